"""Who takes part: cohorts, enrolments, and whose learners staff may see."""
