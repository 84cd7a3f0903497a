"""What courses tells others. Others listen; courses knows none of them."""

from django.dispatch import Signal

# Sent once per enrolment, inside the transaction that completes it, so that a listener's
# ledger row and the completion stand or fall together: listeners write rows and leave the
# outside world to the ledger. Arguments: enrolment_id (int).
course_completed = Signal()
