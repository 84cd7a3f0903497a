"""The gate before lessons: who may read one, and that it was opened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.catalogue.models import LessonPage, ModulePage
from courses.learn.consent import waits_for_consent
from courses.learn.state import path_for
from courses.progress.attempt import Attempt
from courses.progress.lessons import open_lesson
from courses.progress.path import CoursePath
from lms.accounts.models import User
from lms.pantry.shelf import shelf_for


def before_lesson(page: Page, request: HttpRequest) -> HttpResponse | None:
    """Send whoever may not read this lesson yet to its course page, with a reason.

    Whoever was not selected for an extra module goes to the module's page, which says whom it
    is for.

    A minor whose guardian has not consented may read; nothing is stored then.
    """
    if not isinstance(page, LessonPage) or getattr(request, "is_preview", False):
        return None
    path = path_for(page.course, user=request.user, shelf=shelf_for(request))
    request.course_path = path
    reason = reason_to_wait(path, user=request.user)
    if reason:
        messages.info(request, reason)
        return redirect(page.course.get_url(request))
    closed = closed_module(path, lesson=page)
    if closed is not None:
        return redirect(closed.get_url(request))
    if can_store(path, user=request.user) and not path.was_opened(page):
        open_lesson(path.enrolment, lesson=page, at=timezone.now())
    return None


def reason_to_wait(path: CoursePath, *, user: User) -> str | None:
    """Return why the lessons of this path are closed to this person; None when they are open."""
    if not user.is_authenticated:
        return _("Sign in or sign up first, then this lesson opens.")
    if path.enrolment is not None and not path.needs_pre_test:
        return None
    if waits_for_consent(user):
        # Lessons may be read; the tests are closed until consent, so none can come first.
        return None
    if path.enrolment is None:
        return _("Join the course first, then this lesson opens.")
    closed = path.why_closed(Attempt.Purpose.PRE)
    if closed:
        return closed + " " + _("The lessons open with it.")
    return _("The short pre-test comes first. After it, every lesson is open.")


def closed_module(path: CoursePath, *, lesson: LessonPage) -> ModulePage | None:
    """Return the extra module around this lesson when this person was not selected for it."""
    module = path.module_of(lesson)
    return None if module is None or module.is_theirs else module.page


def can_store(path: CoursePath, *, user: User) -> bool:
    """Return whether what this person does may be written down."""
    return path.enrolment is not None and not waits_for_consent(user)
