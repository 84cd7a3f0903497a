"""Eko puts a quiz together, publishes it, and reads what was published."""

import pytest
from django.urls import reverse

from courses.quizzes.models import Question, QuestionBank, Quiz
from courses.quizzes.publishing import VersionDraft, revise
from lms.audit.models import AuditEvent
from tests.factories import make_course, make_quiz
from tests.filled_form import read_form, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiz(db):
    return make_quiz(items=4, anchors=2)


@pytest.fixture
def desk(eko, at_desk):
    return at_desk(eko)


@pytest.fixture
def url(quiz):
    return reverse("quizzes:edit", args=[quiz.pk])


def _order(quiz: Quiz, form: str) -> list[str]:
    slots = quiz.slots.filter(form=form).order_by("position")
    return list(slots.values_list("question__code", flat=True))


def _row(form: dict, code: str) -> str:
    """Return the name of the row that holds this question."""
    return next(
        name.removesuffix("-question")
        for name, value in form.items()
        if name.endswith("-question") and value == f"aman-uji/{code}"
    )


def test_an_item_moves_where_its_number_says(quiz, desk, url):
    form = read_form(desk.get(url))

    desk.post(url, {**form, f"{_row(form, 'A4')}-a": "2"})

    assert _order(quiz, "A") == ["S1", "A4", "S2", "A3"]
    assert _order(quiz, "B") == ["S1", "S2", "B3", "B4"]


def test_an_item_leaves_and_another_comes(quiz, desk, url):
    form = read_form(desk.get(url))
    gone, empty = _row(form, "A3"), "places-6"

    desk.post(
        url,
        {**form, f"{gone}-a": "", f"{empty}-question": "aman-uji/B4", f"{empty}-a": "1"},
    )

    # B4 has a row already: one question, one row.
    assert _order(quiz, "A") == ["S1", "S2", "A3", "A4"]
    form[f"{_row(form, 'B4')}-a"] = "1"
    desk.post(url, {**form, f"{gone}-a": ""})
    assert _order(quiz, "A") == ["B4", "S1", "S2", "A4"]


