"""A list of people that somebody typed: read, checked, admitted, and written out again."""
