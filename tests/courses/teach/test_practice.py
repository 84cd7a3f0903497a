"""Budi marks what he saw: for the whole list, for one person, and again when he erred."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.models import PracticeMark
from courses.progress.moving import move
from courses.progress.practice import Mark, NotMarkable, mark_practice
from lms.accounts.models import Assent
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.practising import ROLE_PLAY, TEACH_BACK, give_practice
from tests.statements import statements
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def practised(course):
    return give_practice(course, ROLE_PLAY, TEACH_BACK)


@pytest.fixture
def page(cohort, practised) -> str:
    return reverse("cohorts:practice", args=[cohort.pk])


@pytest.fixture
def desk(budi, signed_in):
    return signed_in(budi)


def _stored() -> list[tuple]:
    rows = PracticeMark.objects.order_by("pk")
    return [(row.task_code, row.step, row.superseded_at is None) for row in rows]


def _sent(enrolment, *, was: int, now: int, code: str = "main-peran") -> dict:
    return {f"was-{enrolment.pk}-{code}": was, f"mark-{enrolment.pk}-{code}": now}


def test_the_list_of_one_task_marks_several_people_at_once(page, desk, enrolment, cohort, course):
    gita = factories.join(factories.make_person("gita"), course, cohort=cohort)

    answer = desk.post(page, _sent(enrolment, was=0, now=1) | _sent(gita, was=0, now=1))

    assert answer.url == page
    marks = PracticeMark.objects.order_by("enrolment")
    assert [(m.enrolment, m.step, m.title, m.marked_by.username) for m in marks] == [
        (enrolment, 1, "Main peran: mendengar teman", "budi"),
        (gita, 1, "Main peran: mendengar teman", "budi"),
    ]
    event = AuditEvent.objects.get(action="practice.mark")
    assert event.detail == {"changes": [f"{enrolment.pk}:main-peran:1", f"{gita.pk}:main-peran:1"]}


def test_a_corrected_mark_keeps_the_older_one_and_who_made_it(
    page, desk, enrolment, fitri, signed_in
):
    desk.post(page, _sent(enrolment, was=0, now=3, code="unjuk-ajar"))

    signed_in(fitri).post(page, _sent(enrolment, was=3, now=2, code="unjuk-ajar"))

    assert _stored() == [("unjuk-ajar", 3, False), ("unjuk-ajar", 2, True)]
    person = desk.get(f"{page}{enrolment.pk}/").content.decode()
    assert person.count("Unjuk ajar:") == 2
    assert "Budi" in person
    assert "Fitri" in person


def test_a_tick_taken_away_is_a_mark_of_its_own(page, desk, enrolment):
    desk.post(page, _sent(enrolment, was=0, now=1))

    desk.post(page, {f"was-{enrolment.pk}-main-peran": 1})

    assert _stored() == [("main-peran", 1, False), ("main-peran", 0, True)]


def test_sent_twice_it_is_marked_once(page, desk, enrolment):
    for _time in range(2):
        desk.post(page, _sent(enrolment, was=0, now=1))

    assert _stored() == [("main-peran", 1, True)]


def test_an_old_list_does_not_take_back_what_another_trainer_marked_since(page, desk, enrolment):
    desk.post(page, _sent(enrolment, was=0, now=1))

    desk.post(page, {f"was-{enrolment.pk}-main-peran": 0})

    assert _stored() == [("main-peran", 1, True)]


@pytest.mark.parametrize(
    "sent",
    [{"step": "7"}, {"step": "-1"}, {"step": "dua"}, {"step": "٢"}, {"step": "1", "code": "lain"}],
)
def test_nonsense_marks_nothing(page, desk, enrolment, sent):
    code = sent.get("code", "unjuk-ajar")

    desk.post(page, _sent(enrolment, was=0, now=sent["step"], code=code))

    assert _stored() == []


def test_somebody_of_another_cohort_is_not_marked(page, desk, course, citra, enrolment):
    gita = factories.make_person("gita")
    elsewhere = factories.join(
        gita, course, cohort=factories.make_cohort(course, "b", trainer=citra)
    )

    desk.post(page, _sent(enrolment, was=0, now=1) | _sent(elsewhere, was=0, now=1))
    beside = desk.get(f"{page}{elsewhere.pk}/")
    crossed = desk.post(f"{page}{enrolment.pk}/", _sent(elsewhere, was=0, now=1))

    assert _stored() == []
    assert (beside.status_code, crossed.status_code) == (404, 404)


def test_without_both_yeses_of_a_minor_nothing_is_noted(page, desk, enrolment):
    Assent.objects.update(withdrawn_at=timezone.now())

    shown = desk.get(page).content.decode()
    desk.post(page, _sent(enrolment, was=0, now=1))

    assert "mark-" not in shown
    assert _stored() == []


def test_the_last_thing_missing_completes_the_course_at_once(page, desk, enrolment, run_jobs):
    finish_course(enrolment)
    enrolment.refresh_from_db()
    before = enrolment.is_complete

    answer = desk.post(page, _sent(enrolment, was=0, now=1), follow=True)
    run_jobs()

    enrolment.refresh_from_db()
    assert (before, enrolment.is_complete) == (False, True)
    assert "1 orang menyelesaikan kursus" in answer.content.decode()


def test_a_task_that_is_not_needed_holds_nobody_up(desk, enrolment, cohort, course):
    give_practice(course, TEACH_BACK)

    finish_course(enrolment)

    enrolment.refresh_from_db()
    assert enrolment.is_complete


def test_a_rating_below_the_step_that_counts_does_not_complete(page, desk, enrolment, course):
    give_practice(course, TEACH_BACK | {"required": True})
    finish_course(enrolment)

    for was, now, is_complete in [(0, 1, False), (1, 2, True)]:
        desk.post(page, _sent(enrolment, was=was, now=now, code="unjuk-ajar"))

        enrolment.refresh_from_db()
        assert enrolment.is_complete == is_complete


def test_practice_first_and_the_test_last_completes_as_well(page, desk, enrolment):
    desk.post(page, _sent(enrolment, was=0, now=1))
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)

    take_test(enrolment, "post")

    enrolment.refresh_from_db()
    assert enrolment.is_complete


@pytest.mark.parametrize("many", [2, 9])
def test_pages_and_marks_cost_the_same_for_few_and_many(page, desk, course, cohort, budi, many):
    people = [
        factories.join(factories.make_person(f"orang{n}"), course, cohort=cohort)
        for n in range(many)
    ]
    task = course.practice_tasks[0]
    marks = [Mark(one.pk, task, 1) for one in people]

    with statements(10):
        mark_practice(cohort, marks=marks, by=budi, at=timezone.now())

    assert queries_beyond_the_shell(desk, page) == 7
    assert queries_beyond_the_shell(desk, f"{page}{people[0].pk}/") == 6


def test_who_is_moved_takes_the_marks_along_and_the_later_one_counts(
    cohort, course, enrolment, budi, practised
):
    other = factories.make_cohort(course, "kolaka-1", trainer=budi)
    task = practised.practice_tasks[1]
    for step in (1, 2):
        mark_practice(cohort, marks=[Mark(enrolment.pk, task, step)], by=budi, at=timezone.now())

    there = move(enrolment, to=other, by=budi, at=timezone.now())
    mark_practice(other, marks=[Mark(there.pk, task, 3)], by=budi, at=timezone.now())
    back = move(there, to=cohort, by=budi, at=timezone.now())

    now = PracticeMark.objects.current().values_list("enrolment", "step")
    assert set(now) == {(there.pk, 3), (back.pk, 3)}
    assert back.pk == enrolment.pk


def test_who_has_left_is_not_marked(cohort, enrolment, budi, practised):
    enrolment.ended_at = timezone.now()
    enrolment.save()

    with pytest.raises(NotMarkable):
        mark_practice(
            cohort,
            marks=[Mark(enrolment.pk, practised.practice_tasks[0], 1)],
            by=budi,
            at=timezone.now(),
        )
