"""A new password: typed once, with a button that shows it."""

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django.utils.translation import gettext_lazy as _

from lms.accounts import mail
from lms.accounts.forms.sign_up import PASSWORD_HELP


class _TypedOnce:
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        new = self.fields["password1"]
        new.label = _("New password")
        new.help_text = PASSWORD_HELP
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(_TypedOnce, allauth_forms.ChangePasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Your password now")
        self.fields["oldpassword"].help_text = ""

    def clean_oldpassword(self) -> str:
        # Through the sign-in's own limit: a borrowed phone is no way to guess faster.
        typed = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, typed):
            raise get_adapter().validation_error("enter_current_password")
        return typed


class SetPasswordForm(_TypedOnce, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordKeyForm(_TypedOnce, allauth_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request, **kwargs) -> str:
        # The same work for a known and an unknown address; the letter is another process's.
        mail.ask_for_reset(self.cleaned_data["email"], users=self.users)
        return self.cleaned_data["email"]


class AddEmailForm(allauth_forms.AddEmailForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request):
        return mail.add_address(self.user, email=self.cleaned_data["email"], request=request)
