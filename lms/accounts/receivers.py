"""What follows from signing in."""

from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone

from lms.accounts import kept_form, retention, roles, staff_session


def connect() -> None:
    user_logged_in.connect(mark_staff_session, dispatch_uid="accounts.mark_staff_session")
    user_logged_in.connect(keep_who_came_back, dispatch_uid="accounts.keep_who_came_back")
    user_logged_in.connect(drop_form_of_another, dispatch_uid="accounts.drop_form_of_another")


def mark_staff_session(request: HttpRequest, user, **_signal) -> None:
    if request is not None and roles.is_staff_member(user):
        staff_session.begin(request.session)


def keep_who_came_back(request: HttpRequest, user, **_signal) -> None:
    retention.keep_who_came_back(user, at=timezone.now())


def drop_form_of_another(request: HttpRequest, user, **_signal) -> None:
    if request is not None and kept_form.kept_for(request) is None:
        kept_form.drop(request)
