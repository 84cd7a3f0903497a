"""A trainer selects people of a cohort for an extra module, or takes that back."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views import generic

from courses.catalogue.models import ModulePage
from courses.enrolment import access
from courses.enrolment.models import Cohort
from courses.enrolment.selecting import extra_modules_of, select, withdraw


class ExtraModuleForm(forms.Form):
    """Which module; the people are ticked in the table of the cohort's page."""

    module = forms.ModelChoiceField(
        ModulePage.objects.none(), label=gettext_lazy("Extra module"), empty_label=None
    )

    def __init__(self, *args, cohort: Cohort, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = extra_modules_of(cohort.course)


class SelectView(generic.PermissionCheckedMixin, View):
    any_permission_required = ["add", "change", "view"]
    http_method_names = ["post"]
    inspect_url_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        # 404, not 403: a trainer must not learn that another cohort exists.
        cohort = get_object_or_404(access.cohorts_for(request.user), pk=pk)
        form = ExtraModuleForm(request.POST, cohort=cohort)
        people = [int(pk) for pk in request.POST.getlist("enrolment") if _is_id(pk)]
        if not form.is_valid() or not people:
            messages.warning(request, _("Tick the people in the list and choose a module."))
        else:
            deed = withdraw if "withdraw" in request.POST else select
            module = form.cleaned_data["module"]
            n = deed(cohort, module=module, enrolments=people, by=request.user, at=timezone.now())
            messages.success(request, _words(n, module, is_withdrawal=deed is withdraw))
        return redirect(reverse(self.inspect_url_name, args=[cohort.pk]))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _words(n: int, module: ModulePage, *, is_withdrawal: bool) -> str:
    if is_withdrawal:
        words = ngettext(
            "“%(module)s” is closed to %(n)d person again. What was done in it stays.",
            "“%(module)s” is closed to %(n)d people again. What was done in it stays.",
            n,
        )
    else:
        words = ngettext(
            "“%(module)s” is open to %(n)d more person.",
            "“%(module)s” is open to %(n)d more people.",
            n,
        )
    return words % {"module": module.title, "n": n}
