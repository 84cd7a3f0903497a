"""What was learned, in figures, for M&E."""
