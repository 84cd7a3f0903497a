"""The ledger of long work: claimed, run in chunks, resumed after a crash."""
