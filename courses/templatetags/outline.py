"""A course laid out for reading: modules, their lessons as steps, minutes, drafts."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.learn.gate import reason_to_wait
from courses.progress.path import CoursePath
from courses.progress.states import LessonState, ModuleState
from courses.templatetags.learner import course_path

register = template.Library()


@dataclass(frozen=True)
class Step:
    """One stone of the path, as the step list shows it."""

    title: str
    url: str
    state: str
    meta: str
    note: str = ""


@dataclass(frozen=True)
class ModuleOutline:
    title: str
    url: str
    summary: str
    drawing_url: str
    is_extra: bool
    is_theirs: bool
    minutes: int
    done: int
    total: int
    steps: list[Step]
    is_enrolled: bool

    @property
    def is_current(self) -> bool:
        return any(step.state == "now" for step in self.steps)


@dataclass(frozen=True)
class Outline:
    modules: list[ModuleOutline]
    extras: list[ModuleOutline]
    minutes: int
    lessons: int
    has_drafts: bool


@register.simple_tag(takes_context=True)
def outline(context, course: CoursePage) -> Outline:
    """Return the whole course; extra modules count neither in minutes nor in lessons."""
    path = course_path(context, course)
    request = context["request"]
    is_closed = reason_to_wait(path, user=request.user) is not None
    modules = [_module(state, path, is_closed=is_closed, request=request) for state in path.modules]
    return Outline(
        modules=[module for module in modules if not module.is_extra],
        extras=[module for module in modules if module.is_extra],
        minutes=sum(module.minutes for module in modules if not module.is_extra),
        lessons=len(path.lessons),
        has_drafts=any(
            lesson.page.review_status == LessonPage.Review.DRAFT
            for state in path.modules
            for lesson in state.lessons
        ),
    )


@register.simple_tag(takes_context=True)
def module_outline(context, module: ModulePage, course: CoursePage) -> ModuleOutline | None:
    """Return one module of the course; None while it is not published."""
    path = course_path(context, course)
    request = context["request"]
    is_closed = reason_to_wait(path, user=request.user) is not None
    state = next((state for state in path.modules if state.page.pk == module.pk), None)
    return state and _module(state, path, is_closed=is_closed, request=request)


def _module(
    state: ModuleState, path: CoursePath, *, is_closed: bool, request: HttpRequest
) -> ModuleOutline:
    return ModuleOutline(
        title=state.page.title,
        url=state.page.get_url(request),
        summary=state.page.summary,
        drawing_url=state.page.drawing_url,
        is_extra=state.page.is_extra,
        is_theirs=state.is_theirs,
        minutes=state.minutes,
        done=state.done,
        total=state.total,
        steps=[_step(lesson, is_closed=is_closed, request=request) for lesson in state.lessons]
        if state.is_theirs
        else [],
        is_enrolled=path.enrolment is not None,
    )


def _step(lesson: LessonState, *, is_closed: bool, request: HttpRequest) -> Step:
    minutes = lesson.page.minutes
    return Step(
        title=lesson.page.title,
        url=lesson.page.get_url(request),
        state=_state(lesson, is_closed=is_closed),
        meta=ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes},
        note=_("contains heavy matter") if lesson.page.content_notice else "",
    )


def _state(lesson: LessonState, *, is_closed: bool) -> str:
    if lesson.is_done:
        return "done"
    if is_closed:
        return "locked"
    return "now" if lesson.is_next else "open"
