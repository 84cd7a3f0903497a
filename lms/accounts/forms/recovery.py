from allauth.account.fields import PasswordField
from allauth.core import ratelimit
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from lms.accounts import limits, recovery
from lms.accounts.forms.sign_up import PASSWORD_HELP
from lms.accounts.models import User

NOT_TOGETHER = _("The username and the recovery code do not belong together. Please look again.")


class RecoveryForm(forms.Form):
    """The same words, and the same work, for an unknown name and for a wrong code."""

    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    code = forms.CharField(
        label=_("Recovery code"),
        max_length=40,
        help_text=_("Twelve letters and digits, for example ABCD-EFGH-JKMN."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    password = PasswordField(
        label=_("New password"), autocomplete="new-password", help_text=PASSWORD_HELP
    )

    user: User | None = None
    not_together = NOT_TOGETHER

    def __init__(self, *args, request, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_password(self) -> str:
        # Before the code is looked at, so that a weak password costs no try and tells nothing.
        validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        name = cleaned["username"].strip()
        self._count_try(name)
        user = User.objects.filter(username__iexact=name).first()
        if not self._fits(user, cleaned["code"]):
            raise forms.ValidationError(self.not_together)
        self._check_likeness(cleaned["password"], user=user)
        self.user = user
        return cleaned

    def _count_try(self, name: str) -> None:
        if not ratelimit.consume(self.request, action="recovery", key=name.casefold()):
            raise forms.ValidationError(limits.too_many("recovery"))

    def _fits(self, user: User | None, code: str) -> bool:
        return recovery.fits(user, code=code)

    def _check_likeness(self, password: str, *, user: User) -> None:
        try:
            validate_password(password, user=user)
        except forms.ValidationError as problem:
            self.add_error("password", problem)