@pytest.mark.parametrize("typed", ["cadangan/BARU", "Cadangan/baru", "BARU", " baru "])
def test_an_item_is_found_by_bank_and_code_or_by_its_code_alone(quiz, desk, url, typed):
    bank = QuestionBank.objects.create(code="cadangan", title="Cadangan")
    Question.objects.create(bank=bank, code="BARU", objective=Question.objects.first().objective)
    form = read_form(desk.get(url))

    desk.post(url, {**form, "places-6-question": typed, "places-6-a": "1", "places-6-b": "9"})

    assert _order(quiz, "A") == ["BARU", "S1", "S2", "A3", "A4"]
    assert _order(quiz, "B") == ["S1", "S2", "B3", "B4", "BARU"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"places-6-question": "tidak-ada", "places-6-a": "1"}, "There is no item «tidak-ada»"),
        ({"places-6-question": "aman-uji/S1", "places-6-a": "3"}, "This item has a row already"),
        ({"places-6-question": "aman-uji/S1"}, "Write a place in form A, in form B, or in both."),
        ({"places-6-a": "1"}, "This field is required."),
        ({"places-0-a": "nol"}, "Enter a whole number."),
        ({"places-0-a": "0"}, "greater than or equal to 1"),
        ({"title": ""}, "This field is required."),
        ({"attempts_allowed": "0"}, "greater than or equal to 1"),
        ({"code": "dua kata"}, "letters, numbers, underscores or hyphens"),
        ({"places-TOTAL_FORMS": "x"}, "ManagementForm data is missing"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_nothing_moves(quiz, desk, url, changes, words):
    form = read_form(desk.get(url))
    form[f"{_row(form, 'A4')}-a"] = "1"

    page = desk.post(url, {**form, **changes})

    assert page.status_code == 200
    assert words in words_of(page)
    assert _order(quiz, "A") == ["S1", "S2", "A3", "A4"]


def test_saving_changes_the_definition_and_not_what_learners_are_asked(quiz, desk, url):
    form = read_form(desk.get(url))

    page = desk.post(url, {**form, f"{_row(form, 'A4')}-a": ""}, follow=True)

    assert quiz.editions.count() == 1
    assert "Learners are asked edition 1. What is here now differs from it" in words_of(page)


def test_save_and_publish_makes_an_edition_of_what_was_written(quiz, desk, url, eko):
    form = read_form(desk.get(url))

    page = desk.post(url, {**form, f"{_row(form, 'A4')}-a": "", "action-publish": "1"}, follow=True)

    quiz.refresh_from_db()
    codes = quiz.current_edition.items.filter(form="A").values_list(
        "version__question__code", flat=True
    )
    assert (quiz.current_edition.number, list(codes)) == (2, ["S1", "S2", "A3"])
    assert "Edition 2 is published." in words_of(page)
    event = AuditEvent.objects.get(action="quiz.publish")
    assert (event.actor_id, event.object_id, event.detail) == (eko.pk, str(quiz.pk), {"edition": 2})


def test_publishing_the_same_again_makes_no_edition(quiz, desk, url):
    form = read_form(desk.get(url))

    page = desk.post(url, {**form, "action-publish": "1"}, follow=True)

    assert quiz.editions.count() == 1
    assert "Nothing differs from edition 1" in words_of(page)


def test_a_quiz_that_cannot_be_published_is_saved_and_says_why(quiz, desk, url):
    question = Question.objects.create(
        bank=QuestionBank.objects.get(), code="KOSONG", objective=Question.objects.first().objective
    )
    form = read_form(desk.get(url))
    form |= {"places-6-question": "KOSONG", "places-6-a": "1", "action-publish": "1"}

    page = desk.post(url, form, follow=True)

    words = words_of(page)
    assert "Saved, and not published yet. These items have no text yet: KOSONG." in words
    assert "is published" not in words
    assert _order(quiz, "A")[0] == question.code
    assert quiz.editions.count() == 1


def test_a_new_quiz_is_made_and_published_in_one_go(quiz, desk):
    add = reverse("quizzes:add")
    form = read_form(desk.get(add)) | {
        "title": "Uji baru",
        "code": "uji-baru",
        "places-0-question": "aman-uji/S1",
        "places-0-a": "1",
        "places-0-b": "1",
        "action-publish": "1",
    }

    page = desk.post(add, form, follow=True)

    made = Quiz.objects.get(code="uji-baru")
    assert page.redirect_chain[-1][0] == reverse("quizzes:edit", args=[made.pk])
    assert made.current_edition.items.count() == 2
    assert made.attempts_allowed == 3


def test_an_empty_new_quiz_is_saved_and_not_published(quiz, desk):
    add = reverse("quizzes:add")
    form = read_form(desk.get(add)) | {"title": "Kosong", "code": "kosong", "action-publish": "1"}

    page = desk.post(add, form, follow=True)

    assert "This quiz has no items yet" in words_of(page)
    assert Quiz.objects.get(code="kosong").current_edition is None


def test_what_makes_forms_hard_to_compare_is_said(quiz, desk, url):
    assert "Forms A and B share 2 anchor items; 4 are better." in words_of(desk.get(url))


def test_the_page_tells_which_courses_use_the_quiz(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        course = make_course()

    words = words_of(desk.get(reverse("quizzes:edit", args=[course.pre_test_id])))

    assert "Where it is used Aman di Dunia Digital" in words


def test_an_edition_is_read_as_it_was_published(quiz, desk, url):
    edition = quiz.current_edition
    revise(
        Question.objects.get(code="S1"),
        draft=VersionDraft(type="single_choice", text="Kalimat yang datang kemudian"),
    )

    url = reverse("quizzes:edition", args=[edition.pk])
    words = words_of(desk.get(url))

    assert words.count("Soal S1: mana yang benar?") == 2
    assert "Kalimat yang datang kemudian" not in words
    assert desk.post(url).status_code == 405


def test_an_edition_that_is_not_there_is_not_found(quiz, desk):
    assert desk.get(reverse("quizzes:edition", args=[999_999])).status_code == 404


def test_attitudes_have_places_of_their_own(desk):
    quiz = make_quiz(items=4, anchors=2, attitudes=2)
    url = reverse("quizzes:edit", args=[quiz.pk])
    form = read_form(desk.get(url))

    desk.post(url, {**form, f"{_row(form, 'SIKAP2')}-attitude": "1", "action-publish": "1"})

    assert _order(quiz, "") == ["SIKAP2", "SIKAP1"]
    assert _order(quiz, "A") == ["S1", "S2", "A3", "A4"]
    quiz.refresh_from_db()
    edition = words_of(desk.get(reverse("quizzes:edition", args=[quiz.current_edition_id])))
    assert "Attitudes Pernyataan 2 Reversed: agreeing counts 1, disagreeing 5." in edition


@pytest.mark.parametrize(
    ("code", "column", "words"),
    [
        ("SIKAP1", "a", "An attitude is never scored"),
        ("SIKAP1", "b", "An attitude is never scored"),
        ("A4", "attitude", "This item is no attitude"),
    ],
)
def test_attitudes_and_items_stay_apart(desk, code, column, words):
    quiz = make_quiz(items=4, anchors=2, attitudes=1)
    url = reverse("quizzes:edit", args=[quiz.pk])
    form = read_form(desk.get(url))

    page = desk.post(url, {**form, f"{_row(form, code)}-{column}": "1"})

    assert words in words_of(page)
    assert (_order(quiz, "A"), _order(quiz, "")) == (["S1", "S2", "A3", "A4"], ["SIKAP1"])
