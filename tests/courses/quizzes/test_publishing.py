"""What was asked stays as it was asked."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from courses.quizzes.models import Question, QuestionVersion, Quiz
from courses.quizzes.publishing import (
    ChoiceDraft,
    NotPublishable,
    VersionDraft,
    as_draft,
    publish,
    revise,
)
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


def test_an_attitude_comes_with_the_scale_of_the_site_and_is_not_scored():
    quiz = make_quiz(attitudes=2)

    edition = quiz.current_edition
    item = edition.items.get(version__question__code="SIKAP1")
    steps = item.version.choices.order_by("position")
    assert list(steps.values_list("text", "fraction_percent")) == [
        ("Sangat tidak setuju", 0),
        ("Tidak setuju", 0),
        ("Ragu-ragu", 0),
        ("Setuju", 0),
        ("Sangat setuju", 0),
    ]
    assert [one.version.question.code for one in edition.items.all() if not one.is_scored] == [
        "SIKAP1",
        "SIKAP2",
    ]


def test_an_attitude_saved_again_keeps_its_version():
    make_quiz(attitudes=1)
    question = Question.objects.get(code="SIKAP1")

    version = revise(question, draft=as_draft(question.versions.get()))

    assert version.number == 1


def test_an_attitude_that_is_turned_round_is_a_new_version():
    quiz = make_quiz(attitudes=1)
    question = Question.objects.get(code="SIKAP1")

    revise(question, draft=VersionDraft("likert", "Pernyataan 1", is_reversed=True))

    assert publish(quiz).number == 2
    assert [one.is_reversed for one in question.versions.order_by("number")] == [False, True]


def test_only_an_attitude_can_be_stored_as_reversed():
    make_quiz()

    with pytest.raises(IntegrityError, match="only_an_attitude_is_reversed"):
        QuestionVersion.objects.filter(question__code="S1").update(is_reversed=True)


def test_an_attitude_among_the_items_of_a_form_is_refused():
    quiz = make_quiz(attitudes=1)
    question = Question.objects.get(code="S1")
    revise(question, draft=VersionDraft("likert", "Soal ini jadi pernyataan."))

    with pytest.raises(NotPublishable, match="S1"):
        publish(quiz)


def test_an_item_with_a_right_answer_among_the_attitudes_is_refused():
    quiz = make_quiz(attitudes=1)
    question = Question.objects.get(code="SIKAP1")
    revise(question, draft=_other_text(question))

    with pytest.raises(NotPublishable, match="SIKAP1"):
        publish(quiz)
