"""The trainer's and author's pages in the Wagtail admin."""
