"""A learner's own certificates: one place for each course they finished."""

from dataclasses import dataclass

from django.db.models import Prefetch

from certificates import naming
from certificates.certificate import Certificate
from certificates.codes import pretty_code
from courses.models import Enrolment
from lms.accounts.models import User


@dataclass(frozen=True)
class Place:
    enrolment: Enrolment
    certificate: Certificate | None

    @property
    def course_title(self) -> str:
        return self.certificate.course_title if self.certificate else self.enrolment.course.title

    @property
    def is_ready(self) -> bool:
        return self.certificate is not None and self.certificate.is_valid

    @property
    def is_revoked(self) -> bool:
        return self.certificate is not None and self.certificate.is_withdrawn

    @property
    def pretty_code(self) -> str:
        return pretty_code(self.certificate.code)


@dataclass(frozen=True)
class Shelf:
    learner: User
    places: list[Place]

    @property
    def is_empty(self) -> bool:
        return not self.places

    @property
    def needs_name(self) -> bool:
        return bool(self.places) and self.learner.certificate_name_confirmed_at is None

    @property
    def is_making(self) -> bool:
        """True while at least one certificate is on its way."""
        return not self.needs_name and any(
            not place.is_ready and not place.is_revoked for place in self.places
        )

    @property
    def name_as_printed(self) -> str:
        return naming.as_printed(self.learner.certificate_name)


def shelf_of(learner: User) -> Shelf:
    """Return the learner's certificates, the course finished last first."""
    finished = (
        Enrolment.objects.of(learner)
        .exclude(completed_at=None)
        .select_related("course")
        .prefetch_related(
            Prefetch("certificates", queryset=Certificate.objects.live(), to_attr="live")
        )
        .order_by("-completed_at", "-pk")
    )
    places = [Place(each, each.live[0] if each.live else None) for each in finished]
    return Shelf(learner, places)
