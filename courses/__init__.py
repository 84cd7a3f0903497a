"""Courses: what is taught and asked, who takes part, what was learned."""
