"""Who signs a certificate and for whom, per programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import Programme


class CertificateTemplate(models.Model):
    programme = models.OneToOneField(
        Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text=_("Empty: for every programme without one of its own."),
    )
    organiser = models.CharField(_("organiser"), max_length=160, default="ECPAT Indonesia")
    organiser_code = models.CharField(_("organiser's code"), max_length=20, default="ECPAT-ID")
    place = models.CharField(_("place"), max_length=80, default="Jakarta")
    signatory_name = models.CharField(_("signed by"), max_length=120, blank=True)
    signatory_position = models.CharField(_("position"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")

    def __str__(self) -> str:
        return f"{self.programme or _('All programmes')}"
