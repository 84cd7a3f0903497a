"""People: signing up, coming back, agreeing, leaving."""
