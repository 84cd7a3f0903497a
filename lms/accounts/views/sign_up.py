"""Signing up in three short steps; until the last one nothing is stored."""

from datetime import timedelta

from allauth.account import views as allauth_views
from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lms.accounts import limits, youth
from lms.accounts.forms.about import AboutForm
from lms.accounts.forms.sign_up import AboutStepForm, SignupForm
from lms.accounts.models import AgeBand, User

RESENT_WITHIN = timedelta(minutes=10)


class SignUpView(allauth_views.SignupView):
    """The steps are pages of one address: age, about you, and the account.

    What was answered travels in hidden fields, so a visitor who stops leaves no trace.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return self._page("age", form=None)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        band = request.POST.get("age_band", "")
        if band not in AgeBand.values:
            return self._page("age", form=None)
        if not youth.may_register_alone(band):
            return self._page("too_young", form=None)
        step = request.POST.get("step", "")
        if step == "age":
            return self._page("about", form=AboutStepForm(initial={"age_band": band}))
        if step == "about":
            return self._after_about(request)
        if step == "back":
            return self._page("about", form=AboutStepForm(initial=request.POST.dict()))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SignupForm) -> HttpResponse:
        if limits.address_is_full(self.request, limits.SIGN_UP):
            return ratelimit.respond_429(self.request)
        try:
            limits.count_for_address(self.request, limits.SIGN_UP)
            return super().form_valid(form)
        except IntegrityError:
            form.add_error("username", get_adapter().error_messages["username_taken"])
            return self.form_invalid(form)

    def form_invalid(self, form: SignupForm) -> HttpResponse:
        if not form.about_step_is_fine:
            about = AboutStepForm(self.request.POST)
            return self._page("about", form=about)
        return self._sign_in_when_sent_twice(form) or self._page("account", form=form)

    def _after_about(self, request: HttpRequest) -> HttpResponse:
        about = AboutStepForm(request.POST)
        if not about.is_valid():
            return self._page("about", form=about)
        answers = {**about.cleaned_data, "username": "", "email": ""}
        return self._page("account", form=SignupForm(initial=answers))

    def _sign_in_when_sent_twice(self, form: SignupForm) -> HttpResponse | None:
        """Let in somebody whose first request was heard but not answered.

        It is a sign-in like any other: the same limits count, the same steps follow.
        """
        name = form.data.get("username", "").strip()
        just_made = User.objects.filter(
            username__iexact=name, date_joined__gte=timezone.now() - RESENT_WITHIN
        )
        if set(form.errors) != {"username"} or not just_made.exists():
            return None
        password = form.cleaned_data["password1"]
        try:
            user = get_adapter().authenticate(self.request, username=name, password=password)
        except ValidationError:
            return None
        if user is None:
            return None
        return perform_login(self.request, user, redirect_url=self.get_success_url(), signup=True)

    def _page(self, step: str, *, form) -> HttpResponse:
        context = self.get_context_data(form=form or SignupForm())
        context |= {"step": step, "bands": AgeBand.choices, "about_fields": AboutForm.about_fields}
        return self.render_to_response(context)


sign_up = SignUpView.as_view()
