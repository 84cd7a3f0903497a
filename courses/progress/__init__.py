"""What a learner did: lessons read, tests taken, what was learned and finished."""
