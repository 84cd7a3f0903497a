"""Puts the outbox into the staff's admin."""

from wagtail import hooks

from lms.outbox.erasing import erase_messages
from lms.outbox.viewsets import MessageViewSet

hooks.register("person_erase", erase_messages)


@hooks.register("register_admin_viewset")
def register_outbox() -> MessageViewSet:
    return MessageViewSet()
