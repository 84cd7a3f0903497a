"""A bundle put onto the site, and a course on the site read back as a bundle."""
