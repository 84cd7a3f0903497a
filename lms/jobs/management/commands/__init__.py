"""Commands of the job ledger."""
