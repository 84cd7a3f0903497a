"""Puts the help channels into the staff's admin."""

from wagtail import hooks

from home.viewsets import HelpChannelViewSet


@hooks.register("register_admin_viewset")
def register_help_channels() -> HelpChannelViewSet:
    return HelpChannelViewSet()
