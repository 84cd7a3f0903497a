"""Certificates: drawn, numbered, read back."""
