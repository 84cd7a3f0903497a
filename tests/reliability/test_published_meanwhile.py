"""R13: Eko publishes an edited quiz while five hundred people begin the test."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Attempt, Enrolment, QuizItem
from courses.progress import attempts
from courses.quizzes.models import Quiz
from courses.quizzes.publishing import as_draft, publish, revise
from lms.accounts.models import User

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 500
HANDS = 8
# Begun before Eko's editing starts, so that both editions surely have people.
BEFORE = 40


@pytest.fixture
def people(cohort) -> list[User]:
    now = timezone.now()
    people = User.objects.bulk_create(
        User(username=f"p{n}", display_name="P", age_band="18-24", password="!",
             age_band_stated_on=timezone.localdate(), sex="P", region_code="74.71",
             category="pelajar")
        for n in range(PEOPLE)
    )  # fmt: skip
    Enrolment.objects.bulk_create(
        Enrolment(
            learner=person, cohort=cohort, course=cohort.course, first_form="A", enrolled_at=now
        )
        for person in people
    )
    return people


def _edit(quiz: Quiz, *, round_: int) -> None:
    """Eko mends the words of every question, and publishes."""
    for slot in quiz.slots.select_related("question"):
        version = slot.question.versions.order_by("-number").first()
        draft = as_draft(version)
        revise(
            slot.question, draft=type(draft)(**{**vars(draft), "text": f"{draft.text} {round_}"})
        )
    publish(quiz)


def _versions_shown(quiz: Quiz) -> dict[int, list[tuple[int, str]]]:
    """Return by attempt the versions of its items, and their words."""
    return {
        attempt.pk: [(item.version_id, item.version.text) for item in attempts.items_of(attempt)]
        for attempt in Attempt.objects.filter(quiz=quiz)
    }


def _mixed(quiz: Quiz) -> list[int]:
    """Return the attempts that show an item which is not of their own edition and form."""
    editions = dict(QuizItem.objects.values_list("pk", "edition_id"))
    forms = dict(QuizItem.objects.values_list("pk", "form"))
    return [
        attempt.pk
        for attempt in Attempt.objects.filter(quiz=quiz)
        if {(editions[pk], forms[pk]) for pk in attempt.item_ids}
        != {(attempt.edition_id, attempt.form)}
    ]


def _begin_all(people, signed_in, course, *, meanwhile) -> None:
    address = reverse("learn:start_test", args=[course.pk, "awal"])
    begun = threading.Semaphore(0)

    def begin(person: User) -> None:
        try:
            reply = signed_in(person).post(address)
            assert reply.status_code == 302, reply.status_code
        finally:
            begun.release()
            connections.close_all()

    def edit() -> None:
        for _ in range(BEFORE):
            begun.acquire()
        try:
            meanwhile()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(HANDS + 1) as pool:
        editing = pool.submit(edit)
        list(pool.map(begin, people))
        editing.result()


def test_r13_every_attempt_keeps_the_versions_it_began_with(people, cohort, signed_in):
    quiz = cohort.course.pre_test
    before = {}

    def edit_twice() -> None:
        before.update(_versions_shown(quiz))
        for round_ in (1, 2):
            _edit(quiz, round_=round_)

    _begin_all(people, signed_in, cohort.course, meanwhile=edit_twice)

    after = _versions_shown(quiz)
    assert Attempt.objects.count() == PEOPLE
    assert len(set(Attempt.objects.values_list("edition", flat=True))) > 1
    assert _mixed(quiz) == []
    assert len(before) >= BEFORE
    assert {pk: after[pk] for pk in before} == before


def test_r13_the_control_sees_an_attempt_that_follows_the_newest_edition(enrolment, monkeypatch):
    quiz = enrolment.course.pre_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    shown = _versions_shown(quiz)
    _edit(quiz, round_=1)
    newest = Quiz.objects.get(pk=quiz.pk).current_edition

    # Were the edition looked up when the page is shown, or only half of it pinned …
    Attempt.objects.filter(pk=attempt.pk).update(
        item_ids=list(newest.items.filter(form=attempt.form).values_list("pk", flat=True))
    )

    assert _versions_shown(quiz) != shown
    assert _mixed(quiz) == [attempt.pk]


def test_r13_publishing_makes_nobody_pay_more(people, cohort, signed_in):
    """No stampede: beginning right after an edition came costs what it cost before."""
    quiz, address = (
        cohort.course.pre_test,
        reverse("learn:start_test", args=[cohort.course_id, "awal"]),
    )
    costs = []
    for person in people[:3]:
        hand = signed_in(person)
        with CaptureQueriesContext(connection) as spent:
            hand.post(address)
        costs.append(len(spent))
    _edit(quiz, round_=1)
    for person in people[3:6]:
        hand = signed_in(person)
        with CaptureQueriesContext(connection) as spent:
            hand.post(address)
        costs.append(len(spent))

    first, *others = costs
    assert first >= max(others)
    assert len(set(others)) == 1
