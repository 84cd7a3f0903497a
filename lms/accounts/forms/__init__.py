"""What people type about themselves and to get in."""
