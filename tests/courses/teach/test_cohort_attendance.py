"""On the cohort's page Budi sees who came to the meetings, and who missed the pre-test."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.attendance.marking import Mark, mark
from courses.enrolment.models import TrainingSession
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import words_of
from tests.taking import take_test

pytestmark = pytest.mark.django_db
MISSED = "Missed: the pre-test closed"


@pytest.fixture
def url(cohort):
    return reverse("cohorts:inspect", args=[cohort.pk])


def _meet(cohort, budi, *, days_ago: int, **statuses):
    start = timezone.now() - timedelta(days=days_ago)
    session = TrainingSession.objects.create(
        cohort=cohort,
        title=f"Hari {days_ago}",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        made_by=budi,
    )
    people = dict(cohort.enrolments.values_list("learner__username", "pk"))
    marks = [Mark(people[name], status, "tap", start) for name, status in statuses.items()]
    mark(session, marks=marks, by=budi)


def _joined(name: str, cohort):
    return factories.join(factories.make_person(name), cohort.course, cohort=cohort)


def _cells(page, label: str) -> dict[str, str]:
    """Return one column of the people, by username; empty when there is none."""
    found = {}
    for row in BeautifulSoup(page.content, "html.parser").select(".staff-cards tbody tr"):
        cell = row.find("td", {"data-label": label})
        if cell is not None:
            found[row.select_one("th .help").text] = " ".join(cell.get_text(" ").split())
    return found


def test_who_came_is_told_out_of_the_meetings_that_were_held(cohort, url, budi, at_desk):
    gone = _joined("gilang", cohort)
    for name in ("bagas", "dimas"):
        _joined(name, cohort)
    _meet(cohort, budi, days_ago=3, bagas="hadir", dimas="tidak", gilang="hadir")
    gone.ended_at = timezone.now() - timedelta(days=2)
    gone.save()
    _meet(cohort, budi, days_ago=1, bagas="terlambat")
    # It fell through: nobody was marked.
    _meet(cohort, budi, days_ago=0)

    told = _cells(at_desk(budi).get(url), "Attendance")

    assert told == {"bagas": "2 of 2 1 of them late", "dimas": "0 of 2", "gilang": "1 of 1"}


def test_without_a_meeting_there_is_no_such_column(cohort, url, budi, at_desk):
    _joined("bagas", cohort)
    _meet(cohort, budi, days_ago=-2)

    assert _cells(at_desk(budi).get(url), "Attendance") == {}


def test_who_missed_the_pre_test_is_marked_so(cohort, url, budi, at_desk):
    taken = _joined("bagas", cohort)
    take_test(taken, "pre", right=3)
    _joined("dimas", cohort)

    before = at_desk(budi).get(url)
    cohort.pre_test_closes_at = timezone.now() - timedelta(hours=1)
    cohort.save()
    after = at_desk(budi).get(url)

    assert _cells(before, "Pre-test") == {"bagas": "50 %", "dimas": "–"}
    assert _cells(after, "Pre-test") == {"bagas": "50 %", "dimas": "missed"}
    assert _cells(after, "Now")["dimas"].startswith("In the lessons")
    assert (MISSED in words_of(before), MISSED in words_of(after)) == (False, True)


@pytest.mark.parametrize("how_many", [2, 40])
def test_attendance_costs_two_statements_for_two_people_and_forty(
    how_many, cohort, url, budi, at_desk
):
    names = [f"peserta{number}" for number in range(how_many)]
    for name in names:
        _joined(name, cohort)
    for days_ago in range(how_many // 10 + 1):
        _meet(cohort, budi, days_ago=days_ago, **dict.fromkeys(names, "hadir"))

    # The meetings held; the marks of the people on the page; nine as without meetings.
    assert queries_beyond_the_shell(at_desk(budi), url) == 11
