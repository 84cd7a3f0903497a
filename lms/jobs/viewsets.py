"""The ledger in the staff's admin: look, and try again."""

import django_filters
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from lms.jobs import kinds, views
from lms.jobs.models import Job, JobChunk
from lms.listings import CardTable


class LookOnly(ModelPermissionPolicy):
    """For rows the site makes itself: staff may look, nobody adds, edits or deletes."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class WorkColumn(Column):
    """What is done and about what, with a link to the job's own page."""

    cell_template_name = "jobs/work_cell.html"


class RetryColumn(Column):
    """A button that posts; shown for what is held up, to those who may."""

    cell_template_name = "jobs/retry_cell.html"

    def get_cell_context_data(self, instance: Job, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        context["job"] = instance
        context["csrf_token"] = parent_context.get("csrf_token")
        context["may_retry"] = request.user.has_perm("jobs.change_job")
        return context


class JobFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=kinds.choices)

    class Meta:
        model = Job
        fields = ["state", "kind"]


class JobIndexView(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]


class JobInspectView(InspectView):
    any_permission_required = ["view"]
    template_name = "jobs/inspect.html"

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        context["job"] = self.object
        context["may_retry"] = self.request.user.has_perm("jobs.change_job")
        context["parked_chunks"] = self.object.chunks.filter(state=JobChunk.State.PARKED)[:50]
        return context


class JobViewSet(ModelViewSet):
    model = Job
    name = "jobs"
    icon = "cogs"
    menu_label = _("Background work")
    menu_order = 900
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    form_fields = []  # looked at, never edited
    index_view_class = JobIndexView
    inspect_view_class = JobInspectView
    filterset_class = JobFilterSet
    list_display = [
        WorkColumn("title", label=_("Work")),
        Column("progress_words", label=_("Progress")),
        StatusTagColumn("get_state_display", label=_("State"), primary=lambda job: job.is_active),
        Column("tries", label=_("Tries")),
        Column("error", label=_("What stopped it")),
        DateColumn("created_at", label=_("Asked for"), sort_key="created_at"),
        RetryColumn("retry", label=_("Actions")),
    ]

    @property
    def permission_policy(self) -> LookOnly:
        return LookOnly(self.model)

    def get_urlpatterns(self) -> list:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:job_id>/state/", views.job_state, name="state"),
            path("<int:job_id>/retry/", views.retry_job, name="retry"),
        ]
