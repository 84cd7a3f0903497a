"""What a browser says about a passkey comes from outside: odd or not, it is answered in words."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

# allauth catches some of what its library raises for odd input, not all of it.
ODD_INPUT = (AttributeError, KeyError, TypeError, ValueError)


class AddForm(allauth_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = _("Name of the passkey")
        name.max_length = 40
        name.widget.attrs["maxlength"] = 40

    def clean_name(self) -> str:
        return super().clean_name()[:40]

    def clean(self) -> dict:
        try:
            return super().clean()
        except ODD_INPUT as error:
            raise get_adapter().validation_error("incorrect_code") from error


class AuthenticateForm(allauth_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ODD_INPUT as error:
            raise get_adapter().validation_error("incorrect_code") from error


class ReauthenticateForm(AuthenticateForm):
    reauthenticated = True
