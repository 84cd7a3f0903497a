"""Deed: a course once more, for a partner who repeats the training with its own people.

What is copied, what is shared and why: docs/decisions/copied-courses.md.
"""

from django.db import transaction
from django.http import HttpRequest
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Page

from courses.catalogue.course import CoursePage
from courses.catalogue.programme import Programme
from lms import audit
from lms.accounts.models import User
from lms.jobs import ledger
from lms.jobs.models import Job
from lms.jobs.problems import KnownProblem

COPY = "catalogue.copy_course"


class AddressTaken(KnownProblem):
    """Another page beside the course has this slug."""


def ask_for_copy(
    course: CoursePage, *, title: str, slug: str, programme: Programme, by: User
) -> Job:
    """Put the copy into the ledger: the 22 lessons of AMAN take seconds. Asking twice makes one."""
    payload = {"course": course.pk, "title": title, "slug": slug, "programme": programme.pk}
    return ledger.submit(COPY, subject=f"{subject_of(course)}{slug}", payload=payload, by=by)


def subject_of(course: CoursePage) -> str:
    return f"course:{course.pk}:copy:"


def make_copy(job: Job, start: int, stop: int) -> None:
    facts = job.payload
    copy_course(
        CoursePage.objects.get(pk=facts["course"]),
        title=facts["title"],
        slug=facts["slug"],
        programme=Programme.objects.get(pk=facts["programme"]),
        by=job.created_by,
    )


@transaction.atomic
def copy_course(
    course: CoursePage, *, title: str, slug: str, programme: Programme, by: User
) -> CoursePage:
    """Return the course's copy at this address: what is published, below a draft of the course.

    The tests are the same, so that results add up. Made twice it is one: the copy that
    already stands at the address is returned. Raises AddressTaken for another page there.
    """
    # Locked: whoever copies the same course at once takes turns.
    CoursePage.objects.select_for_update().get(pk=course.pk)
    index = course.get_parent()
    there = Page.objects.child_of(index).filter(slug=slug).first()
    if there is not None:
        return _made_before(there, course=course)
    facts = {
        "title": title,
        "draft_title": title,
        "slug": slug,
        "programme": programme,
        # The partner's own people come with a code.
        "is_open_to_all": False,
    }
    action = CopyPageAction(
        page=course,
        to=index,
        recursive=True,
        copy_revisions=False,
        keep_live=True,
        update_attrs={**facts, **_DRAFT},
        user=by,
    )
    copy = action.execute(skip_permission_checks=True)
    CoursePage.objects.filter(pk=copy.pk).update(copied_from=course, **_DRAFT)
    _drop_drafts(copy)
    audit.record("course.copy", by=by, subject=copy, source=course.pk, programme=programme.pk)
    return CoursePage.objects.get(pk=copy.pk)


_DRAFT = {
    "live": False,
    "has_unpublished_changes": True,
    "live_revision": None,
    "first_published_at": None,
    "last_published_at": None,
}


def _made_before(there: Page, *, course: CoursePage) -> CoursePage:
    copy = CoursePage.objects.filter(pk=there.pk, copied_from=course).first()
    if copy is None:
        raise AddressTaken("address_taken")
    return copy


def _drop_drafts(copy: CoursePage) -> None:
    """What was never published in the course is nobody's to publish in its copy."""
    for page in Page.objects.descendant_of(copy).filter(live=False).order_by("depth"):
        left = Page.objects.filter(pk=page.pk).first()
        if left is not None:
            left.delete()


def note_origin(_request: HttpRequest, page: Page, copy: Page) -> None:
    """After Wagtail's own copying: that copy knows where it comes from, too."""
    if isinstance(page.specific, CoursePage):
        CoursePage.objects.filter(pk=copy.pk, alias_of=None).update(
            copied_from=page.specific.canonical
        )
