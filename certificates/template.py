"""Who signs a certificate and for whom, per programme."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from courses.models import Programme


class CertificateTemplate(models.Model):
    programme = models.OneToOneField(
        Programme,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("programme"),
        help_text=_("Empty: for every programme without one of its own."),
    )
    organiser = models.CharField(_("organiser"), max_length=160, default="ECPAT Indonesia")
    organiser_code = models.CharField(
        _("organiser's code"),
        max_length=20,
        default="ECPAT-ID",
        validators=[
            # A slash or a space would make the parts of the certificate number ambiguous.
            RegexValidator(r"^[A-Za-z0-9-]+$", _("Letters, digits and hyphens only."))
        ],
        help_text=_("Stands in the certificate number, for example ECPAT-ID."),
    )
    place = models.CharField(_("place"), max_length=80, default="Jakarta")
    signatory_name = models.CharField(_("signed by"), max_length=120, blank=True)
    signatory_position = models.CharField(_("job title"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        constraints = [
            # Two rows without a programme would differ for the database: NULL equals nothing.
            models.UniqueConstraint(
                Coalesce("programme", 0),
                name="one_certificate_template_for_all",
                violation_error_message=_("There is one for every programme already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.programme or _("All programmes"))
