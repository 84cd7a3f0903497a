"""What is printed: the house's fonts and colours, set text, and QR codes. Knows no rows."""
