"""The meetings of a cohort in the admin: planned, changed, and how many were there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment.attendance import planning
from courses.enrolment.attendance.listing import with_marks
from courses.enrolment.models import Cohort, TrainingSession
from courses.teach.attendance_upload import NotTaken, take_file
from courses.teach.of_cohort import OfCohort
from courses.teach.session_form import SessionForm
from lms import audit
from lms.accounts import roles


def sessions_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:sessions", args=[cohort.pk])
    return [HeaderButton(_("Sessions"), url=url, icon_name="calendar", priority=40)]


class OfSessions(OfCohort):
    @cached_property
    def session(self) -> TrainingSession:
        sessions = self.cohort.sessions.select_related("cohort")
        return get_object_or_404(sessions, pk=self.kwargs["session_id"])

    @property
    def here(self) -> str:
        return reverse("cohorts:sessions", args=[self.cohort.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        here = {"url": self.here, "label": _("Sessions"), "sublabel": str(self.cohort)}
        return [*self.way_here(), here]


class SessionsView(OfSessions, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/sessions.html"
    page_title = gettext_lazy("Sessions")
    header_icon = "calendar"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = self.get_context_data(form=SessionForm.empty(self.cohort))
        audit.record("cohort.sessions", by=request.user, subject=self.cohort)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = SessionForm(request.POST, cohort=self.cohort)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        planning.plan(self.cohort, what=form.plan, by=request.user)
        messages.success(request, _("The session is planned."))
        return redirect(self.here)

    def get_context_data(self, *, form: SessionForm, **kwargs) -> dict:
        people = self.cohort.enrolments.current().count()
        sessions = list(with_marks(self.cohort).select_related("cohort"))
        return super().get_context_data(
            cohort=self.cohort, form=form, sessions=sessions, people=people, **kwargs
        )


class SessionView(OfSessions, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/session.html"
    page_title = gettext_lazy("Session")
    header_icon = "calendar"

    def get(self, request: HttpRequest, pk: int, session_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=SessionForm.of(self.session)))

    def post(self, request: HttpRequest, pk: int, session_id: int) -> HttpResponse:
        if request.POST.get("do") == "drop":
            return self._drop(request)
        if request.POST.get("do") == "upload":
            return self._upload(request)
        form = SessionForm(request.POST, cohort=self.session.cohort)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        planning.change(self.session, what=form.plan, by=request.user)
        messages.success(request, _("The session is changed."))
        return redirect(self.here)

    def _drop(self, request: HttpRequest) -> HttpResponse:
        try:
            planning.drop(self.session, by=request.user)
        except planning.HasMarks:
            messages.warning(request, _("People were marked at this session: it stays."))
        else:
            messages.success(request, _("The session is removed."))
        return redirect(self.here)

    def _upload(self, request: HttpRequest) -> HttpResponse:
        try:
            n = take_file(self.session, request.FILES.get("file"), by=request.user)
        except NotTaken as problem:
            context = self.get_context_data(form=SessionForm.of(self.session), wrong=problem.words)
            return self.render_to_response(context)
        words = ngettext("%(n)d mark is new or changed.", "%(n)d marks are new or changed.", n)
        messages.success(request, words % {"n": n})
        return redirect(self.here)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(cohort=self.cohort, session=self.session, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.session)}]
