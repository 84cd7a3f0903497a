"""The second README: stories about people, told through the real interface."""
