"""Answers on paper: typed into a grid, or uploaded as a table. All are stored, or none."""

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment.models import Cohort
from courses.enrolment.roster.rows import RosterRefused
from courses.enrolment.roster.wording import why_refused
from courses.progress import paper
from courses.progress.attempt import Attempt
from courses.progress.paper_reading import PaperRow, read_paper
from courses.progress.paper_wording import column_of, wrong
from courses.teach.of_cohort import OfCohort
from courses.teach.paper_grid import grid_of, rows_in
from lms import audit
from lms.accounts import roles

PURPOSES = {"pre": gettext_lazy("Pre-test"), "post": gettext_lazy("Post-test")}
PROBLEMS_SHOWN = 50


def paper_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:paper", args=[cohort.pk])
    return [HeaderButton(_("Answers on paper"), url=url, icon_name="edit")]


class PaperView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/paper.html"
    page_title = gettext_lazy("Answers on paper")
    header_icon = "edit"

    def cohorts(self) -> QuerySet[Cohort]:
        return super().cohorts().select_related("course")

    @cached_property
    def purpose(self) -> str:
        asked = self.request.GET.get("test", Attempt.Purpose.PRE)
        if asked not in PURPOSES:
            raise Http404
        return asked

    @cached_property
    def test(self) -> paper.PrintedTest | None:
        try:
            return paper.PrintedTest(self.cohort, purpose=self.purpose)
        except paper.NoSuchTest:
            return None

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data()
        audit.record(
            "cohort.paper", by=request.user, subject=self.cohort, people=len(context["grid"])
        )
        return self.render_to_response(context)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.test is None:
            return redirect(request.get_full_path())
        is_upload = "upload" in request.POST
        try:
            rows = _uploaded(request.FILES.get("file")) if is_upload else rows_in(request.POST)
        except RosterRefused as refused:
            return self._refuse([why_refused(refused.why)])
        if not rows:
            return self._refuse([_("There is nothing to store yet: no answer is written.")])
        looked = paper.enter(
            self.cohort, purpose=self.purpose, rows=rows, by=request.user, at=timezone.now()
        )
        if looked.problems:
            words = [_words(problem, is_upload=is_upload) for problem in looked.problems]
            return self._refuse(words, typed=request.POST)
        n = len(looked.sheets)
        words = ngettext(
            "The test of %(n)d person is stored.", "The tests of %(n)d people are stored.", n
        )
        messages.success(request, words % {"n": n})
        return redirect(request.get_full_path())

    def _refuse(self, words: list[str], *, typed: dict | None = None) -> HttpResponse:
        messages.error(self.request, _("Nothing is saved yet. Please mend what is listed below."))
        context = self.get_context_data(typed=typed, problems=words[:PROBLEMS_SHOWN])
        return self.render_to_response(context)

    def get_context_data(self, *, typed: dict | None = None, **kwargs) -> dict:
        grid = grid_of(self.cohort, test=self.test, typed=typed or {}) if self.test else []
        forms = self.test.forms if self.test else []
        return super().get_context_data(
            test=self.test,
            purpose=self.purpose,
            purposes=PURPOSES.items(),
            grid=grid,
            numbers=range(1, max((len(row.cells) for row in grid), default=0) + 1),
            printed=[(form, _printed(self.test.items(form))) for form in forms],
            **kwargs,
        )


def _uploaded(file: UploadedFile | None) -> list[PaperRow]:
    if file is None:
        return []
    with tempfile.NamedTemporaryFile() as copy:
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        return read_paper(Path(copy.name))


def _printed(items) -> list[tuple]:
    """Return each question with its options by letter, as they are printed: no key."""
    return [
        (item, [(letter, words[pk]) for letter, pk in paper.options_of(item).items()])
        for item in items
        if (words := {choice.pk: choice.text for choice in item.version.choices.all()})
    ]


def _words(problem: paper.Problem, *, is_upload: bool) -> str:
    facts = {
        "row": problem.row,
        "column": column_of(problem),
        "value": problem.value,
        "problem": wrong(problem),
    }
    if is_upload:
        return _("Row %(row)s, column “%(column)s”, “%(value)s”: %(problem)s") % facts
    return _("Line %(row)s, %(column)s, “%(value)s”: %(problem)s") % facts
