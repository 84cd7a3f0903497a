"""A class that has gone through its course."""

import pytest

from tests import factories
from tests.taking import take_test


@pytest.fixture
def class_of(course, cohort):
    """Return what makes so many people take their tests; afterwards all know everything.

    Nobody reads the lessons, for time's sake: what was read changes no figure here.
    """

    def make(people: int, *, names: str = "murid", purposes=("pre", "post")) -> None:
        for number in range(people):
            learner = factories.make_person(f"{names}{number}", display_name=f"Kunang{number}")
            enrolment = factories.join(learner, course, cohort=cohort)
            for purpose in purposes:
                take_test(enrolment, purpose, right=number % 4 if purpose == "pre" else None)

    return make


@pytest.fixture
def edition(course):
    return course.post_test.current_edition
