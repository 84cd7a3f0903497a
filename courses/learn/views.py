"""The learner's own pages. Each view: whose row, which deed, which page."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.catalogue.models import CoursePage, LessonPage
from courses.enrolment.enrol import (
    ConsentMissing,
    NotOpenToAll,
    ProfileIncomplete,
    enrol,
    standing_cohort,
)
from courses.enrolment.seats import CohortFull
from courses.learn.board import board_of
from courses.learn.consent import ask_for_consent, waits_for_consent
from courses.learn.gate import can_store, closed_module, reason_to_wait
from courses.learn.in_language import in_this_language
from courses.learn.state import path_for
from courses.learn.test_address import test_url
from courses.progress import attempts, completion, lessons
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress
from courses.progress.path import CoursePath, Stage
from courses.progress.states import ModuleState
from lms.accounts.kept_form import learner_form
from lms.accounts.renaming import new_username_of

PURPOSES = {"awal": Attempt.Purpose.PRE, "akhir": Attempt.Purpose.POST}


@require_safe
@login_required
def my_courses(request: HttpRequest) -> HttpResponse:
    new_username = new_username_of(request.user, at=timezone.now())
    context = {"board": board_of(request.user), "new_username": new_username}
    return render(request, "courses/learn/my_courses.html", context)


@learner_form
def enrol_in_course(request: HttpRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.live(), pk=course_id).canonical
    if not course.is_out():
        raise Http404
    try:
        enrolment = enrol(request.user, cohort=standing_cohort(course), at=timezone.now())
        if not enrolment.is_open:
            words = _("You left this class earlier. Your trainer can let you in again.")
            messages.info(request, words)
    except ProfileIncomplete:
        messages.info(request, _("A few questions about you come first."))
        return redirect("accounts:profile")
    except ConsentMissing:
        return ask_for_consent(request)
    except NotOpenToAll:
        messages.info(request, _("This course is joined with a code from your trainer."))
    except CohortFull:
        messages.info(request, _("Every seat is taken for now. Please ask again later."))
    return redirect(in_this_language(course).get_url(request))


@learner_form
def start_test(request: HttpRequest, course_id: int, purpose: str) -> HttpResponse:
    if purpose not in PURPOSES:
        raise Http404
    course = get_object_or_404(CoursePage, pk=course_id).canonical
    path = path_for(course, user=request.user)
    if path.enrolment is None:
        raise Http404
    if waits_for_consent(request.user):
        return ask_for_consent(request)
    quiz = course.pre_test if PURPOSES[purpose] == Attempt.Purpose.PRE else course.post_test
    try:
        if quiz is None or not path.may_start(PURPOSES[purpose]):
            words = path.why_closed(PURPOSES[purpose])
            raise attempts.TestClosed(
                words or _("This test is not open now. Here is where you are.")
            )
        attempt = attempts.start(
            path.enrolment, quiz=quiz, purpose=PURPOSES[purpose], at=timezone.now()
        )
    except attempts.TestClosed as closed:
        messages.info(request, str(closed))
        return redirect(in_this_language(course).get_url(request))
    return redirect(test_url(attempt, item=path_for(course, user=request.user).first_unanswered))


@learner_form
def finish_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    if not lesson.is_out():
        # Nor may a number tell the address of a draft.
        raise Http404
    course = lesson.course
    path = path_for(course, user=request.user)
    reason = reason_to_wait(path, user=request.user)
    if reason:
        messages.info(request, reason)
        return redirect(course.get_url(request))
    closed = closed_module(path, lesson=lesson)
    if closed is not None:
        return redirect(closed.get_url(request))
    if not can_store(path, user=request.user):
        # Read, and nothing stored: the page that follows says why.
        return redirect((path.after(lesson) or course).get_url(request))
    skipped = request.POST.get("skipped") == "1"
    now = timezone.now()
    lessons.mark_done(path.enrolment, lesson=lesson, at=now, was_skipped=skipped)
    completion.complete_if_earned(path.enrolment, at=now)
    return _after_lesson(request, lesson, path=path_for(course, user=request.user))


@learner_form
def keep_place(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """Keep the block at which reading stopped. Sent by the page's script when it is left."""
    block = request.POST.get("block", "")
    if not re.fullmatch("[0-9]{1,3}", block):
        return HttpResponseBadRequest()
    own = LessonProgress.objects.writable_by(request.user)
    now = timezone.now()
    if not lessons.remember_place(own, lesson_id=lesson_id, block=int(block), at=now):
        raise Http404
    return HttpResponse(status=204)


def _after_lesson(request: HttpRequest, lesson: LessonPage, *, path: CoursePath) -> HttpResponse:
    following = path.after(lesson)
    module = path.module_of(lesson)
    if module is not None and module.page.is_extra:
        if not module.is_done:
            messages.success(request, _("Stored: this lesson of the extra module is done."))
        else:
            _say_module_is_done(request, module)
        return redirect((following or module.page).get_url(request))
    if path.stage == Stage.LESSON and following is None:
        # The last page of the course, with earlier lessons still open.
        following = path.next_lesson
    if path.stage == Stage.POST_TEST:
        words = _("You have done every lesson. The post-test is open now.")
        messages.success(request, words, extra_tags="module")
        following = path.course
    elif module is not None and module.is_done:
        _say_module_is_done(request, module)
    elif path.stage == Stage.LESSON:
        done = {"done": path.lessons_done, "total": len(path.lessons)}
        messages.success(request, _("Stored: %(done)s of %(total)s lessons done.") % done)
    return redirect((following or path.course).get_url(request))


def _say_module_is_done(request: HttpRequest, module: ModuleState) -> None:
    words = _("The module %(module)s is finished. Well done, one step at a time.")
    messages.success(request, words % {"module": module.page.title}, extra_tags="module")
