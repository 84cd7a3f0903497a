"""What staff changed, read or exported: append-only, sealed into a hash chain."""

from lms.audit.chain import verify
from lms.audit.trail import record

__all__ = ["record", "verify"]
