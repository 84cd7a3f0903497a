"""A service that answers. Numbers go stale, so each carries the day it was checked."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class HelpChannelQuerySet(models.QuerySet):
    def at_the_foot(self) -> "HelpChannelQuerySet":
        """Those shown at the foot of every page."""
        return self.filter(is_in_footer=True)

    def worded_in(self, language: str) -> list["HelpChannel"]:
        """Return the channels with their words in this language, to be shown and never saved."""
        channels = list(self)
        if language == "en":
            for channel in channels:
                for field in HelpChannel.TRANSLATED_FIELDS:
                    english = getattr(channel, f"{field}_en")
                    setattr(channel, field, english or getattr(channel, field))
        return channels


class HelpChannel(models.Model):
    TRANSLATED_FIELDS = ("name", "about", "hours", "cost")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    about = models.TextField(_("who answers and what to expect"), blank=True)
    about_en = models.TextField(_("the same in English"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    whatsapp = models.CharField(
        _("WhatsApp number"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^62\d{7,13}$", _("Digits only, beginning with 62."))],
        help_text=_("Digits, beginning with 62."),
    )
    url = models.URLField(_("address"), blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    hours_en = models.CharField(_("hours in English"), max_length=120, blank=True)
    cost = models.CharField(
        _("cost"), max_length=120, blank=True, help_text=_("Leave empty when it is not certain.")
    )
    cost_en = models.CharField(_("cost in English"), max_length=120, blank=True)
    is_for_emergency = models.BooleanField(_("for immediate danger"), default=False)
    is_in_footer = models.BooleanField(_("show at the foot of every page"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=10)
    checked_on = models.DateField(_("last checked on"))
    source = models.CharField(_("source"), max_length=250, blank=True)

    objects = HelpChannelQuerySet.as_manager()

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
