"""Taking a test: the page, saving, handing in, the result."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.learn.consent import ask_for_consent
from courses.learn.forms import MalformedForm, read_saves
from courses.learn.result_sheet import result_sheet
from courses.learn.sheet import test_sheet
from courses.progress import attempts, completion, saving
from courses.progress.attempt import Attempt
from courses.progress.test_hours import is_too_late
from lms.accounts.kept_form import learner_form


@require_safe
@login_required
def test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    return _sheet(request, attempt_id, template="courses/learn/test.html")


@require_safe
@login_required
def check_test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """Ask once more before handing in, and say what is still unanswered."""
    return _sheet(request, attempt_id, template="courses/learn/check_test.html")


@learner_form
def save_test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    try:
        results = _save_posted(request, attempt_id)
    except (MalformedForm, saving.NotInTest):
        return _once_more(request, attempt_id)
    except Attempt.DoesNotExist:
        return _closed(request, attempt_id)
    if any(result.outcome == saving.Outcome.LATE for result in results):
        messages.info(
            request, _("That came after the end of the test. It is kept, and the result stays.")
        )
        return redirect("learn:result", attempt_id=attempt_id)
    if "hand_in" in request.POST:
        return redirect("learn:check_test", attempt_id=attempt_id)
    anchor = _anchor_of(request.POST.get("next_item", ""))
    return redirect(reverse("learn:test", args=[attempt_id]) + anchor)


@learner_form
def submit_test(request: HttpRequest, attempt_id: int) -> HttpResponse:
    try:
        if "writer" in request.POST:
            _save_posted(request, attempt_id)
        completion.submit_test(
            Attempt.objects.answerable_by(request.user), attempt_id=attempt_id, at=timezone.now()
        )
    except (MalformedForm, saving.NotInTest):
        return _once_more(request, attempt_id)
    except Attempt.DoesNotExist:
        return _closed(request, attempt_id)
    except attempts.TestClosed:
        return redirect("learn:test", attempt_id=attempt_id)
    return redirect("learn:result", attempt_id=attempt_id)


@require_safe
@login_required
def result(request: HttpRequest, attempt_id: int) -> HttpResponse:
    own = Attempt.objects.of(request.user).select_related(
        "enrolment__course__post_test__current_edition", "enrolment__cohort"
    )
    attempt = get_object_or_404(own, pk=attempt_id)
    if not attempt.is_submitted:
        return redirect("learn:test", attempt_id=attempt.pk)
    return render(request, "courses/learn/result.html", {"sheet": result_sheet(attempt)})


def _anchor_of(following: str) -> str:
    if following == "menurutmu":
        return "#menurutmu"
    return f"#soal-{following}" if following.isdecimal() else "#kirim"


def _sheet(request: HttpRequest, attempt_id: int, *, template: str) -> HttpResponse:
    own = Attempt.objects.answerable_by(request.user)
    attempt = (
        own.select_related("edition", "enrolment__course", "enrolment__cohort")
        .filter(pk=attempt_id)
        .first()
    )
    if attempt is None:
        return _closed(request, attempt_id)
    if attempt.is_submitted:
        return redirect("learn:result", attempt_id=attempt.pk)
    if is_too_late(attempt, at=timezone.now()):
        template = "courses/learn/closed_test.html"
    return render(request, template, {"sheet": test_sheet(attempt)})


def _save_posted(request: HttpRequest, attempt_id: int) -> list[saving.SaveResult]:
    return saving.save_answers(
        Attempt.objects.answerable_by(request.user),
        attempt_id=attempt_id,
        saves=read_saves(request.POST),
        at=timezone.now(),
    )


def _once_more(request: HttpRequest, attempt_id: int) -> HttpResponse:
    messages.warning(
        request, _("We could not read that form. This is the test as it is saved; please go on.")
    )
    return redirect("learn:test", attempt_id=attempt_id)


def _closed(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """Say what to do when a minor's consent is not in force (any more); 404 for all others."""
    if not Attempt.objects.of(request.user).filter(pk=attempt_id).exists():
        raise Http404
    return ask_for_consent(request)
