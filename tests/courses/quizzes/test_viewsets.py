"""Who meets the questions and quizzes in the admin, what may be deleted, what lists cost."""

import pytest
from django.test import Client
from django.urls import reverse

from courses.catalogue.models import LessonPage
from courses.quizzes.deletion import what_needs
from courses.quizzes.models import (
    Choice,
    Objective,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
    QuizSlot,
)
from courses.quizzes.publishing import ChoiceDraft, VersionDraft, revise
from tests.admin_queries import queries_beyond_the_shell
from tests.factories import make_quiz
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"


@pytest.fixture
def quiz(db):
    return make_quiz()


def _addresses(quiz: Quiz) -> list[str]:
    question, bank = Question.objects.get(code="S1"), QuestionBank.objects.get()
    objective = Objective.objects.get()
    rows = {"quizzes": quiz, "questions": question, "question_banks": bank, "objectives": objective}
    pages = ("edit", "delete", "history")
    return [
        reverse("quizzes:edition", args=[quiz.current_edition_id]),
        *(reverse(f"{name}:{page}") for name in rows for page in ("index", "index_results", "add")),
        *(reverse(f"{name}:{page}", args=[row.pk]) for name, row in rows.items() for page in pages),
    ]


def _answers(client: Client, quiz: Quiz) -> set[tuple[int, str]]:
    responses = [client.get(address) for address in _addresses(quiz)]
    return {(response.status_code, response.get("Location", "")) for response in responses}


@pytest.mark.parametrize("who", ["budi", "dewi"])
def test_staff_who_write_no_questions_are_sent_back(quiz, who, request, at_desk):
    client = at_desk(request.getfixturevalue(who))

    assert _answers(client, quiz) == {(302, ADMIN)}


def test_a_learner_is_sent_to_the_staff_sign_in(quiz, ayu, at_desk):
    responses = [at_desk(ayu).get(address) for address in _addresses(quiz)]

    assert {response.status_code for response in responses} == {302}
    assert all(r.url == f"/admin/login/?next={r.request['PATH_INFO']}" for r in responses)


def test_nobody_at_desk_is_sent_to_the_staff_sign_in(quiz):
    responses = [Client().get(address) for address in _addresses(quiz)]

    assert all(r.url == f"/admin/login/?next={r.request['PATH_INFO']}" for r in responses)


@pytest.mark.parametrize("who", ["eko", "fitri"])
def test_authors_and_programme_admins_see_every_page(quiz, who, request, at_desk):
    client = at_desk(request.getfixturevalue(who))

    answers = {address: client.get(address).status_code for address in _addresses(quiz)}

    # Of banks and objectives they are the keepers: only a site admin deletes one.
    deletes = {address: status for address, status in answers.items() if "/delete/" in address}
    assert set(answers.values()) - set(deletes.values()) == {200}
    assert sorted(deletes.values()) == [302, 302, 409, 409]


def test_pages_that_would_copy_are_not_there(quiz, admin_user, at_desk):
    client = at_desk(admin_user)

    for name in ("quizzes", "questions", "question-banks", "objectives"):
        assert client.get(f"/admin/{name}/copy/{quiz.pk}/").status_code == 404


@pytest.mark.parametrize("model", ["quizzes", "questions", "question_banks", "objectives"])
def test_what_is_used_is_not_deleted_and_the_page_says_what_needs_it(
    quiz, model, admin_user, at_desk
):
    rows = {
        "quizzes": quiz,
        "questions": Question.objects.get(code="S1"),
        "question_banks": QuestionBank.objects.get(),
        "objectives": Objective.objects.get(),
    }
    counts = _counts()
    client, url = at_desk(admin_user), reverse(f"{model}:delete", args=[rows[model].pk])

    asked, deleted = client.get(url), client.post(url)

    assert (asked.status_code, deleted.status_code) == (409, 409)
    for page in (asked, deleted):
        assert "It cannot be deleted, and nothing was changed." in words_of(page)
    assert _counts() == counts


def test_an_item_of_a_quiz_says_how_often_it_is_used(quiz, eko, at_desk):
    url = reverse("questions:delete", args=[Question.objects.get(code="S1").pk])

    assert "Quiz items: 2 Quiz editions: 1" in words_of(at_desk(eko).get(url))


