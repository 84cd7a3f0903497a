"""A cohort's list of people: sent in, checked, confirmed, and what came of it."""

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment import cards
from courses.enrolment.models import Cohort, RosterImport
from courses.enrolment.roster import files, importing
from courses.enrolment.roster.wording import why_refused, wrong
from courses.enrolment.seats import seats_left
from courses.teach.of_cohort import OfCohort
from courses.teach.roster_form import RosterForm, others_in
from lms import audit
from lms.accounts import roles
from lms.accounts.regions import name_of
from lms.accounts.zones import in_zone

# The file to download has them all.
MOST_SHOWN = 200
LATEST_SHOWN = 5

State = RosterImport.State


def roster_button(request: HttpRequest, cohort: Cohort) -> list[HeaderButton]:
    if not roles.may_teach(request.user):
        return []
    url = reverse("cohorts:roster", args=[cohort.pk])
    return [HeaderButton(_("List of people"), url=url, icon_name="clipboard-list", priority=10)]


class OfRoster(OfCohort):
    @cached_property
    def roster(self) -> RosterImport:
        rosters = self.cohort.roster_imports.select_related("cohort")
        return get_object_or_404(rosters, pk=self.kwargs["roster_id"])

    @property
    def here(self) -> str:
        return reverse("cohorts:roster", args=[self.cohort.pk])

    def page_of(self, roster: RosterImport) -> str:
        return reverse("cohorts:roster_import", args=[self.cohort.pk, roster.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        here = {"url": self.here, "label": _("List of people"), "sublabel": str(self.cohort)}
        return [*self.way_here(), here]


class RosterView(OfRoster, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/roster.html"
    page_title = gettext_lazy("List of people")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=RosterForm()))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form, cohort = RosterForm(request.POST, request.FILES), self.cohort
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        roster = importing.receive(cohort, file=form.cleaned_data["file"], by=request.user)
        return redirect(self.page_of(roster))

    def get_context_data(self, **kwargs) -> dict:
        rosters = self.cohort.roster_imports.select_related("created_by")[:LATEST_SHOWN]
        latest = [(roster, in_zone(roster.created_at, self.cohort.zone)) for roster in rosters]
        return super().get_context_data(
            cohort=self.cohort,
            left=seats_left(self.cohort),
            latest=latest,
            people=self.cohort.enrolments.current().count(),
            **kwargs,
        )


class RosterImportView(OfRoster, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/roster_import.html"
    page_title = gettext_lazy("List of people")
    header_icon = "clipboard-list"

    def get(self, request: HttpRequest, pk: int, roster_id: int) -> HttpResponse:
        context = self.get_context_data()
        audit.record("roster.view", by=request.user, subject=self.roster)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int, roster_id: int) -> HttpResponse:
        deeds = {"confirm": self._confirm, "drop": self._drop}
        # First of all, so that another cohort answers 404 whatever is asked.
        _roster = self.roster
        deed = deeds.get(request.POST.get("do", ""))
        return (deed(request) if deed else None) or redirect(self.page_of(self.roster))

    def _confirm(self, request: HttpRequest) -> None:
        others, left = others_in(request.POST), seats_left(self.cohort)
        if left is not None and self.roster.new_count + len(others) > left:
            messages.error(request, _no_seats(left))
            return
        if not importing.confirm(self.roster, by=request.user, another=others):
            messages.warning(request, _("This list was answered already."))

    def _drop(self, request: HttpRequest) -> HttpResponse | None:
        if not importing.drop(self.roster, by=request.user):
            return None
        messages.success(request, _("The list is deleted. Nobody was added."))
        return redirect(self.here)

    def get_context_data(self, **kwargs) -> dict:
        roster = self.roster
        shown = {
            State.READING: self._under_way,
            State.ADMITTING: self._under_way,
            State.REFUSED: self._refused,
            State.READ: self._checked,
            State.DONE: self._done,
        }.get(roster.state, dict)
        return super().get_context_data(cohort=self.cohort, roster=roster, **shown(), **kwargs)

    def _under_way(self) -> dict:
        return {"job": importing.job_of(self.roster)}

    def _refused(self) -> dict:
        return {"why": why_refused(self.roster.refusal)}

    def _checked(self) -> dict:
        asked = list(files.asked_of(self.roster))
        equal = {each.row.number for each in asked if each.like_row}
        to_mend = (row for row in files.to_mend_of(self.roster) if row[0] not in equal)
        problems = [
            {"at": each, "words": wrong(each)}
            for _number, _cells, found in islice(to_mend, MOST_SHOWN)
            for each in found
        ]
        left, bad = seats_left(self.cohort), self.roster.bad_row_count - len(equal)
        is_too_many = left is not None and self.roster.new_count > left
        return {
            "equal": [_asked(each) for each in asked if each.like_row][:MOST_SHOWN],
            "alike": [_asked(each) for each in asked if not each.like_row][:MOST_SHOWN],
            "asked_count": len(asked),
            "joined_count": self.roster.known_count - self.roster.alike_count,
            "problems": problems,
            "bad_count": bad,
            "most_shown": MOST_SHOWN,
            "no_seats": _no_seats(left) if is_too_many else "",
            "keep_hours": importing.KEEP_HOURS,
        }

    def _done(self) -> dict:
        may_get = cards.may_get_code(self.cohort, by=self.request.user)
        return {"waiting": cards.without_password(may_get).count()}


def _asked(each: files.Asked) -> dict:
    return {"row": each.row, "like_row": each.like_row, "region": name_of(each.row.region_code)}


def _no_seats(left: int) -> str:
    return _("The cohort has %s free seats, fewer than people on the list.") % left
