"""Ayu chose in time and had no network: what comes after the end, and what of it counts."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from courses.models import Answer, Attempt, SupersededAnswer
from courses.progress import attempts
from lms.accounts.owner import owner_tag
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def _at(hours: float):
    return time_machine.travel(NINE + timedelta(hours=hours), tick=False)


@pytest.fixture
def attempt(enrolment, cohort) -> Attempt:
    """Begun at nine; the class closes the test at ten, with half an hour of grace."""
    cohort.pre_test_closes_at = NINE + timedelta(hours=1)
    cohort.save()
    return attempts.start(enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=NINE)


@pytest.fixture
def send(attempt, ayu, signed_in):
    """Return a way to send one choice made at an hour after nine, by a clock that may be wrong."""

    def deliver(*, made: float | None, wrong_by: timedelta = timedelta(), choice: int = 1, **more):
        now = datetime.now(tz=UTC)
        save = {"item": attempt.item_ids[0], "choices": [choice], "writer": "phone000"}
        save |= {"sequence": 1, **more}
        if made is not None:
            save["device_time"] = (NINE + timedelta(hours=made) + wrong_by).isoformat()
        body = {"attempt": attempt.pk, "owner": owner_tag(ayu), "saves": [save]}
        body["sent_at"] = (now + wrong_by).isoformat()
        reply = signed_in(ayu).post("/api/v1/answers", body, content_type="application/json")
        [save] = reply.json()["saves"]
        return save["outcome"], save["late"]

    return deliver


CLOCKS = {"right": 0, "a day behind": -24, "three days ahead": 72, "another zone": 9}


@pytest.mark.parametrize("hours", CLOCKS.values(), ids=CLOCKS)
def test_r10_what_was_chosen_before_the_end_counts_and_is_marked(attempt, send, hours):
    with _at(20):
        outcome = send(made=1.2, wrong_by=timedelta(hours=hours))

    answer = Answer.objects.get()
    assert outcome == ("kept", True)
    assert (answer.choice_ids, answer.is_late) == ([1], True)
    assert answer.answered_at == NINE + timedelta(hours=20)


@pytest.mark.parametrize("hours", CLOCKS.values(), ids=CLOCKS)
def test_r10_what_was_chosen_after_the_end_is_kept_aside_whatever_the_clock_says(
    attempt, send, hours
):
    with _at(20):
        outcome = send(made=1.6, wrong_by=timedelta(hours=hours))

    assert outcome == ("late", False)
    assert Answer.objects.count() == 0
    assert SupersededAnswer.objects.get().reason == "after_end"


@pytest.mark.parametrize(
    ("arrives", "expected"),
    [(1.4, ("kept", False)), (1.6, ("kept", True)), (49.4, ("kept", True)),
     (49.6, ("late", False))],
)  # fmt: skip
def test_in_time_then_late_then_too_late(attempt, send, settings, arrives, expected):
    settings.LATE_ANSWERS_HOURS = 48

    with _at(arrives):
        assert send(made=0.5) == expected


def test_with_no_hours_to_come_late_nothing_late_counts(attempt, send, settings):
    settings.LATE_ANSWERS_HOURS = 0

    with _at(1.6):
        assert send(made=0.5) == ("late", False)


def test_a_page_that_cannot_tell_when_is_not_believed(attempt, send):
    with _at(1.6):
        assert send(made=None) == ("late", False)


def test_after_handing_in_nothing_counts_whenever_it_was_chosen(attempt, send, ayu):
    with _at(0.6):
        send(made=0.5)
        attempts.submit(Attempt.objects.of(ayu), attempt_id=attempt.pk, at=datetime.now(tz=UTC))
        result = Attempt.objects.get().score_percent

    with _at(0.7):
        outcome = send(made=0.5, choice=2, sequence=2)

    assert outcome == ("late", False)
    assert Answer.objects.get().choice_ids == [1]
    assert Attempt.objects.get().score_percent == result
    assert SupersededAnswer.objects.get().reason == "handed_in"


def test_a_late_answer_may_be_handed_in_and_the_page_says_so(attempt, send, ayu, signed_in):
    phone, page = signed_in(ayu), f"/belajar/uji/{attempt.pk}/"
    first = attempts.items_of(attempt)[0].version.choices.first()
    with _at(20):
        send(made=0.5, choice=first.pk)
        words = words_of(phone.get(page))
        phone.post(f"{page}kirim/")

    assert "1 di antaranya datang setelah tes berakhir" in words
    assert Attempt.objects.get().is_submitted


def test_a_choice_made_in_time_takes_the_mark_away_from_none(attempt, send):
    with _at(0.6):
        send(made=0.5)
    with _at(20):
        send(made=0.9, choice=2, sequence=2)

    answer = Answer.objects.get()
    assert (answer.choice_ids, answer.is_late) == ([2], True)
