"""The gate before documents: whoever may read the lesson may have its papers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.permissions import permission_policy

from courses.catalogue.deletion import live_pages_using
from courses.catalogue.models import LessonPage
from courses.learn.gate import closed_module, reason_to_wait
from courses.learn.state import path_for
from lms.accounts.models import User


def before_document(document: AbstractDocument, request: HttpRequest) -> HttpResponse | None:
    """Give a document to whoever may read one of its lessons, and to who may edit it.

    Nobody else learns that a document exists which stands in no published lesson.
    """
    if permission_policy.user_has_any_permission(request.user, ["add", "change"]):
        return None
    lessons = LessonPage.objects.filter(pk__in=live_pages_using(document).public())
    reasons = {
        lesson.course: _reason(lesson, user=request.user) for lesson in lessons if lesson.is_out()
    }
    if not reasons:
        raise Http404
    if None in reasons.values():
        return None
    course, reason = next(iter(reasons.items()))
    messages.info(request, reason)
    return redirect(course.get_url(request))


def _reason(lesson: LessonPage, *, user: User) -> str | None:
    path = path_for(lesson.course, user=user)
    reason = reason_to_wait(path, user=user)
    if reason is None and closed_module(path, lesson=lesson) is not None:
        return _("This is for participants selected by a trainer.")
    return reason
