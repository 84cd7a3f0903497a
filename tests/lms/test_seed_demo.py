"""The demo shows a cohort that could be real, and running it twice adds nobody."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from certificates.models import Certificate
from courses.models import Attempt, Enrolment
from lms.accounts.models import User
from tests.factories import make_course

pytestmark = pytest.mark.django_db


def _seed() -> list[dict]:
    out = StringIO()
    call_command("seed_demo", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_demo_fills_a_cohort_and_issues_certificates():
    make_course("aman", modules=2, lessons=1)

    people = _seed()

    completed = Enrolment.objects.exclude(completed_at=None).count()
    assert [each["username"] for each in people] == [
        "ayu", "budi", "citra", "dewi", "eko", "fitri",
    ]  # fmt: skip
    assert Enrolment.objects.count() == 31
    assert 12 <= completed <= 28
    assert Certificate.objects.filter(state="valid").count() == completed
    assert not Attempt.objects.filter(enrolment__learner__username="ayu").exists()


def test_seeding_twice_adds_nobody_and_changes_the_passwords():
    make_course("aman", modules=1, lessons=1)

    first = _seed()
    people = User.objects.count()
    second = _seed()

    assert User.objects.count() == people
    assert first[0]["password"] != second[0]["password"]
    assert User.objects.get(username="ayu").check_password(second[0]["password"])


def test_without_the_starter_course_it_says_what_to_run():
    with pytest.raises(CommandError, match="load_starter"):
        _seed()
