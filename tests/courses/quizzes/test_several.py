"""Eko sorts a bank: many items at once get another objective, or are no longer offered."""

import pytest
from django.urls import reverse

from courses.quizzes.models import Objective, Question, QuestionVersion, QuizItem
from lms.audit.models import AuditEvent
from tests.admin_queries import queries_beyond_the_shell
from tests.factories import make_quiz

pytestmark = pytest.mark.django_db

SEVERAL = "/admin/questions/several/"


@pytest.fixture
def quiz(db):
    return make_quiz()


@pytest.fixture
def ekos(eko, at_desk):
    return at_desk(eko)


def _pks(*codes: str) -> list[int]:
    return [Question.objects.get(code=code).pk for code in codes]


def _another(question: Question, code: str) -> None:
    Question.objects.create(bank=question.bank, code=code, objective=question.objective)


def _asked() -> set[tuple]:
    return set(QuizItem.objects.values_list("edition", "form", "position", "version"))


def test_several_items_get_another_objective_and_nothing_that_was_asked_changes(quiz, ekos, eko):
    other = Objective.objects.create(code="AMAN-9", text="Menolong teman")
    asked, versions = _asked(), QuestionVersion.objects.count()

    page = ekos.post(
        SEVERAL,
        {"question": _pks("S1", "S2"), "do": "objective", "new_objective": other.pk},
        follow=True,
    )

    assert "2 items serve AMAN-9 now" in page.text
    assert sorted(other.questions.values_list("code", flat=True)) == ["S1", "S2"]
    assert (_asked(), QuestionVersion.objects.count()) == (asked, versions)
    noted = AuditEvent.objects.filter(action="question.change", actor_id=eko.pk)
    assert noted.count() == 2


def test_an_item_no_longer_offered_stays_where_it_is_asked_and_nowhere_else_is_it_chosen(
    quiz, ekos
):
    asked = _asked()
    ekos.post(SEVERAL, {"question": _pks("S1"), "do": "retire"})
    form = ekos.get(reverse("quizzes:edit", args=[quiz.pk])).text
    new_quiz = ekos.get(reverse("quizzes:add")).text

    refused = ekos.post(
        reverse("quizzes:add"),
        {
            "title": "Kuis baru",
            "code": "baru",
            "attempts_allowed": "3",
            "places-TOTAL_FORMS": "1",
            "places-INITIAL_FORMS": "0",
            "places-0-question": "S1",
            "places-0-a": "1",
        },
    )

    assert _asked() == asked
    assert "/S1" in form
    assert ("/S1" in new_quiz, "/S2" in new_quiz) == (False, True)
    assert "Item S1 is no longer offered" in refused.text

    ekos.post(SEVERAL, {"question": _pks("S1"), "do": "offer"})
    assert "/S1" in ekos.get(reverse("quizzes:add")).text


def test_the_list_tells_what_is_no_longer_offered_and_what_stands_in_no_quiz(quiz, ekos):
    question = Question.objects.get(code="S1")
    _another(question, "S99")
    ekos.post(SEVERAL, {"question": _pks("S1"), "do": "retire"})

    def listed(query: str) -> set[str]:
        questions = ekos.get(f"{reverse('questions:index')}?{query}").context["object_list"]
        return {question.code for question in questions}

    assert listed("is_retired=true") == {"S1"}
    assert "S1" not in listed("is_retired=false")
    assert listed("is_used=false") == {"S99"}
    assert "S99" not in listed("is_used=true")
    assert "(no longer offered)" in ekos.get(reverse("questions:index")).text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"do": "retire"}, "Tick the items first"),
        ({"do": "objective"}, "Choose the objective"),
        ({"do": "retire", "question": ["999999"]}, "is not in this list any more"),
        ({"do": "retire", "question": ["x"]}, "is not in this list any more"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(quiz, ekos, sent, words):
    if sent["do"] == "objective":
        sent = {**sent, "question": _pks("S1")}

    page = ekos.post(SEVERAL, sent)

    assert page.status_code == 422
    assert words in page.text
    assert not Question.objects.filter(is_retired=True).exists()
    assert not AuditEvent.objects.filter(action="question.change").exists()


def test_twenty_items_more_ask_the_database_no_oftener(quiz, ekos):
    few = queries_beyond_the_shell(ekos, SEVERAL)
    question = Question.objects.get(code="S1")
    for number in range(20):
        _another(question, f"T{number}")

    assert queries_beyond_the_shell(ekos, SEVERAL) == few
