"""What a cohort was told, and the form to tell it something."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import announcing
from courses.enrolment.announcement import Announcement
from courses.enrolment.models import Cohort
from courses.teach.announcement_form import AnnouncementForm
from courses.teach.of_cohort import OfCohort
from lms.accounts import roles
from lms.accounts.zones import in_zone
from lms.jobs.models import Job

MOST_SHOWN = 30


def announcements_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:announcements", args=[cohort.pk])
    return [HeaderButton(_("Announcements"), url=url, icon_name="mail", priority=60)]


@dataclass(frozen=True)
class Line:
    """One announcement; the job is there while letters are being posted."""

    announcement: Announcement
    written: str
    state: str
    is_shown: bool
    job: Job | None


class AnnouncementsView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/announcements.html"
    page_title = gettext_lazy("Announcements")
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = AnnouncementForm.empty(self.cohort)
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if "take_back" in request.POST:
            return self._take_back(request)
        form = AnnouncementForm(request.POST, cohort=self.cohort)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        announcing.announce(
            self.cohort,
            what=form.wording,
            key=form.cleaned_data["key"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(
            request, _("The class sees it now. Letters go to those with a confirmed address.")
        )
        return redirect(request.path)

    def _take_back(self, request: HttpRequest) -> HttpResponse:
        asked = request.POST["take_back"]
        found = self.cohort.announcements.filter(pk=asked if _is_id(asked) else 0)
        announcement = get_object_or_404(found)
        announcing.take_back(announcement, by=request.user, at=timezone.now())
        messages.success(request, _("It is shown no more, and letters still waiting are not sent."))
        return redirect(request.path)

    def get_context_data(self, *, form: AnnouncementForm, **kwargs) -> dict:
        return super().get_context_data(
            cohort=self.cohort, form=form, lines=self._lines(), **kwargs
        )

    def _lines(self) -> list[Line]:
        said = list(self.cohort.announcements.select_related("written_by")[:MOST_SHOWN])
        subjects = [announcing.subject_of(each.pk) for each in said]
        jobs = Job.objects.filter(kind=announcing.ANNOUNCE, subject__in=subjects)
        by_subject = {job.subject: job for job in jobs if job.is_active}
        zone, today = self.cohort.zone, timezone.localdate(timezone=self.cohort.zone)
        return [
            Line(
                announcement=each,
                written=in_zone(each.written_at, zone),
                state=_state(each, is_shown=each.is_shown(on=today)),
                is_shown=each.is_shown(on=today),
                job=by_subject.get(announcing.subject_of(each.pk)),
            )
            for each in said
        ]


def _state(announcement: Announcement, *, is_shown: bool) -> str:
    if announcement.is_withdrawn:
        return _("taken back")
    return _("shown") if is_shown else _("its time is over")


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18
