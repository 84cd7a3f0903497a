"""Ayu with a test in front of her, as her phone shows it."""

import pytest

from courses.progress.attempt import Attempt
from courses.progress.attempts import items_of
from tests.courses.learn.paper import Paper


@pytest.fixture
def phone(ayu, signed_in):
    """Ayu's phone, signed in."""
    return signed_in(ayu)


@pytest.fixture
def paper(enrolment, phone):
    """Ayu's pre-test, started through the page."""
    phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/awal/")
    attempt = Attempt.objects.get()
    return Paper(phone, attempt=attempt, items=items_of(attempt))
