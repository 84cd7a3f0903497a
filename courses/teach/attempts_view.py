"""The attempts of a cohort: evidence, to be read."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views import generic

from courses.progress.attempt import Attempt
from courses.quizzes.columns import WIDE, MomentColumn
from courses.teach.of_cohort import OfCohort
from lms import audit


class CohortAttemptsView(OfCohort, generic.BaseListingView):
    model = Attempt
    paginate_by = 100
    header_icon = "list-ul"
    page_title = gettext_lazy("Attempts")
    columns = [
        Column(
            "learner",
            label=gettext_lazy("Person"),
            accessor=lambda attempt: attempt.enrolment.learner.name_on_pages,
        ),
        Column("purpose", label=gettext_lazy("Test"), accessor="get_purpose_display"),
        NumberColumn("number", label=gettext_lazy("Attempt"), classname=WIDE),
        Column("form", label=pgettext_lazy("of a test", "Form"), classname=WIDE),
        NumberColumn("edition.number", label=gettext_lazy("Edition"), classname=WIDE),
        MomentColumn(
            "started_at", label=gettext_lazy("Started"), sort_key="started_at", classname=WIDE
        ),
        MomentColumn("submitted_at", label=gettext_lazy("Handed in"), sort_key="submitted_at"),
        NumberColumn("score_percent", label=gettext_lazy("Score in percent")),
        Column(
            "entered_by",
            label=gettext_lazy("Entered by"),
            accessor=lambda attempt: _enterer(attempt),
            classname=WIDE,
        ),
    ]
    default_ordering = "-started_at"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        audit.record(
            "cohort.attempts",
            by=request.user,
            subject=self.cohort,
            page=response.context_data["page_obj"].number,
            attempts=len(response.context_data["object_list"]),
        )
        return response

    def get_base_queryset(self) -> QuerySet[Attempt]:
        attempts = Attempt.objects.filter(enrolment__cohort=self.cohort)
        return attempts.select_related("enrolment__learner", "edition", "entered_by")

    def get_index_url(self) -> str:
        return self.request.path


def _enterer(attempt: Attempt) -> str:
    """Return who brought a test in from paper; a dash where a command did, nothing online."""
    if attempt.entered_at is None:
        return ""
    return attempt.entered_by.name_on_pages if attempt.entered_by else "–"
