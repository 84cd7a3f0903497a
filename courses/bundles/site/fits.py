"""Whether a bundle fits this site: its codes may already mean something else here."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.bundles.bundle import Bundle
from courses.bundles.problem import Problem
from courses.bundles.site.places import catalogue
from courses.catalogue.models import CoursePage
from courses.enrolment.models import Cohort
from courses.progress.practice import tasks_in_use
from courses.quizzes.models import Quiz


def misfits(bundle: Bundle) -> list[Problem]:
    return [*_address(bundle), *_quizzes(bundle), *_cohort(bundle), *_practice(bundle)]


def _address(bundle: Bundle) -> Iterator[Problem]:
    index = catalogue()
    if index is None:
        return
    slug, code = bundle.course.slug, bundle.course.code
    page = Page.objects.child_of(index).filter(slug=slug).first()
    course = CoursePage.objects.filter(pk=page.pk).first() if page else None
    if page is not None and (course is None or course.code != code):
        message = _("This site has another page at this address (%(title)s): choose another slug.")
        message %= {"title": page.title}
        yield Problem(file="course.yaml", field="slug", value=slug, message=message)
    for other in CoursePage.objects.child_of(index).filter(code=code).exclude(slug=slug):
        message = _("This site has another course with this code (%(title)s): choose another.")
        message %= {"title": other.title}
        yield Problem(file="course.yaml", field="code", value=code, message=message)


def _quizzes(bundle: Bundle) -> Iterator[Problem]:
    codes = [quiz.code for quiz in bundle.quizzes]
    strangers = Quiz.objects.filter(code__in=codes, slots__isnull=False)
    if bundle.bank is not None:
        strangers = strangers.exclude(slots__question__bank__code=bundle.bank.code)
    for quiz in strangers.distinct():
        message = _("This site has another quiz with this code (%(title)s): choose another.")
        message %= {"title": quiz.title}
        yield Problem(file="quizzes.yaml", field="code", value=quiz.code, message=message)


def _cohort(bundle: Bundle) -> Iterator[Problem]:
    """The standing cohort's code is the course's; another course's cohort may have taken it."""
    if not bundle.course.open_to_all:
        return
    code = f"{bundle.course.code}-mandiri".lower()
    taken = Cohort.objects.filter(code=code).exclude(course__slug=bundle.course.slug).first()
    if taken is not None:
        message = _("The cohort “%(name)s” already has the code %(cohort)s: choose another.")
        message %= {"name": taken.name, "cohort": code}
        yield Problem(file="course.yaml", field="code", value=bundle.course.code, message=message)


def _practice(bundle: Bundle) -> Iterator[Problem]:
    """What trainers have marked stays: a bundle may reword a task, not take it away."""
    index, course = catalogue(), bundle.course
    page = CoursePage.objects.child_of(index).filter(slug=course.slug).first() if index else None
    scales = {task.code: task.scale for task in course.practice}
    for code, scale in tasks_in_use(page).items() if page else ():
        if scales.get(code) != scale:
            message = _("Trainers have marked this task here: keep it, with its scale (%(scale)s).")
            message %= {"scale": scale}
            yield Problem(file="course.yaml", field="practice", value=code, message=message)
