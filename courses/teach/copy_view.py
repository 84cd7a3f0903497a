"""A programme admin repeats a cohort: the copy opens in its form, to be filled in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views import generic

from courses.enrolment import access
from courses.enrolment.copying import copy_cohort


class CopyCohortView(generic.PermissionCheckedMixin, View):
    permission_required = "add"
    http_method_names = ["post"]
    edit_url_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        cohort = get_object_or_404(access.cohorts_for(request.user), pk=pk)
        copy = copy_cohort(cohort, by=request.user)
        messages.success(
            request,
            _("The copy is made, without people. Name, dates, hours and trainers are yours."),
        )
        return redirect(reverse(self.edit_url_name, args=[copy.pk]))
