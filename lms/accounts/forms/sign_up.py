"""A new account: about you, then a name and a password."""

from allauth.account import forms as allauth_forms
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.accounts.forms.about import BAND_CHOICES, AboutForm
from lms.accounts.models import User

PASSWORD_HELP = _(
    "At least 8 letters or digits. Three words that only you would put together are easy to keep "
    "in mind."
)


class AboutStepForm(AboutForm):
    """The first page: nothing is stored yet."""

    age_band = forms.ChoiceField(choices=BAND_CHOICES, widget=forms.HiddenInput)


class SignupForm(AboutStepForm, allauth_forms.SignupForm):
    """The whole: the answers of the first page come along as hidden fields."""

    account_fields = ("username", "password1", "email")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        username = self.fields["username"]
        username.help_text = _("For signing in. Small letters, digits, dot and dash; 3 to 30.")
        username.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password1"].help_text = PASSWORD_HELP
        email = self.fields["email"]
        email.label = _("E-mail")
        email.help_text = _("Without one you get a recovery code to write down.")
        for name in self.account_fields:
            self.fields[name].widget.attrs.pop("placeholder", None)

    @property
    def about_step_is_fine(self) -> bool:
        return not set(self.errors) & {"age_band", *self.about_fields}

    def apply_to(self, user: User) -> None:
        super().apply_to(user)
        user.age_band = self.cleaned_data["age_band"]
        user.age_band_stated_on = timezone.localdate()
