"""A lesson's words and papers are had through its gate, and by no other way."""

import pytest
from django.test import Client

from courses.catalogue.models import LessonPage
from tests.access.world import World
from tests.factories import join, make_person
from tests.security.pages import pages_of
from tests.taking import take_test

BODY = [
    {"type": "text", "value": "<p>Burung kasuari di hutan</p>"},
    {"type": "callout", "value": {"tone": "story", "title": "", "text": "<p>kasuari</p>"}},
    {"type": "accordion", "value": {"items": [{"title": "kasuari", "text": "<p>kasuari</p>"}]}},
]
WORD = "kasuari"


@pytest.fixture
def lesson(world) -> LessonPage:
    """The lesson with the handout, and a word in it that stands nowhere else."""
    lesson = LessonPage.objects.get(pk=world["lesson"])
    lesson.body = [*BODY, *lesson.body.raw_data]
    lesson.save()
    return lesson


@pytest.fixture
def nia(world, signed_in) -> Client:
    """A grown-up learner who has joined no course."""
    world.people["nia"] = make_person("nia")
    return signed_in(world.people["nia"])


def _handout(world: World) -> str:
    return f"/dokumen/{world['handout']}/{world['handout_name']}"


def test_no_other_page_holds_a_word_of_it(lesson, world, client_of):
    told = [str(p) for p in pages_of("visitor", world=world, client_of=client_of) if WORD in p.text]

    assert WORD in client_of("ayu").get(lesson.get_url()).text
    assert told == []


def test_searching_for_a_word_of_it_shows_only_that_there_is_a_lesson(lesson, client):
    [hit] = client.get("/cari/", {"q": WORD}).context["hits"]

    assert hit.title == lesson.title
    assert WORD not in str(hit)


def test_the_handout_comes_with_the_lesson(lesson, world, nia, signed_in):
    paper, course = _handout(world), lesson.course

    def answer(browser: Client, method: str = "get") -> tuple[int, str]:
        response = getattr(browser, method)(paper)
        return response.status_code, response.headers.get("Location", "")

    closed = (302, "/kursus/aman/")
    assert answer(Client()) == answer(Client(), "head") == answer(nia) == closed
    enrolment = join(world.people["nia"], course.canonical)
    assert answer(nia) == closed
    take_test(enrolment, "pre")
    assert answer(nia) == answer(nia, "head") == (200, "")


def test_no_copy_is_confirmed_to_who_may_not_have_it(world, client_of):
    etag = client_of("ayu").get(_handout(world)).headers["ETag"]

    answer = Client().get(_handout(world), headers={"If-None-Match": etag})

    assert (answer.status_code, "ETag" in answer.headers) == (302, False)


@pytest.mark.parametrize("withdrawn", ["lesson", "module", "course"])
def test_a_withdrawn_lesson_takes_its_handout_with_it(withdrawn, world, client_of):
    ayu, eko = client_of("ayu"), client_of("eko")
    assert ayu.get(_handout(world)).status_code == 200

    world.pages[withdrawn].unpublish()

    assert ayu.get(_handout(world)).status_code == 404
    assert eko.get(_handout(world)).status_code == 200
