"""Kinds of work this app gives to the ledger."""
