"""Staff: inviting them, and their first form."""

from allauth.account.fields import PasswordField
from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lms.accounts import roles
from lms.accounts.forms.sign_up import PASSWORD_HELP
from lms.accounts.models import StaffInvitation, User
from lms.accounts.usernames import VALIDATORS


class RolesField(forms.ModelMultipleChoiceField):
    """Asks the database only for ids that were offered: others may be longer than a column."""

    def clean(self, value: list[str]) -> "QuerySet[Group]":
        offered = {str(pk) for pk in self.queryset.values_list("pk", flat=True)}
        if unknown := [each for each in value or [] if each not in offered]:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], params={"value": unknown[0]}
            )
        return super().clean(value)


class InviteForm(forms.ModelForm):
    class Meta:
        model = StaffInvitation
        fields = ("groups", "note")
        field_classes = {"groups": RolesField}
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        may_give = Group.objects.filter(name__in=roles.roles_given_by(by))
        self.fields["groups"].queryset = may_give.order_by("name")


class JoinForm(forms.ModelForm):
    password = PasswordField(
        label=_("Password"), autocomplete="new-password", help_text=PASSWORD_HELP
    )

    class Meta:
        model = User
        fields = ("first_name", "last_name", "username")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True
        username = self.fields["username"]
        username.validators = VALIDATORS
        username.help_text = _("For signing in. Small letters, digits, dot and dash; 3 to 30.")
        username.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_username(self) -> str:
        name = self.cleaned_data["username"].strip().lower()
        is_taken = User.objects.filter(username__iexact=name).exists()
        if is_taken or name in settings.ACCOUNT_USERNAME_BLACKLIST:
            raise forms.ValidationError(
                _("Somebody already has this username. Add a number or a second word.")
            )
        return name

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("password"):
            try:
                validate_password(cleaned["password"], user=User(username=cleaned.get("username")))
            except forms.ValidationError as problem:
                self.add_error("password", problem)
        return cleaned
