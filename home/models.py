"""Index of the public front's models."""

from home.help_channel import HelpChannel
from home.pages import HelpPage, HomePage, StandardPage
from home.site_settings import SiteSettings

__all__ = ["HelpChannel", "HelpPage", "HomePage", "SiteSettings", "StandardPage"]
