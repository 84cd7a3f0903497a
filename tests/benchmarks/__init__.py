"""Side by side: our pages beside empty ones, on one machine and in one run (`make bench`)."""
