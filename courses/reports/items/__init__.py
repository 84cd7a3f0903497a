"""How good the questions of a test are: pure figures, a reader of answers, and their words."""
