"""The pages of certificates: the check that anyone can make, and a learner's own."""
