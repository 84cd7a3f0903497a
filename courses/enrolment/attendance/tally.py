"""How often each person was there, out of the meetings that were held."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from courses.enrolment.attendance.attendance import Attendance
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment

STATUSES = Attendance.Status


@dataclass(frozen=True)
class Tally:
    """`came` counts those who came late, too."""

    came: int
    late: int
    held: int


def tallies_of(cohort: Cohort, enrolments: Sequence[Enrolment]) -> dict[int, Tally]:
    """Return a tally for each of these people of the cohort; nothing when no meeting was held.

    A meeting was held when somebody was marked at it: a planned one that fell through counts
    against nobody. Whoever left the cohort is not counted on at the meetings after that.
    """
    marked = Attendance.objects.filter(session=OuterRef("pk"))
    held = list(cohort.sessions.filter(Exists(marked)).values_list("starts_at", flat=True))
    if not held:
        return {}
    came, late = Q(status__in=[STATUSES.ATTENDED, STATUSES.LATE]), Q(status=STATUSES.LATE)
    marks = Attendance.objects.filter(session__cohort=cohort, enrolment__in=enrolments)
    counted = (
        marks.order_by()
        .values_list("enrolment")
        .annotate(came=Count("pk", filter=came), late=Count("pk", filter=late), all=Count("pk"))
    )
    counts = {pk: (came, late, every) for pk, came, late, every in counted}
    tallies = {}
    for enrolment in enrolments:
        came, late, every = counts.get(enrolment.pk, (0, 0, 0))
        end = enrolment.ended_at
        expected = len(held) if end is None else sum(start < end for start in held)
        tallies[enrolment.pk] = Tally(came, late, max(expected, every))
    return tallies
