"""Puts the outbox into the staff's admin."""

from wagtail import hooks

from lms.outbox.viewsets import MessageViewSet


@hooks.register("register_admin_viewset")
def register_outbox() -> MessageViewSet:
    return MessageViewSet()
