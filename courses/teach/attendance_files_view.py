"""Attendance to take along: the list to sign, cards, and tables for a spreadsheet."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.generic import View

from courses.enrolment.attendance import paper
from courses.enrolment.attendance.listing import by_name
from courses.enrolment.attendance.writing import rows_of, titles
from courses.enrolment.models import Cohort, TrainingSession
from courses.enrolment.told_apart import names_of
from courses.teach.of_cohort import OfCohort
from courses.teach.sessions_view import OfSessions
from lms import audit
from lms.spreadsheets import as_csv, as_xlsx

KINDS = ("csv", "xlsx")


class SheetToSignView(OfSessions, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, session_id: int) -> HttpResponse:
        people = by_name(self.cohort.enrolments.current())
        names = list(names_of(each.learner for each in people).values())
        content = paper.draw_sheet(
            self.session,
            names=names,
            course=self.cohort.course.title,
            trainers=[each.name_on_pages for each in self.cohort.trainers.all()],
        )
        audit.record("attendance.sheet", by=request.user, subject=self.session, people=len(names))
        return _pdf(content, name="daftar-hadir.pdf")


class AttendanceCardsView(OfCohort, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        people = [each.learner for each in by_name(self.cohort.enrolments.current())]
        if not people:
            raise Http404
        content = paper.draw_cards(people)
        audit.record("attendance.cards", by=request.user, subject=self.cohort, people=len(people))
        return _pdf(content, name="kartu-hadir.pdf")


class AttendanceFileView(OfCohort, View):
    """All sessions of a cohort, as CSV or XLSX."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        if kind not in KINDS:
            raise Http404
        sessions = _with_cohort(self.cohort)
        rows = list(rows_of(sessions))
        audit.record("attendance.export", by=request.user, subject=self.cohort, rows=len(rows))
        if kind == "xlsx":
            book = as_xlsx(titles(), rows, sheet="Kehadiran")
            response = FileResponse(book, as_attachment=True, filename="kehadiran.xlsx")
        else:
            response = StreamingHttpResponse(
                as_csv(titles(), rows),
                content_type="text/csv; charset=utf-8",
                headers={"Content-Disposition": 'attachment; filename="kehadiran.csv"'},
            )
        response["Cache-Control"] = "private, no-store"
        return response


def _with_cohort(cohort: Cohort) -> list[TrainingSession]:
    sessions = list(cohort.sessions.all())
    for session in sessions:
        session.cohort = cohort
    return sessions


def _pdf(content: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    # No name of a class or person: file managers show them.
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
