"""What a browser says about a passkey comes from outside: odd or not, it is answered in words."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

# allauth catches some of what its library raises for odd input, not all of it.
ODD_INPUT = (AttributeError, KeyError, TypeError, ValueError)


NAME_LENGTH = 40


class AddForm(allauth_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _shorten(self.fields["name"])

    def clean_name(self) -> str:
        return super().clean_name()[:NAME_LENGTH]

    def clean(self) -> dict:
        try:
            return super().clean()
        except ODD_INPUT as error:
            raise get_adapter().validation_error("incorrect_code") from error


class RenameForm(allauth_forms.EditWebAuthnForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _shorten(self.fields["name"])

    def clean_name(self) -> str:
        return self.cleaned_data["name"][:NAME_LENGTH]


class AuthenticateForm(allauth_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ODD_INPUT as error:
            raise get_adapter().validation_error("incorrect_code") from error


class ReauthenticateForm(AuthenticateForm):
    reauthenticated = True


def _shorten(name: forms.CharField) -> None:
    name.label = _("Name of the passkey")
    name.help_text = _("A word by which you know it again, for example «Laptop kantor».")
    name.max_length = name.widget.attrs["maxlength"] = NAME_LENGTH
