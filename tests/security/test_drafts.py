"""What stands below a draft is as closed as the draft: a copy not yet given to its partner."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from courses.catalogue.copying import copy_course
from courses.catalogue.models import CoursePage, LessonPage, ModulePage, Programme
from courses.enrolment.models import Enrolment

WORD = "kasuari"
READERS = ("visitor", "ayu", "indra", "budi", "citra", "dewi")


@pytest.fixture
def copy(world) -> CoursePage:
    """Fitri's copy of the course for a dinas, with a word that stands nowhere else."""
    copy = copy_course(
        world.pages["course"],
        title="Aman bersama Dinas",
        slug="aman-dinas",
        programme=Programme.objects.get(),
        by=world.people["fitri"],
    )
    for lesson in LessonPage.objects.descendant_of(copy):
        lesson.title = f"{lesson.title} {WORD}"
        lesson.save_revision().publish()
    return copy


def _below(copy: CoursePage) -> list[str]:
    return [page.get_url() for page in copy.get_descendants().filter(live=True)]


@pytest.mark.parametrize("who", READERS)
def test_its_pages_open_with_the_course_and_close_with_it(who, copy, client_of):
    reader, addresses = client_of(who), _below(copy)

    def answers() -> set[int]:
        said = {reader.get(address).status_code for address in addresses}
        return said | {reader.head(address).status_code for address in addresses}

    assert len(addresses) == 5
    assert answers() == {404}
    copy.save_revision().publish()
    assert answers() <= {200, 302}
    CoursePage.objects.get(pk=copy.pk).unpublish()
    assert answers() == {404}


@pytest.mark.parametrize("who", READERS)
def test_its_english_twins_stay_closed_too(who, copy, world, client_of):
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in (world.pages["home"], world.pages["catalogue"]):
        page.copy_for_translation(english).save_revision().publish()
    twin = copy.copy_for_translation(english)
    module = ModulePage.objects.child_of(copy).first().copy_for_translation(english)
    module.save_revision().publish()
    addresses = [twin.get_url(), module.get_url()]
    reader = client_of(who)

    closed = {reader.get(address).status_code for address in addresses}
    twin.save_revision().publish()
    opened = {reader.get(address).status_code for address in addresses}

    assert addresses[1] == "/en/kursus/aman-dinas/modul-1/"
    assert (closed, opened) == ({404}, {200})


def test_no_search_finds_it(copy, client_of):
    readers = [client_of(who) for who in READERS]

    def hits() -> set[int]:
        return {len(reader.get("/cari/", {"q": WORD}).context["hits"]) for reader in readers}

    assert hits() == {0}
    copy.save_revision().publish()
    assert hits() == {2}


@pytest.mark.parametrize("who", ["ayu", "indra", "budi"])
def test_the_number_of_a_lesson_tells_no_address(who, copy, client_of):
    reader = client_of(who)
    lesson = LessonPage.objects.descendant_of(copy).filter(live=True).first()
    forms = [reverse(f"learn:{name}", args=[lesson.pk]) for name in ("finish_lesson", "keep_place")]

    answers = [reader.post(form, {"block": "1"}) for form in forms]

    assert [(answer.status_code, answer.headers.get("Location")) for answer in answers] == [
        (404, None),
        (404, None),
    ]


def test_a_published_twin_lets_nobody_into_a_draft(copy, world, client_of):
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in (world.pages["home"], world.pages["catalogue"]):
        page.copy_for_translation(english).save_revision().publish()
    CoursePage.objects.filter(pk=copy.pk).update(is_open_to_all=True)
    copy.refresh_from_db()
    twin = copy.copy_for_translation(english)
    twin.save_revision().publish()

    answer = client_of("ayu").post(reverse("learn:enrol", args=[twin.pk]))

    assert answer.status_code == 404
    assert not Enrolment.objects.filter(course=copy).exists()


@pytest.mark.parametrize("who", READERS)
def test_previews_are_for_its_authors(who, copy, world, client_of, signed_in):
    lesson = LessonPage.objects.descendant_of(copy).filter(live=True).first()
    previews = [
        reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[lesson.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[lesson.pk, lesson.latest_revision_id]),
    ]

    seen = [client_of(who).get(preview) for preview in previews]

    assert [answer.status_code for answer in seen] == [302] * 3
    assert [WORD in answer.text for answer in seen] == [False] * 3
    assert WORD in signed_in(world.people["eko"]).get(previews[0]).text


@pytest.mark.parametrize("address", ["/sitemap.xml", "/en/sitemap.xml", "/api/v2/pages/"])
def test_no_list_for_machines_names_it(address, copy):
    assert Client().get(address).status_code == 404
