"""What courses tells others. Others listen; courses knows none of them."""

from django.dispatch import Signal

# Sent once per enrolment, on commit. Arguments: enrolment_id (int).
course_completed = Signal()
