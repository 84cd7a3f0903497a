"""Eko writes questions: every save that says something new is a new version."""

import pytest
from django.urls import reverse

from courses.quizzes.models import Objective, Question, QuestionBank, QuestionVersion
from lms.audit.models import AuditEvent
from tests.factories import make_quiz
from tests.filled_form import read_form, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(db):
    return make_quiz()


@pytest.fixture
def desk(eko, at_desk):
    return at_desk(eko)


def _edit_url(code: str) -> str:
    return reverse("questions:edit", args=[Question.objects.get(code=code).pk])


def _versions(code: str) -> list[tuple[int, str]]:
    versions = QuestionVersion.objects.filter(question__code=code).order_by("number")
    return list(versions.values_list("number", "text"))


def test_a_changed_text_is_a_new_version_and_the_published_edition_keeps_the_old(quiz, desk, eko):
    url = _edit_url("S1")
    form = read_form(desk.get(url))

    page = desk.post(url, {**form, "text": "Apa itu grooming?"}, follow=True)

    assert _versions("S1") == [(1, "Soal S1: mana yang benar?"), (2, "Apa itu grooming?")]
    asked = quiz.current_edition.items.get(form="A", version__question__code="S1").version
    assert asked.number == 1
    said = "Item S1 has a new version, 2. Published quiz editions stay as they are"
    assert said in words_of(page)
    event = AuditEvent.objects.get(action="question.revise")
    assert (event.actor_id, event.detail) == (eko.pk, {"version": 2})


def test_saving_without_a_change_makes_no_version(quiz, desk):
    url = _edit_url("A3")

    page = desk.post(url, read_form(desk.get(url)), follow=True)

    assert _versions("A3") == [(1, "Soal A3: mana yang benar?")]
    assert "Its version 1 stays as it is." in words_of(page)


def test_a_text_of_several_lines_is_equal_to_itself_when_it_comes_back(quiz, desk):
    url = _edit_url("S1")
    form = read_form(desk.get(url))
    desk.post(url, {**form, "text": "Baris satu.\r\n\r\nBaris dua."})

    desk.post(url, read_form(desk.get(url)))

    assert _versions("S1")[1:] == [(2, "Baris satu.\n\nBaris dua.")]


def test_a_new_objective_is_kept_without_a_new_version(quiz, desk):
    other = Objective.objects.create(code="AMAN-9", text="Lain")
    url = _edit_url("S1")

    desk.post(url, {**read_form(desk.get(url)), "objective": other.pk})

    assert Question.objects.get(code="S1").objective == other
    assert len(_versions("S1")) == 1


