"""«Item analysis» in the admin's reports: which editions, one of them, and it as a file."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.progress.attempt import Attempt
from courses.quizzes.models import QuizEdition
from courses.reports.items.enough import FOR_CORRELATIONS, FOR_SHARES
from courses.reports.items.item_page import editions_asked, page_of
from courses.reports.items.reading import analysis_of
from courses.reports.items.rounding import rounded
from courses.reports.items.rows import rows_of, titles
from lms import audit
from lms.accounts import roles
from lms.spreadsheets import as_csv, as_xlsx

TITLE = gettext_lazy("Item analysis")


class _ForItems:
    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not roles.may_see_item_figures(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def least(self) -> int:
        """Whoever is responsible for everybody sees every count; others see them rounded."""
        return 0 if roles.sees_every_cohort(self.request.user) else settings.SUPPRESSION_MIN

    @cached_property
    def edition(self) -> QuizEdition:
        return get_object_or_404(editions_asked(), pk=self.kwargs["pk"])


class ItemAnalysisIndexView(_ForItems, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/reports/items/index.html"
    page_title = TITLE
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [{"url": "", "label": str(TITLE)}]

    def get_context_data(self, **kwargs) -> dict:
        lines = [(edition, _counts(edition, least=self.least)) for edition in editions_asked()]
        return super().get_context_data(lines=lines, is_rounded=bool(self.least), **kwargs)


class ItemAnalysisView(_ForItems, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/reports/items/edition.html"
    header_icon = "table"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(**kwargs))
        audit.record(
            "items.view", by=request.user, subject=self.edition, purpose=self.purpose or "none"
        )
        return response

    @property
    def purposes(self) -> list[Attempt.Purpose]:
        counts = (
            (purpose, getattr(self.edition, f"{purpose}_people")) for purpose in Attempt.Purpose
        )
        return [purpose for purpose, people in counts if people]

    @property
    def purpose(self) -> str:
        asked = self.request.GET.get("purpose", "")
        return asked if asked in self.purposes else next(iter(self.purposes), "")

    def get_page_title(self) -> str:
        return str(self.edition.quiz)

    def get_page_subtitle(self) -> str:
        return _("edition %(number)d") % {"number": self.edition.number}

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("item_analysis"), "label": str(TITLE)},
            {"url": "", "label": str(self.edition.quiz), "sublabel": self.get_page_subtitle()},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                _("Download (%(kind)s)") % {"kind": kind.upper()},
                url=reverse("item_analysis_export", args=[self.edition.pk, kind]),
                icon_name="download",
            )
            for kind in ("xlsx", "csv")
        ]

    def get_context_data(self, **kwargs) -> dict:
        analysis = analysis_of(self.edition)
        return super().get_context_data(
            edition=self.edition,
            page=page_of(self.edition, analysis, purpose=self.purpose, least=self.least),
            purposes=[(one, one.label, one == self.purpose) for one in self.purposes],
            is_rounded=bool(self.least),
            least=settings.SUPPRESSION_MIN,
            for_shares=FOR_SHARES,
            for_correlations=FOR_CORRELATIONS,
            **kwargs,
        )


class ItemAnalysisExportView(_ForItems, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        if kind not in ("csv", "xlsx"):
            raise Http404
        edition = self.edition
        rows = rows_of(edition, analysis_of(edition), least=settings.SUPPRESSION_MIN)
        audit.record("items.export", by=request.user, subject=edition, format=kind)
        name = f"analisis-soal-{edition.quiz.code}-{edition.number}"
        if kind == "csv":
            response = StreamingHttpResponse(as_csv(titles(), rows), content_type="text/csv")
            response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        else:
            book = as_xlsx(titles(), rows, sheet="Soal")
            response = FileResponse(book, as_attachment=True, filename=f"{name}.xlsx")
        response["Cache-Control"] = "private, no-store"
        return response


def _counts(edition: QuizEdition, *, least: int) -> list[tuple[str, int]]:
    counts = [
        (str(purpose.label), getattr(edition, f"{purpose}_people")) for purpose in Attempt.Purpose
    ]
    return [(label, rounded(people, to=least)) for label, people in counts if people]


def admin_urls() -> list[URLPattern]:
    return [
        path("item-analysis/", ItemAnalysisIndexView.as_view(), name="item_analysis"),
        path("item-analysis/<int:pk>/", ItemAnalysisView.as_view(), name="item_analysis_edition"),
        path(
            "item-analysis/<int:pk>/export/<str:kind>/",
            ItemAnalysisExportView.as_view(),
            name="item_analysis_export",
        ),
    ]


class ItemAnalysisMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return roles.may_see_item_figures(request.user)


def menu_item() -> MenuItem:
    return ItemAnalysisMenuItem(TITLE, reverse("item_analysis"), icon_name="table", order=120)
