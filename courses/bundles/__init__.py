"""A course as files: read, written back equal, and the shipped courses."""
