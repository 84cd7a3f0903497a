"""What certificates hear from courses."""
