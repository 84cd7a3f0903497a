"""The demo: fictional people who go through the starter course by the real deeds."""
