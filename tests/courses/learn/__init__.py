"""Stories of a learner's own pages."""
