"""What evidence or readers need is not deleted; it can be withdrawn instead."""

import pytest
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtailmedia.models import Media

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.progress.models import LessonProgress
from tests.factories import NOON, make_course

DELETES = {
    Image: "wagtailimages:delete",
    Document: "wagtaildocs:delete",
    Media: "wagtailmedia:delete",
}


def unpublish_url(page) -> str:
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def delete_page(browser, page):
    return browser.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def test_a_course_with_learners_is_kept_and_may_be_withdrawn(admin_client, course, enrolment):
    shown = admin_client.get(reverse("wagtailadmin_pages:delete", args=[course.pk]))
    done = delete_page(admin_client, course)

    assert (shown.status_code, done.status_code) == (409, 409)
    assert unpublish_url(course) in done.content.decode()
    assert CoursePage.objects.filter(pk=course.pk).exists()


@pytest.mark.parametrize("kind", [ModulePage, LessonPage])
def test_so_is_a_lesson_that_somebody_has_read_and_its_module(admin_client, enrolment, kind):
    lesson = LessonPage.objects.descendant_of(enrolment.course).first()
    LessonProgress.objects.create(enrolment=enrolment, lesson=lesson, opened_at=NOON)
    page = kind.objects.ancestor_of(lesson, inclusive=True).get()

    response = delete_page(admin_client, page)

    assert response.status_code == 409
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_withdrawing_keeps_the_record_and_closes_the_page(admin_client, client, enrolment):
    response = admin_client.post(unpublish_url(enrolment.course))

    assert response.status_code == 302
    assert client.get("/kursus/aman/").status_code == 404
    enrolment.refresh_from_db()
    assert enrolment.course.title == "Aman di Dunia Digital"


def test_a_course_nobody_has_joined_may_go(admin_client):
    course = make_course(with_test=False)

    response = delete_page(admin_client, course)

    assert response.status_code == 302
    assert not CoursePage.objects.filter(pk=course.pk).exists()


def test_of_several_pages_none_goes_when_one_is_needed(admin_client, course, enrolment):
    free = make_course("kbgo", with_test=False)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    response = admin_client.post(f"{bulk}?id={free.pk}&id={course.pk}")

    assert response.status_code == 409
    assert CoursePage.objects.count() == 2


@pytest.fixture
def lesson(course):
    return LessonPage.objects.descendant_of(course).first()


@pytest.fixture
def image(db):
    return Image.objects.create(title="Tangga", file=get_test_image_file())


def show(lesson, image):
    value = {"image": image, "alt": "Tangga", "caption": ""}
    lesson.body = [("image", value)]
    lesson.save_revision().publish()


def test_a_picture_on_a_published_page_is_kept_and_the_page_named(admin_client, lesson, image):
    show(lesson, image)

    response = admin_client.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert response.status_code == 409
    page = response.content.decode()
    assert lesson.title in page and unpublish_url(lesson) in page
    assert Image.objects.filter(pk=image.pk).exists()


def test_a_picture_of_a_withdrawn_page_may_go(admin_client, lesson, image):
    show(lesson, image)
    lesson.unpublish()

    response = admin_client.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert response.status_code == 302
    assert not Image.objects.filter(pk=image.pk).exists()


def test_the_cover_of_a_course_counts_too(admin_client, course, image):
    course.cover = image
    course.save_revision().publish()

    response = admin_client.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert response.status_code == 409


@pytest.mark.parametrize("way", ["bulk", "after upload"])
def test_no_other_door_deletes_it(admin_client, lesson, image, way):
    show(lesson, image)
    doors = {
        "bulk": reverse("wagtail_bulk_action", args=["wagtailimages", "image", "delete"])
        + f"?id={image.pk}",
        "after upload": reverse("wagtailimages:delete_multiple", args=[image.pk]),
    }

    response = admin_client.post(doors[way], headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 409
    assert Image.objects.filter(pk=image.pk).exists()


@pytest.mark.parametrize("kind", [Document, Media])
def test_documents_and_recordings_are_kept_as_well(admin_client, lesson, kind):
    facts = {"type": "audio", "duration": 1} if kind is Media else {}
    thing = kind.objects.create(title="Lampiran", file=f"{kind.__name__}.bin", **facts)
    block = (
        ("audio", {"audio": thing, "transcript": "<p>x</p>"})
        if kind is Media
        else ("file", {"file": thing, "title": "x"})
    )
    lesson.body = [block]
    lesson.save_revision().publish()

    kept = admin_client.post(reverse(DELETES[kind], args=[thing.pk]))
    lesson.unpublish()
    gone = admin_client.post(reverse(DELETES[kind], args=[thing.pk]))

    assert (kept.status_code, gone.status_code) == (409, 302)


@pytest.mark.parametrize("name", DELETES.values())
def test_what_is_not_there_is_not_found(admin_client, course, name):
    assert admin_client.post(reverse(name, args=[999_999])).status_code == 404


def test_a_visitor_meets_the_sign_in_before_any_reason(client, lesson, image):
    show(lesson, image)

    response = client.post(reverse("wagtailimages:delete", args=[image.pk]))

    assert response.status_code == 302
    assert Image.objects.filter(pk=image.pk).exists()
