"""Who may open what: one table for every address of ours, tried as each of the cast."""
