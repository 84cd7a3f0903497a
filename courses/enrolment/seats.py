"""Seats of a cohort: nobody is let in above its capacity, however many come at once."""

from courses.enrolment.cohort import Cohort


class CohortFull(Exception):
    """So many seats are not free; `left` says how many are."""

    def __init__(self, *, left: int) -> None:
        super().__init__(left)
        self.left = left


def take_seats(cohort: Cohort, *, wanted: int = 1) -> None:
    """See that so many seats are free, and keep others from taking them meanwhile.

    Runs inside the transaction that writes the enrolments: whoever asks next waits until it
    ends. The capacity is read then, not from the row at hand. Raises CohortFull.
    """
    # Without the key: rows that point at this cohort may be written beside us.
    held = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    left = seats_left(held)
    if left is not None and wanted > left:
        raise CohortFull(left=left)


def seats_left(cohort: Cohort) -> int | None:
    """Return how many may still join; None without a limit."""
    if cohort.capacity is None:
        return None
    return max(0, cohort.capacity - seats_taken(cohort))


def seats_taken(cohort: Cohort) -> int:
    """Count those who are in it; who was withdrawn or moved on has left a seat free."""
    return cohort.enrolments.current().count()
