"""The learner's own pages. Each view: whose row, which deed, which page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.catalogue.models import CoursePage, LessonPage
from courses.enrolment.enrol import (
    ConsentMissing,
    NotOpenToAll,
    ProfileIncomplete,
    enrol,
    standing_cohort,
)
from courses.enrolment.models import Enrolment
from courses.learn.forms import MalformedForm, read_saves
from courses.learn.in_language import in_this_language
from courses.learn.sheet import result_sheet, test_sheet
from courses.learn.state import path_for
from courses.progress import attempts, completion, lessons, saving
from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath
from lms.accounts.kept_form import learner_form

PURPOSES = {"awal": Attempt.Purpose.PRE, "akhir": Attempt.Purpose.POST}


@login_required
def my_courses(request: HttpRequest) -> HttpResponse:
    enrolments = Enrolment.objects.of(request.user).select_related("course", "cohort")
    paths = [
        CoursePath(in_this_language(enrolment.course), enrolment=enrolment)
        for enrolment in enrolments.order_by("-enrolled_at")
    ]
    return render(request, "courses/learn/my_courses.html", {"paths": paths})


@learner_form
def enrol_in_course(request: HttpRequest, course_id: int) -> HttpResponse:
    course = get_object_or_404(CoursePage.objects.live(), pk=course_id).canonical
    try:
        enrol(request.user, cohort=standing_cohort(course), at=timezone.now())
    except ProfileIncomplete:
        messages.info(request, _("A few questions about you come first."))
        return redirect("accounts:profile")
    except ConsentMissing:
        return redirect("accounts:consent")
    except NotOpenToAll:
        messages.info(request, _("This course is joined with a code from your trainer."))
    return redirect(in_this_language(course).get_url(request))


@learner_form
def start_test(request: HttpRequest, course_id: int, purpose: str) -> HttpResponse:
    if purpose not in PURPOSES:
        raise Http404
    course, path = _own_path(request, course_id)
    quiz = course.pre_test if PURPOSES[purpose] == Attempt.Purpose.PRE else course.post_test
    if quiz is None or not path.may_start(PURPOSES[purpose]):
        messages.info(request, _("This test is not open now. Here is where you are."))
        return redirect(in_this_language(course).get_url(request))
    try:
        attempt = attempts.start(
            path.enrolment, quiz=quiz, purpose=PURPOSES[purpose], at=timezone.now()
        )
    except attempts.TestClosed as closed:
        messages.info(request, str(closed))
        return redirect(in_this_language(course).get_url(request))
    return redirect("learn:test", attempt_id=attempt.pk)


@login_required
def test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = get_object_or_404(
        Attempt.objects.of(request.user).select_related("quiz", "edition", "enrolment__course"),
        pk=attempt_id,
    )
    if attempt.is_submitted:
        return redirect("learn:result", attempt_id=attempt.pk)
    return render(request, "courses/learn/test.html", {"sheet": test_sheet(attempt)})


@learner_form
def save_test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = get_object_or_404(Attempt.objects.of(request.user), pk=attempt_id)
    try:
        results = _save_posted(request, attempt)
    except MalformedForm:
        return HttpResponseBadRequest()
    if any(result.outcome == saving.Outcome.LATE for result in results):
        return redirect("learn:result", attempt_id=attempt.pk)
    goto = request.POST.get("next_item", "")
    anchor = f"#soal-{goto}" if goto.isdigit() else ""
    return redirect(reverse("learn:test", args=[attempt.pk]) + anchor)


@learner_form
def submit_test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    own = Attempt.objects.of(request.user)
    attempt = get_object_or_404(own, pk=attempt_id)
    try:
        _save_posted(request, attempt)
    except MalformedForm:
        return HttpResponseBadRequest()
    completion.submit_test(own, attempt_id=attempt.pk, at=timezone.now())
    return redirect("learn:result", attempt_id=attempt.pk)


@login_required
def result(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = get_object_or_404(
        Attempt.objects.of(request.user).select_related("enrolment__course"), pk=attempt_id
    )
    if not attempt.is_submitted:
        return redirect("learn:test", attempt_id=attempt.pk)
    return render(request, "courses/learn/result.html", {"sheet": result_sheet(attempt)})


@learner_form
def finish_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    path = path_for(lesson.course, user=request.user)
    if path.enrolment is None:
        return redirect(lesson.course.get_url(request))
    skipped = request.POST.get("skipped") == "1"
    now = timezone.now()
    lessons.mark_done(path.enrolment, lesson=lesson, at=now, was_skipped=skipped)
    completion.complete_if_earned(path.enrolment, at=now)
    following = CoursePath(lesson.course, enrolment=path.enrolment).after(lesson)
    return redirect((following or lesson.course).get_url(request))


def _own_path(request: HttpRequest, course_id: int) -> tuple[CoursePage, CoursePath]:
    course = get_object_or_404(CoursePage, pk=course_id).canonical
    path = path_for(course, user=request.user)
    if path.enrolment is None:
        raise Http404
    return course, path


def _save_posted(request: HttpRequest, attempt: Attempt) -> list[saving.SaveResult]:
    saves = read_saves(request.POST, item_ids=attempt.item_ids)
    return saving.save_answers(
        Attempt.objects.of(request.user), attempt_id=attempt.pk, saves=saves, at=timezone.now()
    )
