"""Care for the data: back it up, restore it, look it over, bring it to a new version."""
