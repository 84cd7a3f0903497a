from django import forms
from django.utils.translation import gettext_lazy as _

from lms.accounts import codes
from lms.accounts.consent_link import SHORT_LENGTH, TOKEN_LENGTH
from lms.accounts.models import GuardianConsent


class BesideForm(forms.Form):
    """Filled in by an adult who sits beside the child, on the child's phone."""

    guardian_name = forms.CharField(
        label=_("Name of the adult"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    relation = forms.ChoiceField(
        label=_("I am the child's"),
        choices=GuardianConsent.Relation.choices,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(
        label=_("Name of the service"),
        max_length=120,
        required=False,
        help_text=_("Only for a companion: for example UPTD PPA Kota Kendari."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    agrees = forms.BooleanField(
        label=_("I have read this and I consent to the child taking part in Kelas AMAN.")
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        is_companion = cleaned.get("relation") == GuardianConsent.Relation.COMPANION
        if is_companion and not cleaned.get("organisation"):
            self.add_error("organisation", _("Which service are you from?"))
        return cleaned

    @property
    def method(self) -> str:
        if self.cleaned_data["relation"] == GuardianConsent.Relation.COMPANION:
            return GuardianConsent.Method.COMPANION
        return GuardianConsent.Method.SAME_PHONE


class OwnPhoneForm(BesideForm):
    """The same, on the adult's own phone, through a link."""

    agrees = forms.BooleanField(
        label=_("I have read this and I consent to this child taking part in Kelas AMAN.")
    )

    @property
    def facts(self) -> dict[str, str]:
        return {
            name: self.cleaned_data[name] for name in ("guardian_name", "relation", "organisation")
        }


class GuardianCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=codes.LONGEST_TYPED,
        help_text=_("Ten letters and digits, for example ABCDE-FGHJK."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Return the code as it stands in an address; the whole token is as good."""
        typed = self.cleaned_data["code"]
        for length in (SHORT_LENGTH, TOKEN_LENGTH):
            if code := codes.normalise(typed, length=length):
                return codes.grouped(code, size=5)
        raise forms.ValidationError(_("The code has ten letters and digits. Please compare it."))


class WithdrawForm(forms.Form):
    what = forms.ChoiceField(
        choices=[("assent", _("My own yes")), ("consent", _("The adult's consent"))],
        widget=forms.RadioSelect,
        label=_("What is taken back?"),
    )
