"""Accounts nobody uses: told by code, never by name, and removed after the days of grace."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from lms.accounts import erasing
from lms.accounts.models import Erasure, User
from tests import factories
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    with time_machine.travel(timezone.now() + timedelta(days=25 * 31)):
        yield


def _told(*options: str) -> dict:
    out = StringIO()
    call_command("retention", "--json", *options, stdout=out)
    return json.loads(out.getvalue())


@pytest.fixture
def people(ayu, budi, enrolment):
    """Two years ago: Ayu (15) and an adult learned, and Budi taught."""
    return ayu, factories.make_person("dimas", age_band="18-24")


def test_only_minors_are_due_after_two_years_and_staff_never(people, later):
    ayu, _dimas = people

    told = _told("--dry-run")

    assert told["minors"] == {"months": 24, "count": 1, "codes": [ayu.learner_code]}
    assert told["adults"]["count"] == 0
    assert Erasure.objects.count() == 0


def test_who_answered_lately_is_no_candidate(people, enrolment, course, later):
    from courses.progress import attempts

    attempts.start(enrolment, quiz=course.pre_test, purpose="pre", at=timezone.now())

    assert _told("--dry-run")["minors"]["count"] == 0


def test_the_words_hold_counts_and_codes_and_no_name(people, later):
    out = StringIO()

    call_command("retention", stdout=out)

    assert people[0].learner_code in out.getvalue()
    assert "ayu" not in out.getvalue().lower().replace(people[0].learner_code.lower(), "")


def test_removed_after_the_days_of_grace(people, later, run_jobs):
    _told()
    waiting = Erasure.objects.get()
    with time_machine.travel(waiting.due_at + timedelta(minutes=1)):
        erasing.submit_due()
        run_jobs()

    assert (waiting.reason, User.objects.get(pk=people[0].pk).display_name) == ("tidak_dipakai", "")
    assert _told("--dry-run")["minors"]["count"] == 0


def test_who_signs_in_within_the_days_stays(people, later, client):
    _told()

    client.post("/akun/masuk/", {"login": "ayu", "password": PASSWORD})

    assert Erasure.objects.waiting().count() == 0
    assert _told("--dry-run")["minors"]["count"] == 0
