"""From a draft to a published lesson: preview, review, schedule, and the way back."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage
from wagtail.test.utils.form_data import nested_form_data, streamfield

from courses.catalogue.models import CourseIndexPage, LessonPage
from courses.catalogue.review import install_workflow
from tests.factories import make_course
from tests.statements import statements


@pytest.fixture
def course(site):
    """A course under the catalogue of a new site, where the review workflow is installed."""
    return make_course(with_test=False)


@pytest.fixture
def lesson(course) -> LessonPage:
    return LessonPage.objects.descendant_of(course).get(title="Pelajaran 1.1")


def form_of(lesson, *, title: str, **buttons) -> dict:
    return nested_form_data(
        {
            "title": title,
            "slug": lesson.slug,
            "summary": lesson.summary,
            "minutes": lesson.minutes,
            "content_notice": "",
            "body": streamfield([]),
            "sources": streamfield([]),
            "review_status": "draft",
            "reviewer": "",
            "reviewed_on": "",
            "next_review_on": "",
            "sources_checked_on": "",
            "comments": {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0"},
            **buttons,
        }
    )


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_what_an_author_sends_is_published_when_the_programme_approves(
    eko, fitri, signed_in, lesson
):
    author, programme = signed_in(eko), signed_in(fitri)
    changed = form_of(lesson, title="Jejak digital", **{"action-submit": "1"})

    sent = author.post(edit_url(lesson), changed)
    lesson.refresh_from_db()
    assert (sent.status_code, lesson.title) == (302, "Pelajaran 1.1")
    task = lesson.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[lesson.pk, "approve", task.pk])
    by_author = author.post(approve, {"comment": ""})
    lesson.refresh_from_db()
    assert lesson.title == "Pelajaran 1.1", by_author.status_code

    programme.post(approve, {"comment": "Sudah pas."})
    lesson.refresh_from_db()

    assert (lesson.title, lesson.live) == ("Jejak digital", True)


def test_an_author_cannot_publish_alone(eko, signed_in, lesson):
    changed = form_of(lesson, title="Jejak digital", **{"action-publish": "1"})

    signed_in(eko).post(edit_url(lesson), changed)

    lesson.refresh_from_db()
    assert lesson.title == "Pelajaran 1.1"
    assert lesson.get_latest_revision_as_object().title == "Jejak digital"


def test_the_workflow_is_installed_once_and_the_staffs_own_choice_stays(site):
    index = CourseIndexPage.objects.child_of(site).get()
    chosen = Workflow.objects.create(name="Pilihan staf")
    WorkflowPage.objects.filter(page=index).update(workflow=chosen)
    workflows = Workflow.objects.count()

    install_workflow(index)

    assert Workflow.objects.count() == workflows
    assert WorkflowPage.objects.get(page=index).workflow == chosen


@pytest.mark.parametrize("kind", ["lesson", "module", "course", "index", "home"])
def test_every_kind_of_page_can_be_previewed(admin_client, lesson, kind):
    pages = {
        "lesson": lesson,
        "module": lesson.module,
        "course": lesson.course,
        "index": lesson.course.get_parent().specific,
        "home": lesson.course.get_parent().get_parent().specific,
    }
    page = pages[kind]
    page.title = "Rancangan baru"
    page.save_revision()

    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert "<main" in response.content.decode()


def test_a_lesson_appears_when_its_time_comes(client, course, lesson):
    lesson.unpublish()
    lesson.title = "Terbit besok"
    lesson.go_live_at = timezone.now() + timedelta(days=1)
    lesson.save_revision().publish()
    call_command("publish_scheduled")
    assert lesson.title not in [hit.title for hit in hits(client, "besok")]

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")

    assert [hit.title for hit in hits(client, "besok")] == ["Terbit besok"]


def test_a_lesson_goes_when_its_time_is_over(course, lesson):
    lesson.expire_at = timezone.now() + timedelta(days=1)
    lesson.save_revision().publish()

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")

    lesson.refresh_from_db()
    assert lesson.live is False


def test_an_older_revision_can_be_brought_back(lesson):
    lesson.body = [("text", "<p>Versi lama.</p>")]
    old = lesson.save_revision()
    old.publish()
    lesson.body = [("text", "<p>Versi baru.</p>")]
    lesson.save_revision().publish()

    old.publish()

    lesson.refresh_from_db()
    assert "Versi lama." in lesson.body.render_as_block()


def hits(client, query: str):
    return client.get("/cari/", {"q": query}).context["hits"]


def test_the_review_list_puts_first_what_is_due_first(fitri, signed_in, course):
    first, second, third, _fourth = LessonPage.objects.descendant_of(course).order_by("path")
    today = timezone.localdate()
    LessonPage.objects.filter(pk=third.pk).update(next_review_on=today - timedelta(days=1))
    LessonPage.objects.filter(pk=second.pk).update(next_review_on=today + timedelta(days=90))

    response = signed_in(fitri).get(reverse("lesson_reviews"))
    due = signed_in(fitri).get(reverse("lesson_reviews"), {"is_due": "true"})

    assert [lesson.pk for lesson in response.context["object_list"]][:3] == [
        third.pk,
        second.pk,
        first.pk,
    ]
    assert [lesson.pk for lesson in due.context["object_list"]] == [third.pk]


def test_who_has_nothing_to_do_with_lessons_does_not_see_the_list(budi, signed_in, course):
    response = signed_in(budi).get(reverse("lesson_reviews"))

    assert response.status_code == 302


@pytest.mark.parametrize("lessons", [1, 10])
def test_the_review_list_costs_the_same_for_few_and_many(fitri, signed_in, site, lessons):
    make_course(modules=2, lessons=lessons, with_test=False)
    browser = signed_in(fitri)
    browser.get(reverse("lesson_reviews_results"))

    with statements(8):
        response = browser.get(reverse("lesson_reviews_results"))

    assert len(response.context["object_list"]) == 2 * lessons
