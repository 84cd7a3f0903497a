"""What the organiser may set without a programmer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting
class SiteSettings(BaseSiteSetting):
    organiser = models.CharField(_("organiser"), max_length=120, default="ECPAT Indonesia")
    contact_note = models.TextField(_("contact"), blank=True)

    class Meta:
        verbose_name = _("site settings")
