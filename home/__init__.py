"""The public front: home, plain pages, help channels, site settings."""
