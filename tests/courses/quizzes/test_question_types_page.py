"""Eko writes questions of every type into the same form."""

import pytest
from django.urls import reverse

from courses.quizzes.models import Objective, Question, QuestionBank, QuestionVersion
from courses.quizzes.publishing import as_draft
from tests.filled_form import read_form, words_of
from tests.question_types import DRAFTS, make_typed_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(eko, at_desk):
    return at_desk(eko)


def _typed(draft) -> dict:
    fields = {"type": draft.type, "text": draft.text, "feedback": draft.feedback}
    fields |= {"ignores_spaces": "on"} if draft.ignores_spaces else {}
    fields |= {"tolerance": str(draft.tolerance)} if draft.tolerance is not None else {}
    for row, choice in enumerate(draft.choices):
        fields |= {
            f"options-{row}-text": choice.text,
            f"options-{row}-fraction_percent": str(choice.fraction_percent or ""),
            f"options-{row}-feedback": choice.feedback,
            f"options-{row}-goes_with": choice.goes_with.replace("\n", "\r\n"),
            f"options-{row}-gap": str(choice.gap or ""),
        }
    return fields


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_typed_is_what_is_asked(desk, name):
    bank = QuestionBank.objects.create(code="ragam", title="Ragam")
    objective = Objective.objects.create(code="R-1", text="Meminta bantuan")
    url = reverse("questions:add")
    about = {"bank": bank.pk, "objective": objective.pk, "code": "BARU"}

    desk.post(url, {**read_form(desk.get(url)), **about, **_typed(DRAFTS[name])})

    assert as_draft(QuestionVersion.objects.get()) == DRAFTS[name]


@pytest.mark.parametrize("name", DRAFTS)
def test_saving_without_a_change_makes_no_version(desk, name):
    make_typed_quiz()
    url = reverse("questions:edit", args=[Question.objects.get(code=name.upper()).pk])

    page = desk.post(url, read_form(desk.get(url)), follow=True)

    assert "Its version 1 stays as it is." in words_of(page)
    assert QuestionVersion.objects.filter(question__code=name.upper()).count() == 1


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("short_answer", {"options-0-fraction_percent": "90"}, "at least one accepted answer"),
        ("numeric", {"options-0-text": "dua belas"}, "“dua belas” is no number"),
        ("numeric", {"tolerance": "-1"}, "greater than or equal to 0"),
        ("matching", {"options-1-goes_with": "Akun terkunci"}, "The same line goes with two"),
        ("ordering", {"options-2-text": "", "options-3-text": ""}, "This type has 3 to 8 options."),
        ("cloze", {"text": "Simpan [1]."}, "The text has no gap [2]"),
        ("cloze", {"options-0-gap": "9"}, "Look at the options again"),
        ("cloze", {"type": "single_choice"}, "Only in a text with gaps has an option a gap"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words_and_nothing_is_saved(desk, name, changes, words):
    make_typed_quiz()
    url = reverse("questions:edit", args=[Question.objects.get(code=name.upper()).pk])

    page = desk.post(url, {**read_form(desk.get(url)), **changes})

    assert words.lower() in words_of(page).lower()
    assert QuestionVersion.objects.filter(question__code=name.upper()).count() == 1


def test_the_versions_tell_the_key_of_each_type(desk):
    quiz = make_typed_quiz()

    words = words_of(desk.get(reverse("quizzes:edition", args=[quiz.current_edition_id])))

    assert "Blanks do not count." in words
    assert "Tolerance: 0.1 to either side." in words
    assert "Aman goes with: Akun terkunci Sandi panjang" in words
    assert "The right order: 1. Berhenti 2. Simpan bukti 3. Blokir 4. Cerita" in words
    assert "100 % [2] SAPA 129 50 % [2] teman" in words
