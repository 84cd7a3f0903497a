"""The audit log in the staff's admin: to be read, filtered, and nothing else."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from lms.audit.models import AuditEvent


class LookOnly(ModelPermissionPolicy):
    """Nobody adds, edits or deletes an audit event, whatever their rights."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class AuditFilterSet(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    action = django_filters.CharFilter(label=_("Deed begins with"), lookup_expr="startswith")

    class Meta:
        model = AuditEvent
        fields = ["at", "action", "object_type", "object_id", "actor_id"]


class AuditIndexView(IndexView):
    any_permission_required = ["view"]

    def get_base_queryset(self) -> QuerySet[AuditEvent]:
        people = get_user_model().objects.filter(pk=OuterRef("actor_id"))
        return super().get_base_queryset().annotate(actor_name=Subquery(people.values("username")))


def _moment(event: AuditEvent) -> str:
    return date_format(localtime(event.at), "j M Y, H.i.s T")


class AuditViewSet(ModelViewSet):
    model = AuditEvent
    name = "audit"
    icon = "history"
    menu_label = _("Audit log")
    menu_order = 900
    menu_hook = "register_reports_menu_item"
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = []
    index_view_class = AuditIndexView
    filterset_class = AuditFilterSet
    list_per_page = 50
    list_display = [
        Column("at", label=_("When"), accessor=_moment, sort_key="at"),
        Column("actor", label=_("Who"), accessor=lambda event: event.actor_words),
        Column("action", label=_("Deed")),
        Column("object_type", label=_("Kind of row")),
        Column("object_id", label=_("Row no.")),
        Column("detail", label=_("Details"), accessor=lambda event: event.detail_words),
        Column("position", label=_("Sealed as no.")),
    ]

    @property
    def permission_policy(self) -> LookOnly:
        return LookOnly(self.model)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        # Wagtail leaves the right to view out where there is no page for one row.
        return Permission.objects.filter(
            content_type__app_label="audit", codename="view_auditevent"
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]
