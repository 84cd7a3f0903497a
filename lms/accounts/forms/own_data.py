"""The password once more: a borrowed phone takes nothing away and removes nothing."""

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _


class PasswordAgainForm(forms.Form):
    password = forms.CharField(
        label=_("Your password now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        # Through the sign-in's own limit: this page is no way to guess faster.
        typed = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, typed):
            raise get_adapter().validation_error("enter_current_password")
        return typed
