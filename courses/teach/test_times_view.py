"""A trainer opens or closes a test of the cohort now; when it does so by itself is said beside."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views import generic

from courses.enrolment import access, test_times
from courses.enrolment.models import Cohort
from courses.enrolment.test_times import CohortTest
from lms.accounts.zones import in_zone

TESTS = {test.value: test for test in CohortTest}


@dataclass(frozen=True)
class TestHours:
    """One test of the cohort, as its page says it."""

    test: str
    title: str
    state: str
    opens: str
    closes: str
    is_open: bool


def hours_of(cohort: Cohort, *, at: datetime) -> list[TestHours]:
    """Return the tests of the cohort's course; none where each goes at their own pace."""
    if cohort.is_standing:
        return []
    course = cohort.course
    wanted = [(CohortTest.PRE, course.pre_test_id), (CohortTest.POST, course.post_test_id)]
    return [_hours(cohort, test, at=at) for test, quiz_id in wanted if quiz_id]


def _hours(cohort: Cohort, test: CohortTest, *, at: datetime) -> TestHours:
    window = cohort.window_of(test)
    if window.is_early(at):
        state = _("not open yet")
    else:
        state = _("closed") if window.is_over(at) else _("open")
    return TestHours(
        test=test.value,
        title=_("Pre-test") if test == CohortTest.PRE else _("Post-test"),
        state=state,
        opens=in_zone(window.opens_at, cohort.zone) if window.opens_at else "",
        closes=in_zone(window.closes_at, cohort.zone) if window.closes_at else "",
        is_open=window.is_open(at),
    )


class TestTimesView(generic.PermissionCheckedMixin, View):
    any_permission_required = ["add", "change", "view"]
    http_method_names = ["post"]
    inspect_url_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        # 404, not 403: a trainer must not learn that another cohort exists.
        cohort = get_object_or_404(access.cohorts_for(request.user), pk=pk)
        asked, _sep, name = request.POST.get("do", "").partition(":")
        deeds = {"open": test_times.open_now, "close": test_times.close_now}
        if asked not in deeds or name not in TESTS:
            raise Http404
        is_done = deeds[asked](cohort, test=TESTS[name], by=request.user, at=timezone.now())
        if not is_done:
            messages.info(request, _("That was done already, or is not possible now."))
        elif asked == "open":
            messages.success(request, _("The test is open."))
        else:
            minutes = {"minutes": settings.TEST_GRACE_MINUTES}
            words = _("The test is closed. Whoever is inside has %(minutes)s minutes to finish.")
            messages.success(request, words % minutes)
        return redirect(reverse(self.inspect_url_name, args=[cohort.pk]))
