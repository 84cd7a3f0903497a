"""A published course on the site → bundle."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page

from courses.bundles.bundle import (
    Bank,
    Bundle,
    MediaFile,
    Module,
    Objective,
    Question,
    Quiz,
    in_order,
)
from courses.bundles.files import media
from courses.bundles.problem import BundleRefused, Problem
from courses.bundles.site.assets import Names, content_of
from courses.bundles.site.carried import CannotBeCarried, carried
from courses.bundles.site.course_page import COURSE
from courses.bundles.site.lesson_page import LESSON
from courses.bundles.site.module_page import MODULE
from courses.bundles.site.page_kind import PageKind
from courses.bundles.site.places import english_locale
from courses.bundles.site.questions import read_bank, read_quizzes_of
from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.quizzes import models as quizzes


def read_course(slug: str) -> Bundle:
    """Return what the public sees of the course. Raises BundleRefused with every reason."""
    page = CoursePage.objects.filter(locale=Locale.get_default(), slug=slug).live().first()
    if page is None:
        message = _("There is no published course with this address: look in the catalogue.")
        raise BundleRefused([Problem(file=slug, message=message)])
    # Links to pages are written as addresses: those of the first language.
    with override("id"):
        return _CourseReader(page).bundle()


class _CourseReader:
    def __init__(self, page: CoursePage):
        self.page = page
        self.names = Names()
        self.english = english_locale()
        self.problems: list[Problem] = []

    def bundle(self) -> Bundle:
        course = self._said(COURSE, self.page)
        modules = tuple(self._modules())
        bank, questions, tests = self._tests()
        files = tuple(self._media())
        if self.problems:
            raise BundleRefused(self.problems)
        return in_order(
            Bundle(
                course=course,
                bank=bank,
                objectives=tuple(_objectives(modules, questions)),
                questions=questions,
                quizzes=tests,
                modules=modules,
                media=files,
            )
        )

    def _modules(self) -> Iterable[Module]:
        for page in ModulePage.objects.child_of(self.page).live().order_by("path"):
            module = self._said(MODULE, page)
            lessons = LessonPage.objects.child_of(page).live().order_by("path")
            said = tuple(self._said(LESSON, lesson) for lesson in lessons)
            if module is not None:
                yield replace(module, lessons=said)

    def _said(self, kind: PageKind, page: Page) -> Any:
        """Return the page's words with its English ones; None when files cannot hold them."""
        english = page.get_translation_or_none(self.english)
        try:
            value = kind.read(page, self.names)
            if english is None or not english.live:
                return value
            return kind.with_english(value, kind.read(english, self.names))
        except CannotBeCarried as error:
            self.problems.append(Problem(file=page.url_path, message=str(error)))
            return None

    def _tests(self) -> tuple[Bank | None, tuple[Question, ...], tuple[Quiz, ...]]:
        tests = {self.page.pre_test_id, self.page.post_test_id} - {None}
        banks = quizzes.QuestionBank.objects.filter(questions__slots__quiz__in=tests).distinct()
        if not banks:
            return None, (), ()
        if len(banks) > 1:
            message = _("The tests ask items of several banks; files know one: %(codes)s.")
            codes = ", ".join(bank.code for bank in banks)
            self.problems.append(Problem(file=self.page.slug, message=message % {"codes": codes}))
            return None, (), ()
        try:
            return *read_bank(banks[0]), read_quizzes_of(banks[0])
        except CannotBeCarried as error:
            self.problems.append(Problem(file=banks[0].code, message=str(error)))
            return None, (), ()

    def _media(self) -> Iterable[MediaFile]:
        for name, asset in self.names.assets.items():
            content = content_of(asset)
            if content is None:
                message = _("The file is gone from the store: upload it again.")
                self.problems.append(Problem(file=name, value=asset.title, message=message))
                continue
            try:
                data = media.checked(name.rpartition(".")[2], content)
            except ValueError as error:
                self.problems.append(Problem(file=name, value=asset.title, message=str(error)))
            else:
                yield MediaFile(name=name, data=data)


def _objectives(
    modules: tuple[Module, ...], questions: tuple[Question, ...]
) -> Iterable[Objective]:
    codes = {question.objective for question in questions}
    for module in modules:
        codes.update(module.facts.objectives)
        for lesson in module.lessons:
            codes.update(lesson.facts.objectives)
    for objective in quizzes.Objective.objects.filter(code__in=codes):
        values = {"code": objective.code, "text": objective.text}
        yield carried(Objective, values, what=objective.code)
