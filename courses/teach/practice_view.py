"""Practice in the admin: one task for the whole list, or every task of one person."""

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.catalogue.practice import PracticeTask
from courses.enrolment.attendance.listing import by_name
from courses.enrolment.models import Cohort, Enrolment
from courses.progress import practice, reading
from courses.progress.practice_mark import PracticeMark
from courses.teach.of_cohort import OfCohort
from courses.teach.practice_form import Cell, cells_of, changed_marks
from lms import audit
from lms.accounts import roles
from lms.accounts.zones import in_zone

PEOPLE_PER_PAGE = 100


def practice_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user) or not cohort.course.practice:
        return []
    url = reverse("cohorts:practice", args=[cohort.pk])
    return [HeaderButton(_("Practice"), url=url, icon_name="tasks", priority=50)]


class PracticeView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    """One task, everybody: the list a trainer goes through after a role play."""

    template_name = "courses/teach/practice.html"
    page_title = gettext_lazy("Practice")
    header_icon = "tasks"

    def cohorts(self) -> QuerySet[Cohort]:
        return super().cohorts().select_related("course")

    @cached_property
    def tasks(self) -> list[PracticeTask]:
        return self.cohort.course.practice_tasks

    @cached_property
    def task(self) -> PracticeTask | None:
        asked = self.request.GET.get("task", "")
        return next(
            (task for task in self.tasks if task.code == asked), next(iter(self.tasks), None)
        )

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data()
        people = sorted({cell.enrolment_id for cell in context["cells"]})
        audit.record("practice.view", by=request.user, subject=self.cohort, enrolments=people)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        marks = self.sent_marks()
        try:
            completed = practice.mark_practice(
                self.cohort, marks=marks, by=request.user, at=timezone.now()
            )
        except practice.NotMarkable:
            words = _("Nothing is saved: somebody has left the class or lacks a yes. Look again.")
            messages.error(request, words)
        else:
            messages.success(request, _said(len(marks), len(completed)))
        return redirect(request.get_full_path())

    def sent_marks(self) -> list[practice.Mark]:
        return changed_marks(self.request.POST, tasks=self.tasks)

    def get_context_data(self, **kwargs) -> dict:
        people = by_name(practice.markable(self.cohort))
        page = Paginator(people, PEOPLE_PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            cohort=self.cohort,
            task=self.task,
            tasks=_with_counts(self.cohort, self.tasks),
            cells=self.cells(page.object_list, [self.task] if self.task else []),
            page_obj=page,
            **kwargs,
        )

    def cells(self, people, tasks: list[PracticeTask]) -> list[Cell]:
        people = list(people)
        ids = [one.pk for one in people]
        waiting = practice.waiting_for_yeses(Enrolment.objects.filter(pk__in=ids))
        return cells_of(people, tasks, marks=reading.practice_of(ids), waiting=waiting)


class PersonPracticeView(PracticeView):
    """Every task of one person, with what was marked before."""

    template_name = "courses/teach/practice_person.html"

    @cached_property
    def enrolment(self) -> Enrolment:
        mine = practice.markable(self.cohort).select_related("learner")
        return get_object_or_404(mine, pk=self.kwargs["enrolment_id"])

    def sent_marks(self) -> list[practice.Mark]:
        theirs, marks = self.enrolment.pk, super().sent_marks()
        if any(mark.enrolment_id != theirs for mark in marks):
            raise Http404
        return marks

    def get_context_data(self, **kwargs) -> dict:
        marks = PracticeMark.objects.filter(enrolment=self.enrolment).select_related("marked_by")
        history = [
            (mark, in_zone(mark.marked_at, self.cohort.zone)) for mark in marks.order_by("-pk")
        ]
        return super(PracticeView, self).get_context_data(
            cohort=self.cohort,
            person=self.enrolment.learner,
            cells=self.cells([self.enrolment], self.tasks),
            history=history,
            **kwargs,
        )


def _with_counts(cohort: Cohort, tasks: list[PracticeTask]) -> list[tuple[PracticeTask, int]]:
    """Return each task with the number of people here for whom it is done."""
    marks = PracticeMark.objects.current().filter(enrolment__in=practice.markable(cohort))
    counts = marks.values_list("task_code", "step").annotate(Count("pk")).order_by()
    return [
        (
            task,
            sum(
                n for code, step, n in counts if code == task.code and step >= task.scale.done_from
            ),
        )
        for task in tasks
    ]


def _said(marked: int, completed: int) -> str:
    if not marked:
        return _("Everything stands as it was.")
    words = ngettext("%(n)d mark is saved.", "%(n)d marks are saved.", marked) % {"n": marked}
    if not completed:
        return words
    more = ngettext(
        "%(n)d person has completed the course by it.",
        "%(n)d people have completed the course by it.",
        completed,
    )
    return f"{words} {more % {'n': completed}}"
