"""Stories of the JSON interface."""
