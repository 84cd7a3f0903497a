"""The public pages outside the courses, and where help is to be had."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class HomePage(Page):
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    intro = models.TextField(_("introduction"), blank=True)

    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("headline"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("home page")


class StandardPage(Page):
    body = RichTextField(_("text"), features=RICH_TEXT_FEATURES, blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("plain page")


class HelpPage(Page):
    """Where to turn: help channels come from their own list."""

    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("help page")


class HelpChannel(models.Model):
    """A service that answers. Numbers go stale, so each carries the day it was checked."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    about = models.TextField(_("who answers and what to expect"), blank=True)
    about_en = models.TextField(_("the same in English"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    whatsapp = models.CharField(
        _("WhatsApp number"), max_length=20, blank=True, help_text=_("Digits, beginning with 62.")
    )
    url = models.URLField(_("address"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    hours_en = models.CharField(_("hours in English"), max_length=120, blank=True)
    is_for_emergency = models.BooleanField(_("for immediate danger"), default=False)
    is_in_footer = models.BooleanField(_("show at the foot of every page"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=10)
    checked_on = models.DateField(_("last checked on"))
    source = models.CharField(_("source"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("help channel")
        verbose_name_plural = _("help channels")
        ordering = ["position", "name"]

    @property
    def phone_href(self) -> str:
        digits = "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")
        return f"tel:{digits}" if digits else ""

    @property
    def chat_href(self) -> str:
        return f"https://wa.me/{self.whatsapp}" if self.whatsapp else ""

    def __str__(self) -> str:
        return self.name


@register_setting
class SiteSettings(BaseSiteSetting):
    organiser = models.CharField(_("organiser"), max_length=120, default="ECPAT Indonesia")
    contact_note = models.TextField(_("contact"), blank=True)

    class Meta:
        verbose_name = _("site settings")
