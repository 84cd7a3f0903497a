"""The learner's own pages: my courses, tests, results."""
