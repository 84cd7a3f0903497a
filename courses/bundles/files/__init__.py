"""Bundles on disk: folders and ZIP files in, the same out."""