def test_an_objective_that_only_a_lesson_names_is_needed_too(course, admin_user, at_desk):
    objective = Objective.objects.create(code="AMAN-9", text="Lain")
    lesson = LessonPage.objects.first()
    lesson.objectives.add(objective)
    lesson.save()

    page = at_desk(admin_user).post(reverse("objectives:delete", args=[objective.pk]))

    assert "Lessons: 1" in words_of(page)
    assert list(LessonPage.objects.get(pk=lesson.pk).objectives.all()) == [objective]


def test_an_item_taken_out_of_the_quiz_stays_for_what_was_asked(quiz, eko, at_desk):
    question = Question.objects.get(code="S1")
    question.slots.all().delete()

    response = at_desk(eko).post(reverse("questions:delete", args=[question.pk]))

    assert response.status_code == 409
    assert question.versions.count() == 1


def test_an_item_nobody_was_asked_goes_with_its_versions(quiz, eko, at_desk):
    question = Question.objects.create(
        bank=QuestionBank.objects.get(), code="SISA", objective=Objective.objects.get()
    )
    counts = _counts()
    for text in ("Satu", "Dua"):
        choices = (ChoiceDraft("Ya", 100), ChoiceDraft("Tidak", 0))
        revise(question, draft=VersionDraft(type="true_false", text=text, choices=choices))

    response = at_desk(eko).post(reverse("questions:delete", args=[question.pk]))

    assert (response.status_code, response.url) == (302, reverse("questions:index"))
    assert _counts() == {**counts, Question: counts[Question] - 1}


def test_a_quiz_never_published_is_deleted_with_its_places(quiz, eko, at_desk):
    draft = Quiz.objects.create(code="rancangan", title="Rancangan")
    QuizSlot.objects.create(quiz=draft, form="A", position=1, question=Question.objects.first())

    response = at_desk(eko).post(reverse("quizzes:delete", args=[draft.pk]))

    assert response.status_code == 302
    assert not Quiz.objects.filter(code="rancangan").exists()


def test_what_needs_a_row_is_counted_in_the_database(quiz, django_assert_num_queries):
    question = Question.objects.first()

    # One statement a relation: slots, versions; editions, and tests of courses and learners.
    with django_assert_num_queries(2):
        what_needs(question)
    with django_assert_num_queries(4):
        what_needs(quiz)


# Questions: how many, banks, objectives, rows. Quizzes: how many, rows.
@pytest.mark.parametrize(("name", "queries"), [("questions", 6), ("quizzes", 2)])
def test_a_list_costs_the_same_for_five_questions_and_a_hundred(name, queries, eko, at_desk):
    client, url = at_desk(eko), reverse(f"{name}:index")
    make_quiz("lima", items=5, anchors=5)
    for_five = queries_beyond_the_shell(client, url)
    make_quiz("seratus", items=95, anchors=95)

    for_a_hundred = queries_beyond_the_shell(client, url)

    assert (for_five, for_a_hundred) == (queries, queries)


@pytest.mark.parametrize("items", [5, 100])
def test_pages_of_a_quiz_cost_the_same_for_five_questions_and_a_hundred(items, eko, at_desk):
    quiz, client = make_quiz("uji", items=items, anchors=items), at_desk(eko)

    definition = queries_beyond_the_shell(client, reverse("quizzes:edit", args=[quiz.pk]))
    edition = reverse("quizzes:edition", args=[quiz.current_edition_id])

    # The quiz, editions, where used, history; places, questions, what forms and edition lack.
    assert definition == 11
    # The edition, its items, their options.
    assert queries_beyond_the_shell(client, edition) == 3


def test_the_list_finds_by_text_and_by_what_is_chosen(quiz, eko, at_desk):
    client, url = at_desk(eko), reverse("questions:index_results")

    found = words_of(client.get(url, {"q": "Soal A4"}))
    chosen = words_of(client.get(url, {"newest_type": "multiple_choice"}))

    assert ("A4" in found, "B4" in found) == (True, False)
    assert ("A3" in chosen, "S1" in chosen) == (True, False)


def _counts() -> dict[type, int]:
    models = (Question, QuestionVersion, Choice, Quiz, QuizSlot, QuestionBank, Objective)
    return {model: model.objects.count() for model in models}