def test_a_new_question_is_written_with_its_first_version(quiz, desk):
    url = reverse("questions:add")
    form = {
        **read_form(desk.get(url)),
        "bank": QuestionBank.objects.get().pk,
        "code": "BARU",
        "objective": Objective.objects.get().pk,
        "type": "multiple_choice",
        "text": "Mana tanda grooming?",
        "feedback": "Dua tanda pertama.",
        "options-0-text": "Memuji terus",
        "options-0-fraction_percent": "50",
        "options-0-feedback": "Ya, ini tandanya.",
        "options-2-text": "Minta rahasia",
        "options-2-fraction_percent": "50",
        "options-3-text": "Menolak difoto",
        "options-3-fraction_percent": "-50",
    }

    desk.post(url, form)

    version = QuestionVersion.objects.get(question__code="BARU")
    assert (version.number, version.type, version.feedback) == (
        1,
        "multiple_choice",
        "Dua tanda pertama.",
    )
    assert [(c.position, c.text, int(c.fraction_percent)) for c in version.choices.all()] == [
        (1, "Memuji terus", 50),
        (2, "Minta rahasia", 50),
        (3, "Menolak difoto", -50),
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options-1-fraction_percent": "100"}, "Exactly one option is worth 100."),
        ({"type": "true_false"}, "True or false has two options."),
        ({"type": "multiple_choice"}, None),
        (
            {"type": "multiple_choice", "options-1-fraction_percent": "30"},
            "The right options add up to 130: make it 100.",
        ),
        ({"text": "  "}, "This field is required."),
        ({"text": "x" * 2001}, "Ensure this value has at most 2000 characters"),
        ({"options-1-text": ""}, None),
        ({"options-1-text": "", "options-1-feedback": "Bukan."}, "Write the option, or empty"),
        ({"options-1-text": "y" * 501}, "Ensure this value has at most 500 characters"),
        ({"options-0-fraction_percent": "120"}, "less than or equal to 100"),
        ({"options-0-fraction_percent": "seratus"}, "Enter a number."),
        ({"code": ""}, "This field is required."),
        ({"code": "S2"}, "already exists."),
        (
            {f"options-{n}-{name}": "" for n in (1, 2, 3) for name in ("text", "fraction_percent")},
            "A question needs at least two options.",
        ),
        ({"options-TOTAL_FORMS": "x"}, "Look at the options again"),
        ({"options-TOTAL_FORMS": "5000"}, "Look at the options again"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words_and_nothing_is_saved(quiz, desk, changes, words):
    url = _edit_url("S1")
    before = _versions("S1")

    page = desk.post(url, {**read_form(desk.get(url)), **changes})

    if words is None:
        assert (page.status_code, len(_versions("S1"))) == (302, 2)
    else:
        assert page.status_code == 200
        assert words in words_of(page)
        assert _versions("S1") == before
        assert Question.objects.filter(code="S1").count() == 1


def test_what_was_typed_stays_on_the_page_when_it_is_refused(quiz, desk):
    url = _edit_url("S1")
    form = {**read_form(desk.get(url)), "type": "true_false", "text": "Belum selesai"}

    again = read_form(desk.post(url, form))

    assert (again["text"], again["type"]) == ("Belum selesai", "true_false")
    assert again["options-3-text"] == form["options-3-text"]


def test_two_authors_at_once_lose_nothing(quiz, desk, fitri, at_desk):
    url = _edit_url("S1")
    on_ekos_screen = read_form(desk.get(url))
    fitris_desk = at_desk(fitri)
    fitris_desk.post(url, {**read_form(fitris_desk.get(url)), "text": "Kata Fitri"})

    refused = desk.post(url, {**on_ekos_screen, "text": "Kata Eko"})

    assert "Meanwhile somebody saved version 2" in words_of(refused)
    assert [text for _number, text in _versions("S1")][1:] == ["Kata Fitri"]
    desk.post(url, read_form(refused))
    assert [text for _number, text in _versions("S1")][1:] == ["Kata Fitri", "Kata Eko"]


def test_the_page_tells_its_versions_and_where_they_were_asked(quiz, desk):
    url = _edit_url("S1")
    desk.post(url, {**read_form(desk.get(url)), "text": "Kalimat baru"})

    words = words_of(desk.get(url))

    assert "In no published edition." in words
    assert "Asked in: Uji AMAN #1" in words
    assert "Uji AMAN , form A, place 1" in words


def test_words_of_an_author_are_words_and_not_markup(quiz, desk):
    script = "<script>alert(1)</script>"
    url = _edit_url("S1")
    form = {**read_form(desk.get(url)), "code": script, "text": script, "feedback": script}

    saved = desk.post(url, {**form, "options-0-text": script}, follow=True)

    quiz_page = desk.get(reverse("quizzes:edit", args=[quiz.pk]))
    for page in (saved, desk.get(url), quiz_page):
        assert script not in page.content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()


def test_an_attitude_is_written_without_options_and_shown_with_what_each_step_stands_for(
    quiz, desk
):
    url = reverse("questions:add")
    form = {
        **read_form(desk.get(url)),
        "bank": QuestionBank.objects.get().pk,
        "code": "SIKAP",
        "objective": Objective.objects.get().pk,
        "type": "likert",
        "text": "Masalah di internet sebaiknya dipendam.",
        "is_reversed": "on",
    }

    desk.post(url, form)

    version = QuestionVersion.objects.get(question__code="SIKAP")
    assert (version.type, version.is_reversed, version.choices.count()) == ("likert", True, 5)
    page = words_of(desk.get(_edit_url("SIKAP")))
    assert (
        "Reversed: agreeing counts 1, disagreeing 5. Never part of a score. "
        "5 Sangat tidak setuju 4 Tidak setuju 3 Ragu-ragu 2 Setuju 1 Sangat setuju"
    ) in page


def test_an_attitude_saved_without_a_change_makes_no_version_and_turned_round_it_does(desk):
    make_quiz(attitudes=1)
    url = _edit_url("SIKAP1")
    desk.post(url, read_form(desk.get(url)))
    assert len(_versions("SIKAP1")) == 1

    desk.post(url, {**read_form(desk.get(url)), "is_reversed": "on"})

    assert len(_versions("SIKAP1")) == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options-0-text": "Ya"}, "leave the options empty."),
        ({"feedback": "Karena begitu."}, "leave the explanation empty."),
        ({"is_anchor": "on"}, "it is no anchor."),
    ],
)
def test_what_an_attitude_cannot_have_is_refused_in_words(desk, changes, words):
    make_quiz(attitudes=1)
    url = _edit_url("SIKAP1")

    page = desk.post(url, {**read_form(desk.get(url)), **changes})

    assert words in words_of(page)
    assert len(_versions("SIKAP1")) == 1
