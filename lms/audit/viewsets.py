"""The audit log in the staff's admin: to be read, filtered, exported, and nothing else."""

from collections.abc import Callable

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from lms.audit import wording
from lms.audit.chain import verify
from lms.audit.models import AuditEvent, ChainHead
from lms.audit.trail import record
from lms.listings import CardTable

# What a spreadsheet program would take for a formula when a cell begins with it.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


class LookOnly(ModelPermissionPolicy):
    """Nobody adds, edits or deletes an audit event, whatever their rights."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class _InWords(django_filters.MultipleChoiceFilter):
    """The codes that stand in the log, offered in words, by the alphabet."""

    def __init__(self, *, say: Callable[[str], str], **how) -> None:
        super().__init__(**how)
        self.say = say

    @property
    def field(self) -> forms.Field:
        codes = self.model.objects.order_by().values_list(self.field_name, flat=True).distinct()
        choices = [(code, self.say(code)) for code in codes if code]
        self.extra["choices"] = sorted(choices, key=lambda choice: choice[1].casefold())
        return super().field


class AuditFilterSet(WagtailFilterSet):
    who = django_filters.CharFilter(
        label=_("Who"), method="by_whom", help_text=_("A username, or the number of an account.")
    )
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    action = _InWords(
        label=_("Deed"), field_name="action", say=wording.deed, widget=forms.CheckboxSelectMultiple
    )
    object_type = _InWords(
        label=_("Kind of row"),
        field_name="object_type",
        say=wording.kind,
        widget=forms.CheckboxSelectMultiple,
    )
    object_id = django_filters.CharFilter(label=_("Row no."))

    class Meta:
        model = AuditEvent
        fields = ["who", "at", "action", "object_type", "object_id"]

    def by_whom(self, events: QuerySet, _name: str, typed: str) -> QuerySet:
        # The number, too: what somebody did is still found when the account is gone.
        people = get_user_model().objects.filter(username__iexact=typed.strip())
        number = Q(actor_id=int(typed)) if typed.isascii() and typed.isdigit() else Q()
        return events.filter(Q(actor_id__in=people.values("pk")) | number)


class AuditIndexView(IndexView):
    table_class = CardTable
    any_permission_required = ["view"]
    export_headings = {
        "at_iso": _("When"),
        "actor_words": _("Who"),
        "actor_id": _("Person no."),
        "action": _("Deed"),
        "object_type": _("Kind of row"),
        "object_id": _("Row no."),
        "detail_words": _("Details"),
        "position": _("Sealed as no."),
        "sealed_hash": _("Seal"),
    }
    list_export = list(export_headings)
    custom_value_preprocess = {str: {"csv": _defused, "xlsx": _defused}}

    def get_base_queryset(self) -> QuerySet[AuditEvent]:
        people = get_user_model().objects.filter(pk=OuterRef("actor_id"))
        return super().get_base_queryset().annotate(actor_name=Subquery(people.values("username")))

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> HttpResponse:
        # Looked up before the export is noted: it is not part of itself.
        newest = queryset.order_by("-pk").values_list("pk", flat=True).first()
        queryset = queryset.filter(pk__lte=newest or 0)
        record(
            "audit.export",
            by=self.request.user,
            subject=None,
            format=spreadsheet_format,
            count=queryset.count(),
            filters=sorted(key for key, value in self.request.GET.items() if value),
        )
        return super().as_spreadsheet(queryset.iterator(), spreadsheet_format)

    @cached_property
    def header_buttons(self) -> list:
        url = reverse("audit:check")
        return [HeaderButton(_("Check the chain"), url=url, icon_name="lock")]


class CheckView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Whether any event was altered, cut out or added behind the log's back."""

    permission_policy = LookOnly(AuditEvent)
    permission_required = "view"
    page_title = _("Check of the audit log")
    header_icon = "lock"
    template_name = "audit/check.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        log = {"url": reverse("audit:index"), "label": _("Audit log")}
        return [*self.breadcrumbs_items, log, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        broken_at = verify()
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        waiting = AuditEvent.objects.filter(position=None).count()
        return {**context, "broken_at": broken_at, "head": head, "waiting": waiting}


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
        Column(
            "action",
            label=_("Deed"),
            accessor=lambda event: wording.deed(event.action),
            # A phone shows it first; courses/static/courses/staff.css.
            classname="staff-lead",
        ),
        Column("object_type", label=_("Row"), accessor=wording.row),
        Column("detail", label=_("Details"), accessor=wording.details),
        Column("position", label=_("Sealed as no."), classname="staff-wide"),
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
            path("check/", CheckView.as_view(), name="check"),
        ]
