"""Lists to take along: the people of a cohort, the template, and the rows to mend."""

from collections.abc import Iterable, Sequence

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.generic import View

from courses.enrolment.models import RosterImport
from courses.enrolment.roster import files, writing
from courses.teach.roster_view import OfRoster
from lms import audit
from lms.spreadsheets import as_csv, as_xlsx


class _Download(OfRoster, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, kind: str, **kwargs) -> HttpResponse:
        # First of all, so that another cohort answers 404 whatever is asked.
        code = self.cohort.code
        if kind not in ("csv", "xlsx"):
            raise Http404
        name, titles, rows = self.table(request, code)
        return _response(kind, name, titles, rows)


class TemplateDownload(_Download):
    def table(self, request: HttpRequest, code: str) -> tuple:
        return "templat-peserta", writing.TEMPLATE_TITLES, []


class RosterDownload(_Download):
    def table(self, request: HttpRequest, code: str) -> tuple:
        people = self.cohort.enrolments.current().count()
        kind = self.kwargs["kind"]
        audit.record(
            "roster.export", by=request.user, subject=self.cohort, people=people, format=kind
        )
        return f"peserta-{code}", writing.TITLES, writing.rows_of(self.cohort)


class ToMendDownload(_Download):
    def table(self, request: HttpRequest, code: str) -> tuple:
        roster, kind = self.roster, self.kwargs["kind"]
        if roster.state != RosterImport.State.READ:
            raise Http404
        audit.record(
            "roster.to_mend",
            by=request.user,
            subject=roster,
            rows=roster.bad_row_count,
            format=kind,
        )
        titles = [*files.titles_of(roster), writing.TO_MEND_TITLE]
        return f"perbaiki-{code}", titles, writing.rows_to_mend(files.to_mend_of(roster))


def _response(
    kind: str, name: str, titles: Sequence[str], rows: Iterable[Sequence[str]]
) -> HttpResponse:
    if kind == "csv":
        response = StreamingHttpResponse(as_csv(titles, rows), content_type="text/csv")
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    else:
        book = as_xlsx(titles, rows, sheet="Peserta")
        response = FileResponse(book, as_attachment=True, filename=f"{name}.xlsx")
    response["Cache-Control"] = "private, no-store"
    return response
