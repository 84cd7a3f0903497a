"""Deed: put a bundle onto the site. Everything or nothing; a second time changes nothing."""

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from courses.bundles.bundle import Bundle
from courses.bundles.problem import BundleRefused, Problem
from courses.bundles.site.assets import Assets
from courses.bundles.site.carried import CannotBeCarried
from courses.bundles.site.changes import Change, Changes
from courses.bundles.site.course_page import COURSE
from courses.bundles.site.fits import misfits
from courses.bundles.site.lesson_page import LESSON
from courses.bundles.site.module_page import MODULE
from courses.bundles.site.page_kind import Shelf
from courses.bundles.site.pages import Pages
from courses.bundles.site.places import catalogue_made_if_missing, english_locale
from courses.bundles.site.questions import (
    put_objectives,
    put_programme,
    put_questions,
    put_quiz,
)
from courses.catalogue.models import CourseIndexPage, CoursePage
from courses.enrolment.enrol import standing_cohort


def load(
    bundle: Bundle,
    *,
    dry_run: bool = False,
    on_change: Callable[[Change], None] = lambda _change: None,
) -> Changes:
    """Return what was changed, or with `dry_run` what would be. Raises BundleRefused."""
    assets = Assets(bundle.course.code)
    changes = Changes(on_change)
    try:
        with transaction.atomic():
            _load(bundle, assets=assets, changes=changes)
            if dry_run:
                transaction.set_rollback(True)
    except CannotBeCarried as error:
        assets.remove_files()
        message = _("On this site: %(what)s. Loading would lose it: mend it there first.")
        problem = Problem(file=bundle.course.slug, message=message % {"what": error})
        raise BundleRefused([problem]) from error
    except BaseException:
        assets.remove_files()
        raise
    if dry_run:
        assets.remove_files()
    return changes


def _load(bundle: Bundle, *, assets: Assets, changes: Changes) -> None:
    problems = misfits(bundle)
    if problems:
        raise BundleRefused(problems)
    index = catalogue_made_if_missing()
    # Two loads at once would add the same pages: the second waits here.
    CourseIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk)
    for file in bundle.media:
        if assets.put(file):
            changes.add("new", "media file", file.name)
    shelf = Shelf(assets)
    if bundle.course.programme:
        shelf.programme = put_programme(bundle.course.programme, shelf=shelf, changes=changes)
    shelf.objectives = put_objectives(bundle.objectives, changes=changes)
    if bundle.bank:
        items = put_questions(bundle.bank, bundle.questions, shelf=shelf, changes=changes)
        shelf.quizzes = {
            quiz.code: put_quiz(quiz, questions=items, changes=changes) for quiz in bundle.quizzes
        }
    course = _put_pages(bundle, index, Pages(shelf, changes, english_locale()))
    if course.is_open_to_all:
        standing_cohort(course)


def _put_pages(bundle: Bundle, index: CourseIndexPage, pages: Pages) -> CoursePage:
    course = pages.put(COURSE, bundle.course, parent=index)
    modules = []
    for module_value in bundle.modules:
        module = pages.put(MODULE, module_value, parent=course)
        lessons = [pages.put(LESSON, value, parent=module) for value in module_value.lessons]
        pages.line_up(lessons, kind=LESSON, parent=module)
        modules.append(module)
    pages.line_up(modules, kind=MODULE, parent=course)
    return course
