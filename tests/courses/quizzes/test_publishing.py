"""What was asked stays as it was asked."""

from decimal import Decimal

import pytest

from courses.quizzes.models import Question, Quiz
from courses.quizzes.publishing import ChoiceDraft, NotPublishable, VersionDraft, publish, revise
from tests.factories import make_quiz

pytestmark = pytest.mark.django_db


def _other_text(question: Question) -> VersionDraft:
    return VersionDraft(
        type="true_false",
        text="Kata sandi sebaiknya unik.",
        choices=(ChoiceDraft("Benar", Decimal(100)), ChoiceDraft("Salah", Decimal(0))),
    )


def test_publishing_twice_without_a_change_makes_one_edition():
    quiz = make_quiz()

    publish(quiz)

    assert quiz.editions.count() == 1


def test_a_changed_question_makes_a_new_edition_and_the_old_one_keeps_its_text():
    quiz = make_quiz()
    first = quiz.current_edition
    question = Question.objects.get(code="S1")
    revise(question, draft=_other_text(question))

    second = publish(quiz)

    old = first.items.get(form="A", version__question=question).version
    new = second.items.get(form="A", version__question=question).version
    assert (old.text, new.text) == ("Soal S1: mana yang benar?", "Kata sandi sebaiknya unik.")
    assert (first.number, second.number) == (1, 2)


def test_revising_without_a_change_makes_no_version():
    make_quiz()
    question = Question.objects.get(code="S1")
    draft = _other_text(question)

    revise(question, draft=draft)
    revise(question, draft=draft)

    assert question.versions.count() == 2


def test_an_empty_quiz_says_what_to_do():
    quiz = Quiz.objects.create(code="kosong", title="Kosong")

    with pytest.raises(NotPublishable, match=r".+"):
        publish(quiz)

    assert quiz.editions.count() == 0
