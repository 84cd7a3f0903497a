"""Cohorts in the admin: the list, and the form. Everybody meets only those of their own."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic

from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.quizzes.columns import WIDE, MomentColumn
from courses.quizzes.deletion import RefusingDeleteView
from courses.teach.cohort_counts import with_counts
from lms.accounts.regions import name_of
from lms.listings import CardTable


class CohortIndexView(generic.IndexView):
    table_class = CardTable
    search_fields = ["code", "name", "venue"]
    list_filter = ["course", "programme", "mode"]
    default_ordering = "-starts_on"

    def get_base_queryset(self) -> QuerySet[Cohort]:
        cohorts = access.cohorts_for(self.request.user)
        return with_counts(cohorts).select_related("course", "programme")

    @cached_property
    def columns(self) -> list[Column]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("name", label=_("Name"), sort_key="name", get_url=self.get_inspect_url),
            Column("course", label=_("Course"), classname=WIDE),
            Column("region", label=_("Region"), accessor=_region, classname=WIDE),
            MomentColumn("starts_on", label=_("Starts on"), sort_key="starts_on", classname=WIDE),
            NumberColumn("learner_count", label=_("People")),
            NumberColumn("pre_count", label=_("Pre-test"), classname=WIDE),
            NumberColumn("post_count", label=_("Post-test"), classname=WIDE),
            NumberColumn("completed_count", label=_("Completed")),
        ]


def _region(cohort: Cohort) -> str:
    return name_of(cohort.region_code)


class _OwnCohort:
    def get_queryset(self) -> QuerySet[Cohort]:
        return access.cohorts_for(self.request.user)


class _CohortPage:
    template_name = "courses/teach/cohort_form.html"

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "by": self.request.user}


class CohortCreateView(_CohortPage, generic.CreateView):
    def get_success_url(self) -> str:
        """Go on where the people come in, not to the list of all cohorts."""
        return reverse("cohorts:inspect", args=[self.object.pk])


class CohortEditView(_OwnCohort, _CohortPage, generic.EditView):
    pass


class CohortDeleteView(_OwnCohort, RefusingDeleteView):
    pass


class CohortHistoryView(generic.HistoryView):
    def get_base_object_queryset(self) -> QuerySet[Cohort]:
        return access.cohorts_for(self.request.user)
