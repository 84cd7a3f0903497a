"""Search: what is found, what is never shown, and what no query can break."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, PageViewRestriction

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.catalogue.search import find
from tests.factories import make_course
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson(course) -> LessonPage:
    """A lesson of the course that says something no other does."""
    page = LessonPage.objects.descendant_of(course).get(title="Pelajaran 1.1")
    page.title = "Kata sandi kuat"
    page.summary = "Empat pengaman akun."
    page.body = [("text", "<p>Rahasia dapur: gunakan pengelola bernama Kunang.</p>")]
    page.save_revision().publish()
    return page


def titles(client, query: str, prefix: str = "") -> list[str]:
    response = client.get(f"{prefix}/cari/", {"q": query})
    assert response.status_code == 200
    return [hit.title for hit in response.context["hits"]]


def test_courses_come_before_lessons(client, course, lesson):
    lesson.summary = "Aman di mana saja."
    lesson.save_revision().publish()

    assert titles(client, "aman") == ["Aman di Dunia Digital", "Kata sandi kuat"]


def test_a_hit_shows_title_summary_and_course_and_nothing_of_the_lesson(client, lesson):
    response = client.get("/cari/", {"q": "Kunang"})

    (hit,) = response.context["hits"]
    assert (hit.title, hit.summary, hit.course) == (
        "Kata sandi kuat",
        "Empat pengaman akun.",
        "Aman di Dunia Digital",
    )
    assert hit.url == "/kursus/aman/modul-1/pelajaran-1/"
    assert "pengelola bernama" not in response.content.decode()


def test_all_words_first_then_beginnings_then_any_word(client, lesson):
    assert titles(client, "sandi kuat") == ["Kata sandi kuat"]
    assert titles(client, "sand") == ["Kata sandi kuat"]
    assert titles(client, "sandi gajah") == ["Kata sandi kuat"]
    assert titles(client, "gajah") == []


def test_nothing_found_says_so_and_shows_a_way_on(client, course):
    content = client.get("/cari/", {"q": "gajah"}).content.decode()

    assert 'href="/kursus/"' in content


def test_an_unpublished_lesson_is_not_found(client, lesson):
    assert titles(client, "sandi") == ["Kata sandi kuat"]

    lesson.unpublish()

    assert titles(client, "sandi") == []


@pytest.mark.parametrize("withdrawn", [CoursePage, ModulePage])
def test_a_lesson_below_a_withdrawn_page_is_not_found(client, course, lesson, withdrawn):
    assert titles(client, "sandi") == ["Kata sandi kuat"]
    above = withdrawn.objects.ancestor_of(lesson).get()

    above.unpublish()

    assert titles(client, "sandi") == []


def test_a_lesson_for_some_is_not_found_by_all(client, course, lesson):
    assert titles(client, "sandi") == ["Kata sandi kuat"]
    PageViewRestriction.objects.create(page=course, restriction_type=PageViewRestriction.LOGIN)

    assert titles(client, "sandi") == []


def test_an_unsaved_draft_of_a_published_lesson_is_not_found(client, lesson):
    lesson.title = "Kata sandi gajah"
    lesson.save_revision()

    assert titles(client, "gajah") == []


def test_each_language_finds_its_own(client, site, in_english):
    course = make_course(with_test=False)
    in_english(course)

    assert titles(client, "digital") == ["Aman di Dunia Digital"]
    assert titles(client, "digital", prefix="/en") == ["Aman di Dunia Digital (en)"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "zxqv",
        "'",
        '"',
        '"aman',
        "aman AND",
        "AND OR NOT",
        "NEAR(aman, 2)",
        "title:aman",
        "aman*",
        "^aman",
        "-aman",
        "(aman",
        "aman; DROP TABLE courses_lessonpage; --",
        "%_%",
        "a & | ! <-> b",
        "\\",
        "😀",
        "\u202egnidaer",
        "a\x00b",
        "<script>alert(1)</script>",
        pytest.param("a" * 500, id="500 letters"),
        pytest.param("aman " * 100, id="100 words"),
        pytest.param("x" * 100_000, id="100,000 letters"),
    ],
)
def test_no_query_breaks_the_page(client, course, query):
    response = client.get("/cari/", {"q": query})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "999", "abc", ""])
def test_no_page_number_breaks_the_page(client, course, page):
    assert client.get("/cari/", {"q": "aman", "page": page}).status_code == 200


def test_a_long_query_is_answered_in_words(client, course):
    response = client.get("/cari/", {"q": "a" * 500})

    assert list(response.context["form"].errors) == ["q"]


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(query=st.text(max_size=40))
def test_any_text_is_a_query(course, query):
    find(query.replace("\x00", ""), locale=Locale.get_default())


def test_ten_hits_a_page(client, db):
    make_course(modules=3, lessons=5, with_test=False)

    first = client.get("/cari/", {"q": "Pelajaran"})
    second = client.get("/cari/", {"q": "Pelajaran", "page": 2})

    assert (len(first.context["hits"]), len(second.context["hits"])) == (10, 5)
    assert "?q=Pelajaran&amp;page=2" in first.content.decode()


@pytest.mark.parametrize("lessons", [1, 8])
def test_search_costs_the_same_for_few_and_many(client, lessons):
    make_course(modules=2, lessons=lessons, with_test=False)
    client.get("/cari/", {"q": "pelajaran"})

    with statements(10):
        response = client.get("/cari/", {"q": "pelajaran"})

    assert len(response.context["hits"]) == min(10, 2 * lessons)
