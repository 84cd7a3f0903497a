"""Messages to people, one row per event and person, sent by the ledger."""
