"""Written and placed answers are evidence: marked again, analysed, and never from paper."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from courses.models import Answer, Attempt
from courses.progress import attempts, completion, erasing
from courses.progress.saving import Save, save_answers
from courses.quizzes.models import QuizItem
from courses.reports.items.reading import analysis_of
from tests.question_types import ask_every_type, right_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def pre_test(course, enrolment) -> Attempt:
    """Ayu's pre-test, everything right."""
    quiz, at = ask_every_type(course), timezone.now()
    attempt = attempts.start(enrolment, quiz=quiz, purpose="pre", at=at)
    own = Attempt.objects.of(enrolment.learner)
    saves = [_right(item) for item in attempts.items_of(attempt)]
    save_answers(own, attempt_id=attempt.pk, saves=saves, at=at)
    completion.submit_test(own, attempt_id=attempt.pk, at=at)
    attempt.refresh_from_db()
    return attempt


def _right(item: QuizItem) -> Save:
    [(name, said)] = right_fields(item).items()
    if name.startswith("words"):
        return Save(item.pk, [], "cobacoba1", 1, text=said)
    return Save(item.pk, [int(pk) for pk in said], "cobacoba1", 1, is_placed=True)


def _mark_again() -> dict:
    said = StringIO()
    call_command("mark_again", "--json", stdout=said)
    return json.loads(said.getvalue())


def test_each_is_marked_again_as_it_was(pre_test):
    assert pre_test.score_percent == 100

    assert _mark_again() == {"ok": True, "answers": 5, "differences": 0, "named": []}


def test_words_erased_with_a_person_leave_their_worth(pre_test, ayu):
    erasing.erase_words(ayu)

    assert _mark_again() == {"ok": True, "answers": 3, "differences": 0, "named": []}
    assert {answer.fraction_percent for answer in Answer.objects.all()} == {100}


def test_written_words_are_an_answer_to_the_analysis(pre_test):
    written = [item for item in attempts.items_of(pre_test) if item.version.is_written]

    analysis = analysis_of(pre_test.edition)

    assert len(written) == 2
    assert {analysis.items["pre", item.version_id].omitted for item in written} == {0}


@pytest.mark.parametrize("number", range(1, 6))
def test_no_letter_stands_for_what_is_written_or_placed(course, enrolment, budi, at_desk, number):
    ask_every_type(course)
    sheet = {
        f"who-{enrolment.pk}": enrolment.learner.username,
        f"letters-{enrolment.pk}-{number}": "A",
    }

    page = at_desk(budi).post(reverse("cohorts:paper", args=[enrolment.cohort_id]), sheet)

    assert "it cannot be entered from paper" in page.text
    assert not Attempt.objects.exists()
