"""The attempts of a cohort: evidence, to be read."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views import generic

from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.progress.attempt import Attempt
from courses.quizzes.columns import WIDE, MomentColumn
from lms import audit


class CohortAttemptsView(generic.PermissionCheckedMixin, generic.BaseListingView):
    any_permission_required = ["add", "change", "view"]
    model = Attempt
    paginate_by = 100
    header_icon = "list-ul"
    inspect_url_name = ""
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
    ]
    default_ordering = "-started_at"

    @cached_property
    def cohort(self) -> Cohort:
        return get_object_or_404(access.cohorts_for(self.request.user), pk=self.kwargs["pk"])

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
        return attempts.select_related("enrolment__learner", "edition")

    def get_page_subtitle(self) -> str:
        return str(self.cohort)

    def get_index_url(self) -> str:
        return self.request.path

    def get_breadcrumbs_items(self) -> list[dict]:
        page = reverse(self.inspect_url_name, args=[self.cohort.pk])
        return [
            {"url": reverse(self.index_url_name), "label": _("Cohorts")},
            {"url": page, "label": str(self.cohort)},
            {"url": "", "label": _("Attempts"), "sublabel": str(self.cohort)},
        ]
