"""How allauth behaves here: names, limits per account, and where people go after signing in."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.functional import lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from lms.accounts import after_sign_in, limits, mail, roles
from lms.accounts.user import User

_NOT_TOGETHER = _("The username and the password do not belong together. Please look again.")
_USERNAME_TAKEN = _("Somebody already has this username. Add a number or a second word.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _NOT_TOGETHER,
        "email_password_mismatch": _NOT_TOGETHER,
        "username_taken": _USERNAME_TAKEN,
        "username_blacklisted": _USERNAME_TAKEN,
        "too_many_login_attempts": lazy(limits.too_many, str)("login_failed"),
        "enter_current_password": _("That is not your password now. Please look again."),
        "incorrect_password": _("That is not your password. Please look again."),
        "incorrect_code": _("This code does not fit. Please look again."),
        "duplicate_email": _("This address is already yours."),
        "max_email_addresses": _("You can have %d address. Remove the old one first."),
        "rate_limited": _("That was a little fast. Please wait a minute."),
        "invalid_password_reset": _("This link was used already or is too old. Ask for a new one."),
    }

    def clean_username(self, username: str, shallow: bool = False) -> str:
        return super().clean_username(username.strip().lower(), shallow=shallow)

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        form.apply_to(user)
        return super().save_user(request, user, form, commit=commit)

    def is_safe_url(self, url: str) -> bool:
        """Return whether this leads to a page of ours: a path, never a host."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if roles.is_staff_member(request.user):
            return resolve_url("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("accounts:profile")

    def post_login(
        self, request: HttpRequest, user: User, *, signup: bool, **kwargs
    ) -> HttpResponse:
        response = super().post_login(request, user, signup=signup, **kwargs)
        return redirect(after_sign_in.way(request, to=response.url, is_new=signup))

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation, signup: bool) -> None:
        mail.post_confirmation(emailconfirmation.email_address, asked_at=time.time())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if limits.address_is_full(request, limits.FAILED_SIGN_IN):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        limits.count_for_address(request, limits.FAILED_SIGN_IN)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # By person, not by what was typed: the e-mail address of an account, its username in
        # capitals and its username are one door, with one count of ten.
        login = credentials.get("username") or credentials.get("email") or ""
        user_id = _owner_of(login)
        return f"person:{user_id}" if user_id else f"nobody:{login.casefold()}"


def _owner_of(login: str) -> int | None:
    """Return whose account this names, in the order in which the backend tries."""
    if "@" in login:
        by_email = EmailAddress.objects.filter(email=login.lower()).order_by("-verified", "pk")
        return by_email.values_list("user_id", flat=True).first()
    return User.objects.filter(username__iexact=login).values_list("pk", flat=True).first()
