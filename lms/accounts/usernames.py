from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# No «@»: whatever holds one is an e-mail address, and nobody can take another's as a name.
VALIDATORS = [
    RegexValidator(
        r"^[a-z0-9][a-z0-9._-]{2,29}\Z",
        _("Use 3 to 30 small letters, digits, dots or dashes, without spaces."),
    )
]
