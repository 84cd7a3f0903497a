"""Puts the consents into the staff's admin."""

from wagtail import hooks

from lms.accounts.consent_viewset import ConsentViewSet


@hooks.register("register_admin_viewset")
def register_consents() -> ConsentViewSet:
    return ConsentViewSet()
