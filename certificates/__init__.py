"""Certificates: issued once, numbered for ever, checked by anyone."""
