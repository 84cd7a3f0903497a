"""People: who signs in, what they agreed to, and what a role may do."""
