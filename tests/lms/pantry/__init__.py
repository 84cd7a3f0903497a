"""What is kept is never stale and never personal."""
