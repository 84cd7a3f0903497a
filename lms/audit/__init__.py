"""What staff changed, read or exported: append-only, sealed into a hash chain."""
