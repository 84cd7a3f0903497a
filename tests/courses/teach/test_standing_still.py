"""Budi sees at a glance who stands still, since when, and what is missing."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from courses.enrolment.attendance.marking import Mark, mark
from courses.enrolment.models import Cohort, Enrolment, TrainingSession
from courses.progress import lessons
from courses.progress.answer import Answer
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress
from courses.progress.path import CoursePath
from courses.teach import cohort_view
from lms.accounts.models import Assent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import words_of
from tests.taking import finish_course, take_test

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=20)


@pytest.fixture
def url(cohort):
    return reverse("cohorts:inspect", args=[cohort.pk])


@pytest.fixture
def desk(budi, at_desk):
    return at_desk(budi)


def _joined(name: str, cohort, *, ago: timedelta = LONG_AGO, **facts) -> Enrolment:
    enrolment = factories.join(factories.make_person(name, **facts), cohort.course, cohort=cohort)
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=timezone.now() - ago)
    enrolment.refresh_from_db()
    return enrolment


def _people(page) -> list[str]:
    rows = BeautifulSoup(page.content, "html.parser").select(".staff-cards tbody th .help")
    return [row.get_text(strip=True) for row in rows]


def _chips(page) -> str:
    nav = BeautifulSoup(page.content, "html.parser").select_one(".staff-needs")
    return " ".join(nav.get_text(" ").split())


def _read_one(enrolment, *, ago: timedelta) -> None:
    first = CoursePath(enrolment.course, enrolment=enrolment).lessons[0]
    lessons.mark_done(enrolment, lesson=first, at=timezone.now() - ago)


def test_the_list_keeps_those_who_stand_still_and_the_longest_comes_first(desk, url, cohort):
    _read_one(_joined("bagas", cohort), ago=timedelta(days=9))
    _read_one(_joined("dimas", cohort), ago=timedelta(days=3))
    _joined("elsa", cohort)
    _joined("fajar", cohort, ago=timedelta(days=2))

    page = desk.get(url, {"show": "disapa"})

    assert _people(page) == ["elsa", "bagas"]
    day = date_format(timezone.localdate(timezone.now() - timedelta(days=9), cohort.zone), "j M")
    assert f"not moving since {day}" in words_of(page)
    assert "To be greeted 2" in _chips(page)


def test_a_saved_answer_is_a_sign_of_life(desk, url, cohort):
    enrolment = _joined("bagas", cohort)
    take_test(enrolment, "pre")
    old = timezone.now() - LONG_AGO
    Attempt.objects.update(started_at=old, submitted_at=old)
    LessonProgress.objects.update(opened_at=old)
    Answer.objects.update(answered_at=old)

    before = _people(desk.get(url, {"show": "disapa"}))
    Answer.objects.filter(pk=Answer.objects.first().pk).update(answered_at=timezone.now())

    assert (before, _people(desk.get(url, {"show": "disapa"}))) == (["bagas"], [])


def test_who_came_to_a_session_moves_and_who_was_absent_does_not(desk, url, cohort, budi):
    bagas, dimas, elsa = (_joined(name, cohort) for name in ("bagas", "dimas", "elsa"))
    now = timezone.now()
    session = TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 1",
        starts_at=now - timedelta(days=3),
        ends_at=now - timedelta(days=3, hours=-2),
        made_by=budi,
    )
    told = {bagas: "hadir", dimas: "terlambat", elsa: "tidak"}
    marks = [Mark(person.pk, status, "tap", now) for person, status in told.items()]
    mark(session, marks=marks, by=budi)

    page = desk.get(url)

    assert "To be greeted 1" in _chips(page)
    assert _people(desk.get(url, {"show": "disapa"})) == ["elsa"]
    day = date_format(timezone.localdate(session.starts_at, cohort.zone), "j M")
    assert words_of(page).count(f"last activity {day}") == 2


@pytest.mark.parametrize(
    ("region", "at", "runs"),
    [
        # 23.30 in Jakarta is half past one of the next day in Jayapura.
        ("94.71", "2026-11-20T16:30:00Z", False),
        ("31.71", "2026-11-20T16:30:00Z", True),
        ("", "2026-11-20T16:30:00Z", True),
        ("74.71", "2026-11-20T15:59:00Z", True),
        ("74.71", "2026-11-20T16:01:00Z", False),
    ],
)
def test_a_cohort_runs_by_the_day_of_its_own_zone(region, at, runs, desk, url, cohort):
    Cohort.objects.filter(pk=cohort.pk).update(region_code=region, ends_on="2026-11-20")
    with time_machine.travel(at, tick=False):
        _joined("elsa", cohort)
        page = desk.get(url)
        listed = _people(desk.get(url, {"show": "disapa"}))

    assert ("not moving since" in words_of(page), bool(listed)) == (runs, runs)
    assert f"To be greeted {int(runs)}" in _chips(page)


def test_nobody_stands_still_in_a_cohort_that_is_over_or_has_not_begun(desk, url, cohort):
    _joined("elsa", cohort)
    today = timezone.localdate()

    for facts in ({"ends_on": today - timedelta(1)}, {"starts_on": today + timedelta(1)}):
        type(cohort).objects.filter(pk=cohort.pk).update(starts_on=None, ends_on=None)
        type(cohort).objects.filter(pk=cohort.pk).update(**facts)
        page = desk.get(url)
        assert "not moving since" not in words_of(page)
        assert "To be greeted 0" in _chips(page)


def test_who_finished_or_left_is_left_in_peace(desk, url, cohort):
    done = _joined("bagas", cohort)
    finish_course(done)
    old = timezone.now() - LONG_AGO
    Attempt.objects.update(started_at=old, submitted_at=old)
    LessonProgress.objects.update(opened_at=old, done_at=old)
    Answer.objects.update(answered_at=old)
    left = _joined("dimas", cohort)
    Enrolment.objects.filter(pk=left.pk).update(ended_at=old, ended_because="waktu")

    page = desk.get(url)

    assert _chips(page) == (
        "Everybody 2 To be greeted 0 Consent missing 0 Pre-test missing 0 Completed 1"
    )


def test_what_is_missing_is_counted_and_each_count_opens_its_list(desk, url, cohort):
    child = factories.make_person("nia", age_band="13-15")
    factories.give_consent(child)
    take_test(factories.join(child, cohort.course, cohort=cohort), "pre")
    Assent.objects.filter(learner=child).update(withdrawn_at=timezone.now())
    _joined("fajar", cohort)

    page = desk.get(url)

    assert "Consent missing 1 Pre-test missing 1" in _chips(page)
    assert _people(desk.get(url, {"show": "izin"})) == ["nia"]
    assert _people(desk.get(url, {"show": "pre-test"})) == ["fajar"]
    assert _people(desk.get(url, {"show": "selesai"})) == []
    assert "Nobody is in this list now." in words_of(desk.get(url, {"show": "selesai"}))


def test_a_choice_nobody_knows_shows_everybody(desk, url, cohort):
    _joined("fajar", cohort)

    assert _people(desk.get(url, {"show": "apa' OR 1=1"})) == ["fajar"]


def test_the_days_are_a_setting_and_a_choice_goes_along_to_the_next_page(
    desk, url, cohort, settings, monkeypatch
):
    settings.STUCK_AFTER_DAYS = 30
    monkeypatch.setattr(cohort_view, "PEOPLE_PER_PAGE", 1)
    for name in ("bagas", "dimas"):
        _joined(name, cohort)

    assert _people(desk.get(url, {"show": "disapa"})) == []
    settings.STUCK_AFTER_DAYS = 7
    page = desk.get(url, {"show": "disapa"})
    links = [a["href"] for a in BeautifulSoup(page.content, "html.parser").select(".next a")]
    assert links == [f"{url}?show=disapa&p=2"]


@pytest.mark.parametrize("how_many", [3, 30])
def test_the_list_costs_the_same_for_three_people_and_thirty(how_many, desk, url, cohort):
    for number in range(how_many):
        _joined(f"peserta{number}", cohort)

    assert queries_beyond_the_shell(desk, url + "?show=disapa") == 10
