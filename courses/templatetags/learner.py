"""What a page needs to know about the learner who reads it."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from courses.catalogue.models import CoursePage, LessonPage
from courses.enrolment.announcement import Announcement
from courses.enrolment.announcing import shown_to
from courses.learn.consent import waits_for_consent
from courses.learn.gate import can_store
from courses.learn.state import path_for
from courses.learn.test_address import test_url
from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath, Stage
from courses.progress.states import ModuleState
from lms.pantry.shelf import shelf_for

register = template.Library()

TESTS = (Stage.PRE_TEST, Stage.POST_TEST, Stage.RETAKE)


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now: a link, or a form to post; only words while there is none."""

    title: str
    label: str = ""
    url: str = ""
    is_post: bool = False
    help: str = ""


@dataclass(frozen=True)
class LessonControls:
    previous: LessonPage | None
    next: LessonPage | None
    is_done: bool
    can_store: bool
    # A minor reads before the consent is there: the page says why nothing is stored.
    waits_for_consent: bool
    done_url: str
    module: ModuleState | None
    position: int
    # Where the reader stopped last time, by the block's place; 0 is the top.
    stopped_at_block: int
    place_url: str


@register.simple_tag(takes_context=True)
def course_path(context, course: CoursePage) -> CoursePath:
    """Return this reader's path in the course, read once per request."""
    request = context["request"]
    known = getattr(request, "course_path", None)
    if known is None or known.course.pk != course.pk:
        shelf = shelf_for(request)
        known = request.course_path = path_for(course, user=request.user, shelf=shelf)
    return known


@register.simple_tag(takes_context=True)
def course_outline(context, course: CoursePage) -> list[ModuleState]:
    return course_path(context, course).modules


@register.simple_tag(takes_context=True)
def next_step(context, course: CoursePage) -> NextStep | None:
    return step_of(course_path(context, course), request=context["request"])


@register.simple_tag(takes_context=True)
def step_of_path(context, path: CoursePath) -> NextStep | None:
    return step_of(path, request=context["request"])


def step_of(path: CoursePath, *, request) -> NextStep | None:
    """Return the next step of a path in words, or None when nothing is left to do."""
    attempt = path.open_attempt
    if path.stage in TESTS and waits_for_consent(request.user):
        return _step_before_the_yeses(path, request=request)
    if attempt is not None and path.stage in TESTS:
        return NextStep(
            title=_("Your test is waiting, answers and all"),
            label=_("Continue the test"),
            url=test_url(attempt, item=path.first_unanswered),
        )
    if path.stage in TESTS:
        closed = path.why_closed(_purpose_of(path.stage))
        if closed:
            return _closed_step(path, words=closed)
    if path.stage == Stage.LESSON:
        lesson = path.next_lesson
        has_begun = path.lessons_done > 0 or path.was_opened(lesson)
        return NextStep(
            title=lesson.title,
            label=pgettext("a course", "Continue") if has_begun else _("Start the first lesson"),
            url=_where_reading_stopped(path, lesson, request=request),
            help=_place_in_words(path, lesson),
        )
    if path.stage == Stage.PRACTICE:
        return _practice_step(path)
    if path.stage == Stage.COMPLETED:
        return NextStep(
            title=_("You finished this course"),
            label=_("Your certificate"),
            url=reverse("certificates:mine"),
        )
    return _posted_step(path)


def _practice_step(path: CoursePath) -> NextStep:
    """Only practice is left, which a trainer sees and marks: say what, and that it is near."""
    titles = ", ".join(state.task.title for state in path.open_practice)
    return NextStep(
        title=_("Almost there: practise with your trainer"),
        help=_(
            "Lessons and tests are done. Still to practise together: %(titles)s. When your "
            "trainer has noted it, your certificate comes by itself."
        )
        % {"titles": titles},
    )


def _purpose_of(stage: Stage) -> str:
    return Attempt.Purpose.PRE if stage == Stage.PRE_TEST else Attempt.Purpose.POST


def _closed_step(path: CoursePath, *, words: str) -> NextStep:
    """What to do while a test of the class is not open: wait, or hand in what was saved."""
    if path.stage == Stage.PRE_TEST:
        more = _("The lessons open with it.")
        return NextStep(title=_("A short pre-test first"), help=f"{words} {more}")
    if path.left_attempt is not None:
        return NextStep(
            title=_("Your answers are saved"),
            label=_("Hand in what was saved"),
            url=test_url(path.left_attempt, item=1),
            help=words,
        )
    if path.is_early(Attempt.Purpose.POST):
        more = _("Until then you may read every lesson again.")
        return NextStep(title=_("The post-test comes later"), help=f"{words} {more}")
    more = _("What you learned stays yours. Your trainer can open it again.")
    return NextStep(title=_("The post-test is closed"), help=f"{words} {more}")


