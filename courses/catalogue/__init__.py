"""What is taught: programmes, courses, modules and lessons, as Wagtail pages."""
