"""Fitri sets the hours of a cohort's tests; Budi opens and closes them in the hall."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from courses.enrolment.enrol import standing_cohort
from lms.audit.models import AuditEvent
from tests.filled_form import read_form, words_of

pytestmark = pytest.mark.django_db

NINE_IN_KENDARI = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.fixture
def kendari(cohort):
    cohort.region_code = "74.71"
    cohort.save()
    return cohort


def _write(client, cohort, **typed):
    url = reverse("cohorts:edit", args=[cohort.pk])
    return client.post(url, {**read_form(client.get(url)), **typed})


def _press(client, cohort, do: str):
    return client.post(reverse("cohorts:test_times", args=[cohort.pk]), {"do": do})


def _page(client, cohort) -> str:
    return words_of(client.get(reverse("cohorts:inspect", args=[cohort.pk])))


@pytest.mark.parametrize(
    ("region", "hour", "zone"), [("32.73", 2, "WIB"), ("74.71", 1, "WITA"), ("91.71", 0, "WIT")]
)
def test_hours_are_those_of_the_clock_on_the_wall(region, hour, zone, cohort, fitri, at_desk):
    desk = at_desk(fitri)

    _write(desk, cohort, region_code=region, pre_test_opens_at="2026-11-24T09:00")

    cohort.refresh_from_db()
    assert cohort.pre_test_opens_at == datetime(2026, 11, 24, hour, tzinfo=UTC)
    assert f"24 November 2026 09.00 {zone}" in _page(desk, cohort)
    form = read_form(desk.get(reverse("cohorts:edit", args=[cohort.pk])))
    assert form["pre_test_opens_at"] == "2026-11-24T09:00"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            {"pre_test_opens_at": "2026-11-24T09:00", "pre_test_closes_at": "2026-11-24T08:00"},
            "A test closes after it opens: look at both.",
        ),
        (
            {"post_test_opens_at": "2026-11-24T09:00", "post_test_closes_at": "2026-11-24T09:00"},
            "A test closes after it opens: look at both.",
        ),
        (
            {"pre_test_closes_at": "2026-11-24T09:00", "post_test_opens_at": "2026-11-24T08:00"},
            "The post-test comes after the pre-test: look at both.",
        ),
        ({"pre_test_opens_at": "besok"}, "Write a day and a time."),
        ({"pre_test_opens_at": "2026-13-41T09:00"}, "Write a day and a time."),
        ({"pre_test_opens_at": "0001-01-01T00:00"}, "Write a day and a time."),
        ({"pre_test_opens_at": "2026-11-24T09:00Z"}, "Write a day and a time."),
    ],
)
def test_hours_that_make_no_sense_are_refused_in_words(typed, words, kendari, fitri, at_desk):
    page = _write(at_desk(fitri), kendari, name="Lain", **typed)

    kendari.refresh_from_db()
    assert words in words_of(page)
    assert kendari.name != "Lain"


def test_a_cohort_for_all_has_no_hours(course, fitri, at_desk):
    cohort = standing_cohort(course)
    desk = at_desk(fitri)

    _write(desk, cohort, pre_test_opens_at="2026-11-24T09:00")
    _press(desk, cohort, "close:pre_test")

    cohort.refresh_from_db()
    assert (cohort.pre_test_opens_at, cohort.pre_test_closes_at) == (None, None)
    assert "The tests of this cohort" not in _page(desk, cohort)


def test_budi_closes_and_opens_again_and_it_is_noted(kendari, budi, at_desk):
    with time_machine.travel(NINE_IN_KENDARI, tick=False):
        desk = at_desk(budi)
        _press(desk, kendari, "close:pre_test")
        closed = _page(desk, kendari)
        kendari.refresh_from_db()
        was_closed_at = kendari.pre_test_closes_at
    with time_machine.travel(NINE_IN_KENDARI + timedelta(hours=1), tick=False):
        _press(at_desk(budi), kendari, "open:pre_test")

    kendari.refresh_from_db()
    assert "Pre-test: closed Closes 24 November 2026 09.00 WITA Open now" in closed
    assert was_closed_at == NINE_IN_KENDARI
    assert kendari.pre_test_opens_at == NINE_IN_KENDARI + timedelta(hours=1)
    assert kendari.pre_test_closes_at is None
    events = AuditEvent.objects.filter(action__endswith="_test").order_by("pk")
    assert [(e.action, e.actor_id, e.object_id, e.detail["test"]) for e in events] == [
        ("cohort.close_test", budi.pk, str(kendari.pk), "pre_test"),
        ("cohort.open_test", budi.pk, str(kendari.pk), "pre_test"),
    ]


def test_opening_before_its_hour_keeps_the_hour_of_closing(kendari, budi, at_desk):
    kendari.post_test_opens_at = NINE_IN_KENDARI + timedelta(hours=2)
    kendari.post_test_closes_at = NINE_IN_KENDARI + timedelta(hours=4)
    kendari.save()

    with time_machine.travel(NINE_IN_KENDARI, tick=False):
        _press(at_desk(budi), kendari, "close:post_test")
        _press(at_desk(budi), kendari, "open:post_test")

    kendari.refresh_from_db()
    assert kendari.post_test_opens_at == NINE_IN_KENDARI
    assert kendari.post_test_closes_at == NINE_IN_KENDARI + timedelta(hours=4)


def test_a_test_opened_by_the_button_keeps_its_second_when_the_form_is_saved(
    kendari, budi, fitri, at_desk
):
    moment = NINE_IN_KENDARI + timedelta(seconds=41)
    with time_machine.travel(moment, tick=False):
        _press(at_desk(budi), kendari, "close:pre_test")

    _write(at_desk(fitri), kendari, venue="Balai desa")

    kendari.refresh_from_db()
    assert (kendari.venue, kendari.pre_test_closes_at) == ("Balai desa", moment)


@pytest.mark.parametrize(("who", "answer"), [("citra", 404), ("dewi", 302), ("ayu", 302)])
def test_nobody_else_opens_or_closes_it(who, answer, kendari, request, at_desk):
    client = at_desk(request.getfixturevalue(who))

    response = _press(client, kendari, "close:pre_test")

    kendari.refresh_from_db()
    assert (response.status_code, kendari.pre_test_closes_at) == (answer, None)


@pytest.mark.parametrize("do", ["", "open", "open:follow_up", "delete:pre_test", "open:seed"])
def test_a_deed_that_is_none_is_not_found(do, kendari, budi, at_desk):
    assert _press(at_desk(budi), kendari, do).status_code == 404
