"""JSON for our own pages: answers kept while offline."""
