"""What is kept for everybody is never yesterday's, and never somebody's."""

import pytest
from django.db import transaction
from django.template import Context, Template
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction

from courses.models import LessonPage
from home.models import HelpChannel
from lms.pantry import shelf
from lms.pantry.models import Stamp
from lms.pantry.watching import content_changed
from tests import factories
from tests.statements import statements
from tests.taking import take_test

pytestmark = pytest.mark.django_db
SIGN_IN = "/akun/masuk/"


@pytest.fixture
def lesson(course):
    return LessonPage.objects.descendant_of(course).order_by("path").first()


@pytest.fixture
def reads(lesson, signed_in):
    """Return what a person finds on the lesson, signed in, the pre-test behind her."""
    clients = {}

    def page_of(person) -> str:
        if person not in clients:
            take_test(factories.join(person, lesson.course), "pre")
            clients[person] = signed_in(person)
        response = clients[person].get(lesson.get_url())
        assert response.status_code == 200
        return response.content.decode()

    return page_of


def test_a_corrected_lesson_is_read_at_once(ayu, reads, lesson):
    assert "Pikir sebelum unggah." in reads(ayu)

    lesson.body = [("text", "<p>Tanya dulu, baru unggah.</p>")]
    lesson.save_revision().publish()

    assert "Tanya dulu, baru unggah." in reads(ayu)
    assert "Pikir sebelum unggah." not in reads(ayu)


def test_a_draft_shows_nothing_yet(ayu, reads, lesson):
    before = reads(ayu)

    lesson.title = "Belum jadi"
    lesson.save_revision()

    assert ("Belum jadi" in before, "Belum jadi" in reads(ayu)) == (False, False)


def test_a_withdrawn_lesson_is_gone_at_once(ayu, reads, lesson, signed_in):
    reads(ayu)

    lesson.unpublish()

    assert signed_in(ayu).get(lesson.get_url()).status_code == 404


def test_a_withdrawn_module_takes_its_lessons_with_it(ayu, reads, lesson, signed_in):
    reads(ayu)

    lesson.module.unpublish()

    assert signed_in(ayu).get(lesson.get_url()).status_code == 404


def test_a_lesson_that_becomes_private_is_closed_at_once(ayu, reads, lesson, signed_in):
    reads(ayu)

    PageViewRestriction.objects.create(
        page=lesson, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )

    assert "Pikir sebelum unggah." not in signed_in(ayu).get(lesson.get_url()).content.decode()


def test_a_new_number_at_the_foot_shows_at_once(ayu, reads):
    reads(ayu)

    HelpChannel.objects.create(
        code="sapa", name="SAPA 129", phone="129", is_in_footer=True, checked_on=factories.NOON
    )

    assert "SAPA 129" in reads(ayu)


def test_nobody_reads_anothers_name_or_token(ayu, budi, reads, lesson):
    """Who comes first fills the shelf; the second must find nothing of hers on it."""
    ayu.display_name = "Kenanga-Ayu"
    ayu.save()
    budi.display_name = "Melati-Budi"
    budi.save()

    hers, his, hers_again = reads(ayu), reads(budi), reads(ayu)

    assert ("Kenanga-Ayu" in hers, "Kenanga-Ayu" in his) == (True, False)
    assert ("Melati-Budi" in his, "Melati-Budi" in hers_again) == (True, False)
    assert not _tokens(hers) & _tokens(his)


def test_the_second_reader_pays_only_for_what_is_his(ayu, budi, reads, signed_in, lesson):
    reads(ayu)
    reads(budi)

    # The person and the stamp; the enrolment, the tests taken, the lessons read.
    with statements(5):
        reads(budi)


def test_a_rolled_back_correction_is_never_shown(ayu, reads, lesson):
    reads(ayu)

    with transaction.atomic():
        lesson.title = "Ditarik kembali"
        lesson.save()
        assert "Ditarik kembali" in reads(ayu)
        transaction.set_rollback(True)

    assert "Ditarik kembali" not in reads(ayu)


def test_every_change_has_a_stamp_of_its_own(db):
    stamps = set()
    for _ in range(5):
        content_changed()
        stamps.add(Stamp.objects.get().value)

    assert len(stamps) == 5


def test_inside_a_kept_part_nobody_is_known(ayu):
    request = RequestFactory().get("/")
    request.user = ayu
    content_changed()
    part = Template(
        "{% load pantry %}{% kept 'x' with a=a %}[{{ a }}{{ user }}{{ request }}]{% endkept %}"
    )

    assert part.render(Context({"request": request, "user": ayu, "a": "A"})) == "[A]"


def test_nothing_is_kept_in_a_preview(rf):
    content_changed()
    request = rf.get("/")
    request.is_preview = True

    shelf.shelf_for(request).put("key", "draft")

    assert shelf.shelf_for(request).get("key") is None
    assert shelf.shelf_for(rf.get("/")).get("key") is None


def test_the_shelf_does_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(shelf, "MOST", 2)
    full = shelf.Shelf("one")

    for number in range(5):
        full.put(number, number)

    assert [full.get(number) for number in range(5)] == [0, 1, None, None, None]


def test_strangers_share_the_sign_in_page_but_no_token(db):
    factories.make_site()
    first = Client().get(SIGN_IN)

    with statements(1):
        second = Client(enforce_csrf_checks=True)
        page = second.get(SIGN_IN)

    assert len(_tokens(page.content.decode())) == 1
    assert not _tokens(page.content.decode()) & _tokens(first.content.decode())
    assert {"no-store", "private"} <= set(page["Cache-Control"].split(", "))
    # The form that was shown can be sent.
    token = _tokens(page.content.decode()).pop()
    sent = second.post(SIGN_IN, {"csrfmiddlewaretoken": token, "login": "x", "password": "y"})
    assert sent.status_code == 200


def test_who_is_signed_in_or_comes_from_somewhere_gets_an_own_page(ayu, signed_in):
    factories.make_site()
    Client().get(SIGN_IN)

    assert signed_in(ayu).get(SIGN_IN).status_code == 302
    assert 'value="/belajar/"' in Client().get(f"{SIGN_IN}?next=/belajar/").content.decode()
    assert "/belajar/" not in _form(Client().get(SIGN_IN))
    assert "Welcome back" in Client().get(f"/en{SIGN_IN}").content.decode()


def _form(response) -> str:
    return response.content.decode().split("<main")[1].split("</main>")[0]


def _tokens(html: str) -> set[str]:
    return {part.split('"')[0] for part in html.split('name="csrfmiddlewaretoken" value="')[1:]}
