"""Settings by subject: data, people, web."""