@register.simple_tag(takes_context=True)
def missed_pre_test(context, course: CoursePage) -> CoursePath | None:
    """Return the path of a reader whose pre-test is over without them, while they learn."""
    path = course_path(context, course)
    return path if path.has_missed_pre_test and not path.enrolment.is_complete else None


def _step_before_the_yeses(path: CoursePath, *, request) -> NextStep:
    """What a minor can do while the tests are closed: read, or see about the two yeses."""
    lesson = path.next_lesson
    if lesson is None:
        return NextStep(
            title=_("Two yeses before the tests open"),
            label=_("See how that works"),
            url=reverse("accounts:consent"),
        )
    return NextStep(
        title=lesson.title,
        label=_("Read this lesson"),
        url=lesson.get_url(request),
        help=_("The lessons are open to you already."),
    )


def _where_reading_stopped(path: CoursePath, lesson: LessonPage, *, request) -> str:
    block = path.stopped_at_block(lesson)
    # A fragment, so that it works without a script and never reaches a log.
    return lesson.get_url(request) + (f"#bagian-{block}" if block > 1 else "")


def _place_in_words(path: CoursePath, lesson: LessonPage) -> str:
    module = path.module_of(lesson)
    place = {
        "position": module.position_of(lesson),
        "total": module.total,
        "module": module.page.title,
        "block": path.stopped_at_block(lesson),
    }
    if place["block"] > 1:
        words = _(
            "Lesson %(position)s of %(total)s in the module %(module)s. "
            "You stopped at part %(block)s."
        )
    else:
        words = _("Lesson %(position)s of %(total)s in the module %(module)s.")
    return words % place


def _posted_step(path: CoursePath) -> NextStep | None:
    course_id = path.enrolment.course_id if path.enrolment else path.course.canonical.pk
    if path.stage == Stage.ENROL:
        return NextStep(
            title=_("Join this course"),
            label=_("Join the course"),
            url=reverse("learn:enrol", args=[course_id]),
            is_post=True,
            help=_("Free, at your own pace. You can stop at any time."),
        )
    if path.stage == Stage.PRE_TEST:
        return NextStep(
            title=_("A short pre-test first"),
            label=_("Start the pre-test"),
            url=reverse("learn:start_test", args=[course_id, "awal"]),
            is_post=True,
            help=_("It shows what you know already. It is not graded; not knowing is fine."),
        )
    if path.stage == Stage.POST_TEST:
        return NextStep(
            title=_("All lessons done"),
            label=_("Start the post-test"),
            url=reverse("learn:start_test", args=[course_id, "akhir"]),
            is_post=True,
            help=_("See how far you have come since the pre-test."),
        )
    if path.stage == Stage.RETAKE:
        return NextStep(
            title=_("Not there yet. Read again, then try once more"),
            label=_("Try the post-test again"),
            url=reverse("learn:start_test", args=[course_id, "akhir"]),
            is_post=True,
            help=_("Your first result is kept; a new try can only help."),
        )
    return None


@register.simple_tag(takes_context=True)
def lesson_controls(context, lesson: LessonPage) -> LessonControls:
    request = context["request"]
    path = getattr(request, "course_path", None) or path_for(lesson.course, user=request.user)
    module = path.module_of(lesson)
    return LessonControls(
        previous=path.before(lesson),
        next=path.after(lesson),
        is_done=path.is_done(lesson),
        can_store=can_store(path, user=request.user),
        waits_for_consent=waits_for_consent(request.user),
        done_url=reverse("learn:finish_lesson", args=[lesson.pk]),
        module=module,
        position=module.position_of(lesson) if module else 0,
        stopped_at_block=path.stopped_at_block(lesson),
        place_url=reverse("learn:keep_place", args=[lesson.pk]),
    )


@register.simple_tag(takes_context=True)
def class_news(context, course: CoursePage) -> list[Announcement]:
    """Return what this reader's class of the course says now; nothing to visitors."""
    enrolment = course_path(context, course).enrolment
    return shown_to([enrolment], at=timezone.now()) if enrolment else []


@register.simple_tag(takes_context=True)
def waits_for_the_consent(context) -> bool:
    return waits_for_consent(context["request"].user)
