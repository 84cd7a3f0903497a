"""The list of one meeting: everybody of the cohort, with their mark."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from courses.enrolment.attendance.attendance import Attendance
from courses.enrolment.attendance.training_session import TrainingSession
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment, EnrolmentQuerySet
from courses.enrolment.told_apart import names_of

STATUSES = Attendance.Status


@dataclass(frozen=True)
class Person:
    """One line. `status` is empty until somebody has marked it."""

    enrolment_id: int
    name: str
    username: str
    code: str
    status: str = ""
    source: str = ""
    marked_by: str = ""
    marked_at: datetime | None = None

    @property
    def next_status(self) -> str:
        """A tap goes round: present, late, not here, present."""
        order = list(STATUSES)
        place = order.index(self.status) + 1 if self.status else 0
        return order[place % len(order)].value

    @property
    def label(self) -> str:
        return STATUSES(self.status).label if self.status else ""


@dataclass(frozen=True)
class Counts:
    attended: int
    late: int
    absent: int
    unmarked: int


def list_of(session: TrainingSession) -> list[Person]:
    """Return who belongs to the cohort now, and who has a mark from before they left it."""
    marks = {row.enrolment_id: row for row in session.attendances.select_related("marked_by")}
    people = by_name(session.cohort.enrolments.filter(Q(ended_at=None) | Q(pk__in=list(marks))))
    names = names_of(enrolment.learner for enrolment in people)
    return [_person(each, marks.get(each.pk), name=names[each.learner_id]) for each in people]


def by_name(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    name = Coalesce(NullIf("learner__display_name", Value("")), F("learner__username"))
    return enrolments.select_related("learner").order_by(Lower(name), "pk")


def counts_of(people: Sequence[Person]) -> Counts:
    found = Counter(person.status for person in people)
    return Counts(
        attended=found[STATUSES.ATTENDED],
        late=found[STATUSES.LATE],
        absent=found[STATUSES.ABSENT],
        unmarked=found[""],
    )


def with_marks(cohort: Cohort) -> QuerySet[TrainingSession]:
    """Return a cohort's meetings with `attended_count`, `late_count` and `absent_count`."""
    counts = {
        f"{status.name.lower()}_count": Count("attendances", filter=Q(attendances__status=status))
        for status in STATUSES
    }
    return cohort.sessions.annotate(**counts).order_by("starts_at", "pk")


def _person(enrolment: Enrolment, mark: Attendance | None, *, name: str) -> Person:
    learner = enrolment.learner
    line = Person(enrolment.pk, name, learner.username, learner.learner_code)
    if mark is None:
        return line
    return Person(
        **{
            **line.__dict__,
            "status": mark.status,
            "source": mark.get_source_display(),
            "marked_by": mark.marked_by.name_on_pages,
            "marked_at": mark.marked_at,
        }
    )
