"""One person's place in a cohort: moved to another cohort, withdrawn, or let in again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.enrolment import access, leaving
from courses.enrolment.models import Enrolment
from courses.enrolment.seats import CohortFull
from courses.progress.moving import move
from courses.teach.of_cohort import OfCohort
from courses.teach.place_form import MoveForm, WithdrawForm, other_cohorts
from lms import audit

# Nothing here says whether or where the person takes this course elsewhere.
SORRY = {
    CohortFull: gettext_lazy("Every seat there is taken. Nothing was changed."),
    leaving.HasCompleted: gettext_lazy("Whoever has completed the course stays as they are."),
    leaving.HasLeft: gettext_lazy("Somebody else was quicker: look at the cohort's page."),
    leaving.CannotReturn: gettext_lazy(
        "This person cannot be let in now. Ask the programme admin."
    ),
}


class PlaceView(OfCohort, WagtailAdminTemplateMixin, TemplateView):
    template_name = "courses/teach/place.html"
    page_title = gettext_lazy("Move or withdraw")
    header_icon = "user"

    @cached_property
    def enrolment(self) -> Enrolment:
        people = self.cohort.enrolments.select_related("learner", "cohort")
        return get_object_or_404(people, pk=self.kwargs["enrolment_id"])

    def get(self, request: HttpRequest, pk: int, enrolment_id: int) -> HttpResponse:
        context = self.get_context_data()
        audit.record("cohort.place", by=request.user, subject=self.enrolment)
        return self.render_to_response(context)

    def post(self, request: HttpRequest, pk: int, enrolment_id: int) -> HttpResponse:
        deeds = {"move": self._move, "withdraw": self._withdraw, "let_in": self._let_in}
        # First of all, so that another cohort answers 404 whatever is asked.
        _person = self.enrolment
        deed = deeds.get(request.POST.get("do", ""))
        if deed is None:
            return redirect(request.path)
        try:
            return deed(request)
        except tuple(SORRY) as problem:
            messages.warning(request, SORRY[type(problem)])
            return redirect(request.path)

    def _move(self, request: HttpRequest) -> HttpResponse:
        form = MoveForm(request.POST, cohorts=self._others)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(move_form=form))
        to = form.cleaned_data["cohort"]
        move(self.enrolment, to=to, by=request.user, at=timezone.now())
        words = _("%(name)s goes on in “%(cohort)s”, with all that was done.")
        messages.success(request, words % {"name": self._name, "cohort": to})
        return redirect(self._cohort_page)

    def _withdraw(self, request: HttpRequest) -> HttpResponse:
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(withdraw_form=form))
        because = form.cleaned_data["because"]
        leaving.withdraw(self.enrolment, because=because, by=request.user, at=timezone.now())
        words = _("%(name)s is no longer in this class. What was done stays.")
        messages.success(request, words % {"name": self._name})
        return redirect(self._cohort_page)

    def _let_in(self, request: HttpRequest) -> HttpResponse:
        leaving.let_in(self.enrolment, by=request.user, at=timezone.now())
        words = _("%(name)s is in this class again, and goes on where they stopped.")
        messages.success(request, words % {"name": self._name})
        return redirect(self._cohort_page)

    @property
    def _others(self):
        return other_cohorts(self.cohort, among=access.cohorts_for(self.request.user))

    @property
    def _name(self) -> str:
        return self.enrolment.learner.name_on_pages

    @property
    def _cohort_page(self) -> str:
        return reverse("cohorts:inspect", args=[self.cohort.pk])

    def get_context_data(self, *, move_form=None, withdraw_form=None, **kwargs) -> dict:
        others = self._others
        return super().get_context_data(
            cohort=self.cohort,
            enrolment=self.enrolment,
            move_form=move_form or (MoveForm(cohorts=others) if others.exists() else None),
            withdraw_form=withdraw_form or WithdrawForm(),
            **kwargs,
        )

    def get_page_subtitle(self) -> str:
        return self._name

    def get_breadcrumbs_items(self) -> list[dict]:
        here = {"url": "", "label": self.page_title, "sublabel": self._name}
        return [*self.way_here(), here]
