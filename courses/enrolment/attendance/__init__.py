"""Who was there: the meetings of a cohort, and a mark for each person at each of them."""
