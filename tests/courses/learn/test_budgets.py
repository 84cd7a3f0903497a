"""How many statements each page costs, at two sizes under one number (trust.md, on the wire)."""

import gzip

import pytest
from django.core.cache import cache
from django.utils import timezone

from courses.catalogue.models import LessonPage, ModulePage
from courses.enrolment.selecting import select
from courses.models import Enrolment
from courses.progress import attempts
from courses.progress.lessons import mark_done
from courses.progress.path import CoursePath
from tests import factories
from tests.courses.learn.paper import Paper
from tests.statements import statements
from tests.taking import read_every_lesson, take_test
from tests.wire import SAVE, SUBMIT

pytestmark = pytest.mark.django_db

HTML_BUDGET_BYTES = 15_000


def _enrolled(
    learner, *, items: int = 6, attitudes: int = 0, modules: int = 1, lessons: int = 3, code="aman"
):
    course = factories.make_course(code, modules=modules, lessons=lessons, with_test=False)
    quiz = factories.make_quiz(f"{code}-uji", items=items, attitudes=attitudes)
    course.pre_test = course.post_test = quiz
    course.save()
    return factories.join(learner, course)


def _paper(enrolment, phone, purpose="pre") -> Paper:
    quiz = enrolment.course.pre_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose=purpose, at=timezone.now())
    return Paper(phone, attempt=attempt, items=attempts.items_of(attempt))


@pytest.fixture(autouse=True)
def _warm(db):
    """What every visitor shares is in the cache after the first one: the roots of the site."""
    factories.make_site()
    cache.clear()


@pytest.mark.parametrize(("items", "attitudes"), [(6, 0), (12, 8)])
def test_the_test_page(ayu, phone, items, attitudes):
    paper = _paper(_enrolled(ayu, items=items, attitudes=attitudes), phone)
    phone.get("/belajar/")

    with statements(7):
        response = phone.get(paper.url)

    assert response.content.count(b'class="choice"') == items * 4 + attitudes * 5
    assert len(gzip.compress(response.content)) <= HTML_BUDGET_BYTES


@pytest.mark.parametrize("items", [6, 12])
def test_saving_the_form(ayu, phone, items):
    paper = _paper(_enrolled(ayu, items=items), phone)
    page = paper.load()
    for number in range(1, items + 1):
        page.choose(number, 0)

    with statements(SAVE):
        page.save(next_item="2")

    assert len(paper.stored()) == items


@pytest.mark.parametrize(("items", "lessons"), [(6, 3), (12, 60)])
def test_handing_in_the_last_test(ayu, phone, items, lessons):
    """The dearest hand-in: it marks, completes the course and asks for the certificate."""
    ayu.certificate_name_confirmed_at = factories.NOON
    ayu.save()
    enrolment = _enrolled(ayu, items=items, lessons=lessons)
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    paper = _paper(enrolment, phone, "post")
    page = paper.load()
    for number, item in enumerate(paper.items, start=1):
        page.choose(number, *((0, 1) if item.version.takes_several else (0,)))

    with statements(SUBMIT - 1):
        phone.post(f"{paper.url}kirim/", page.fields())

    assert Enrolment.objects.get().is_complete


@pytest.mark.parametrize(("courses", "lessons"), [(1, 3), (1, 60), (3, 3)])
def test_my_courses(ayu, phone, courses, lessons):
    for n in range(courses):
        enrolment = _enrolled(ayu, lessons=lessons, code=f"kursus-{n}")
        take_test(enrolment, "pre")
        first = CoursePath(enrolment.course, enrolment=enrolment).lessons[0]
        mark_done(enrolment, lesson=first, at=timezone.now())
    phone.get("/belajar/")

    with statements(13):
        response = phone.get("/belajar/")

    assert response.content.count(b'class="next-step"') == courses
    assert len(gzip.compress(response.content)) <= HTML_BUDGET_BYTES


@pytest.mark.parametrize(("items", "lessons"), [(6, 3), (12, 60)])
def test_the_result(ayu, phone, items, lessons):
    enrolment = _enrolled(ayu, items=items, lessons=lessons)
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    attempt = take_test(enrolment, "post", right=1)
    phone.get("/belajar/")

    with statements(11):
        phone.get(f"/belajar/uji/{attempt.pk}/hasil/")


@pytest.mark.parametrize(("modules", "lessons"), [(1, 3), (6, 10)])
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/kursus/aman/", 13),
        ("/kursus/aman/warrior/", 14),
        ("/kursus/aman/warrior/warrior-1/", 6),
        ("/belajar/", 12),
        ("/cari/?q=warrior", 12),
    ],
)
def test_the_pages_of_somebody_selected_for_an_extra_module(
    signed_in, budi, modules, lessons, address, expected
):
    sari = factories.make_person("sari")
    phone = signed_in(sari)
    enrolment = _enrolled(sari, modules=modules, lessons=lessons)
    _select_for_an_extra_module(enrolment, lessons=lessons, by=budi)
    take_test(enrolment, "pre")
    phone.get(address)

    with statements(expected):
        response = phone.get(address)

    assert response.status_code == 200
    assert b"/warrior/" in response.content or address == "/belajar/"
    assert len(gzip.compress(response.content)) <= HTML_BUDGET_BYTES


def _select_for_an_extra_module(enrolment: Enrolment, *, lessons: int, by) -> None:
    extra = enrolment.course.add_child(
        instance=ModulePage(title="AMAN Warrior", slug="warrior", is_extra=True)
    )
    for n in range(1, lessons + 1):
        extra.add_child(instance=LessonPage(title=f"Warrior {n}", slug=f"warrior-{n}", minutes=5))
    people, now = [enrolment.pk], timezone.now()
    assert select(enrolment.cohort, module=extra, enrolments=people, by=by, at=now) == 1
