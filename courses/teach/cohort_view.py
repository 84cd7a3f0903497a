"""A trainer's page of one cohort: who is in it, and where each one is.

Other apps put buttons on it with the Wagtail hook `cohort_actions`: a function that takes
the request and the cohort and returns Wagtail buttons (`wagtail.admin.widgets.button`).
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import BaseButton, HeaderButton

from courses.enrolment import access
from courses.enrolment.models import Cohort, Enrolment
from courses.progress.last_activity import with_last_activity
from courses.teach.cohort_counts import with_counts
from courses.teach.extra_view import ExtraModuleForm
from courses.teach.needs import Need, asked_for, count_of, needs_of, those_with, with_needs
from courses.teach.own_page import OwnPage
from courses.teach.test_times_view import hours_of
from courses.teach.whereabouts import whereabouts_of
from lms import audit
from lms.accounts import roles
from lms.accounts.regions import name_of

PEOPLE_PER_PAGE = 100


class CohortView(OwnPage):
    template_name = "courses/teach/cohort.html"
    attempts_url_name = ""
    select_url_name = ""
    test_times_url_name = ""

    def get_object(self) -> Cohort:
        # 404, not 403: a trainer must not learn that another cohort exists.
        cohorts = with_counts(access.cohorts_for(self.request.user))
        cohorts = with_needs(cohorts, at=timezone.now())
        cohorts = cohorts.select_related("programme", "course__post_test__current_edition")
        return get_object_or_404(cohorts.prefetch_related("trainers"), pk=self.pk)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data(**kwargs)
        audit.record(
            "cohort.view",
            by=request.user,
            subject=self.object,
            page=context["page_obj"].number,
            people=len(context["people"]),
        )
        return self.render_to_response(context)

    def above(self) -> dict:
        return {"url": reverse(self.index_url_name), "label": _("Cohorts")}

    @cached_property
    def header_buttons(self) -> list[BaseButton]:
        # The bar above a page has no room for all of them beside the cohort's name.
        return []

    def _actions(self) -> list[BaseButton]:
        attempts = HeaderButton(
            _("Attempts"),
            url=reverse(self.attempts_url_name, args=[self.object.pk]),
            icon_name="list-ul",
            priority=70,
        )
        others = [
            button
            for actions in hooks.get_hooks("cohort_actions")
            for button in actions(self.request, self.object)
        ]
        return sorted([attempts, *others])

    def _copy_url(self) -> str:
        may_copy = roles.may_run_programmes(self.request.user)
        return reverse("cohorts:copy", args=[self.object.pk]) if may_copy else ""

    def get_context_data(self, **kwargs) -> dict:
        need = asked_for(self.request.GET.get("show", ""))
        paginator = Paginator(_people(self.object, need=need), PEOPLE_PER_PAGE)
        paginator.count = count_of(self.object, need) if need else self.object.learner_count
        page = paginator.get_page(self.request.GET.get("p"))
        people = whereabouts_of(self.object, page.object_list)
        form = ExtraModuleForm(cohort=self.object)
        return super().get_context_data(
            cohort=self.object,
            actions=self._actions(),
            extra_form=form if form.fields["module"].queryset else None,
            select_url=reverse(self.select_url_name, args=[self.object.pk]),
            needs=needs_of(self.object),
            need=need,
            still_days=settings.STUCK_AFTER_DAYS,
            tests=hours_of(self.object, at=timezone.now()),
            test_times_url=reverse(self.test_times_url_name, args=[self.object.pk]),
            copy_url=self._copy_url(),
            grace_minutes=settings.TEST_GRACE_MINUTES,
            region_name=name_of(self.object.region_code),
            people=people,
            some_missed_pre_test=any(person.has_missed_pre_test for person in people),
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page.number),
            **kwargs,
        )


def _people(cohort: Cohort, *, need: Need | None) -> QuerySet[Enrolment]:
    """Return everybody by name, or those with this need; who stood still longest comes first."""
    everybody = cohort.enrolments.select_related("learner")
    name = Coalesce(NullIf("learner__display_name", Value("")), F("learner__username"))
    if need == Need.STUCK:
        return those_with(need, everybody, at=timezone.now()).order_by("last_active_at", "pk")
    if need is not None:
        everybody = those_with(need, everybody, at=timezone.now())
    return with_last_activity(everybody).order_by(Lower(name), "pk")
