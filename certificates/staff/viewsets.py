"""Certificates, batches and templates in the menu of Wagtail admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from certificates.models import Certificate, CertificateTemplate, IssueBatch
from certificates.staff import batch_views, certificate_views
from certificates.staff.permissions import IssuersLook


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificate"
    icon = "success"
    menu_label = _("All certificates")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    form_fields = []  # looked at and withdrawn, never edited
    index_view_class = certificate_views.CertificateIndexView
    inspect_view_class = certificate_views.CertificateInspectView
    filterset_class = certificate_views.CertificateFilterSet
    search_fields = ["serial", "facts__holder_name"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor=lambda each: each.holder_name or _("removed on request"),
            width="35%",
            get_url=lambda each: reverse("certificate:inspect", args=[each.pk]),
        ),
        Column("serial", label=_("Number"), sort_key="serial"),
        Column("enrolment.cohort", label=_("Cohort")),
        StatusTagColumn("get_state_display", label=_("State"), primary=lambda each: each.is_valid),
        DateColumn("issued_at", label=_("Issued"), sort_key="issued_at"),
    ]

    @property
    def permission_policy(self) -> IssuersLook:
        return IssuersLook(self.model)

    def get_urlpatterns(self) -> list:
        # No way to add, edit or delete: what is evidence stays.
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:certificate_id>/file/", certificate_views.download, name="download"),
            path(
                "<int:certificate_id>/revoke/", certificate_views.revoke_certificate, name="revoke"
            ),
            path(
                "<int:certificate_id>/supersede/",
                certificate_views.supersede_certificate,
                name="supersede",
            ),
        ]


class BatchViewSet(ModelViewSet):
    model = IssueBatch
    name = "certificate_batch"
    icon = "group"
    menu_label = _("Issue for a cohort")
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = []
    index_view_class = batch_views.BatchIndexView
    list_display = [
        TitleColumn(
            "cohort",
            label=_("Cohort"),
            get_url=lambda each: reverse("certificate_batch:inspect", args=[each.pk]),
        ),
        DateColumn("created_at", label=_("Asked for"), sort_key="created_at"),
        Column("created_by", label=_("By")),
    ]

    @property
    def permission_policy(self) -> IssuersLook:
        return IssuersLook(self.model)

    def get_urlpatterns(self) -> list:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", batch_views.new_batch, name="new"),
            path("<int:batch_id>/", batch_views.inspect_batch, name="inspect"),
            path("<int:batch_id>/<slug:kind>/", batch_views.download, name="download"),
        ]


class TemplateViewSet(ModelViewSet):
    model = CertificateTemplate
    name = "certificate_template"
    icon = "edit"
    menu_label = _("Organiser and signature")
    add_to_reference_index = False
    copy_view_enabled = False
    list_display = ["__str__", "organiser", "signatory_name", "place"]
    panels = [
        FieldPanel("programme"),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("organiser_code"), FieldPanel("place")],
            heading=_("Organiser"),
        ),
        MultiFieldPanel(
            [FieldPanel("signatory_name"), FieldPanel("signatory_position")],
            heading=_("Signature"),
        ),
    ]


class CertificateGroup(ViewSetGroup):
    menu_label = _("Certificates")
    menu_icon = "success"
    menu_order = 250
    items = (CertificateViewSet, BatchViewSet, TemplateViewSet)
