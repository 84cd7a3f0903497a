"""Settings by subject: data, logs, people, web."""
