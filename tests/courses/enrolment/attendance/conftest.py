"""A meeting in Kendari, and people to mark at it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrolment.models import TrainingSession
from tests import factories


@pytest.fixture
def session(cohort, budi) -> TrainingSession:
    """The morning of the first day; it began an hour ago."""
    start = timezone.now() - timedelta(hours=1)
    return TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 1, pagi",
        place="Aula kelurahan",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        made_by=budi,
    )


@pytest.fixture
def people(cohort) -> list[int]:
    """The enrolments of Bagas, Dimas and Elsa."""
    return [
        factories.join(factories.make_person(name), cohort.course, cohort=cohort).pk
        for name in ("bagas", "dimas", "elsa")
    ]
