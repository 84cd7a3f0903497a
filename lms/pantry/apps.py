from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PantryConfig(AppConfig):
    name = "lms.pantry"
    label = "pantry"
    verbose_name = _("Prepared pages")
