"""Messages to people, one row per event and person, sent by the ledger."""

from lms.outbox.posting import post

__all__ = ["post"]
