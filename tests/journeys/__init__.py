"""Whole journeys, in real Chromium, against the running site: web, worker, files and all."""
