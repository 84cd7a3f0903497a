"""The questions about a person that an enrolment freezes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from lms.accounts import region_search, youth
from lms.accounts.models import AgeBand, ParticipantCategory, Sex, User, YesNo
from lms.accounts.regions import all_regions

BAND_CHOICES = [choice for choice in AgeBand.choices if choice[0] != AgeBand.UNDER_13]


class AboutForm(forms.Form):
    display_name = forms.CharField(
        label=_("Nickname"),
        max_length=40,
        required=False,
        help_text=_("What we call you. A made-up name is fine."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=forms.RadioSelect)
    region = forms.CharField(
        label=_("Where do you live?"),
        max_length=region_search.LONGEST_TYPED,
        help_text=_("Your regency or city. The province alone is fine too."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "list": "regions", "data-regions": ""}
        ),
    )
    region_choice = forms.ChoiceField(
        label=_("Which of these do you mean?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Several places are called that. Choose yours.")},
    )
    category = forms.ChoiceField(
        label=_("I take part as"), choices=[("", _("Choose…")), *ParticipantCategory.choices]
    )
    institution = forms.CharField(
        label=_("School or institution"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    about_fields = ("display_name", "sex", "region", "region_choice", "category", "institution")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._could_be = self._regions_it_could_be()
        if self._could_be:
            self.fields["region_choice"].choices = [
                (region.code, region_search.label_of(region)) for region in self._could_be
            ]
        else:
            del self.fields["region_choice"]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        typed = cleaned.get("region", "")
        region = region_search.find(typed) or all_regions().get(cleaned.get("region_choice", ""))
        if region:
            cleaned["region_code"] = region.code
            cleaned["region"] = region_search.label_of(region)
        elif typed and not self._could_be:
            self.add_error(
                "region", _("We do not know this place. Write your regency, city or province.")
            )
        return cleaned

    def apply_to(self, user: User) -> None:
        """Write the answers on the person; saving is the caller's."""
        for name in ("display_name", "sex", "region_code", "category", "institution"):
            setattr(user, name, self.cleaned_data[name])

    def _regions_it_could_be(self) -> list:
        typed = self.data.get(self.add_prefix("region"), "") if self.is_bound else ""
        if not typed or region_search.find(typed):
            return []
        return region_search.suggest(typed)


class ProfileForm(AboutForm):
    """The same questions again, with the two that sign-up asks elsewhere or not at all."""

    age_band = forms.ChoiceField(label=_("Age"), widget=forms.RadioSelect)
    disability = forms.ChoiceField(
        label=_("Do you live with a disability?"),
        choices=YesNo.choices,
        required=False,
        help_text=_("Only if you want to say. It helps us make the class fit everybody."),
        widget=forms.RadioSelect,
    )
    field_order = ("display_name", "age_band", "sex", "region", "region_choice", "category")

    def __init__(self, *args, user: User, **kwargs) -> None:
        self.user = user
        region = all_regions().get(user.region_code)
        initial = {
            "display_name": user.display_name,
            "age_band": user.age_band,
            "sex": user.sex,
            "region": region_search.label_of(region) if region else "",
            "category": user.category,
            "institution": user.institution,
            "disability": user.disability,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["age_band"].choices = _bands_for(user)

    def clean_age_band(self) -> str:
        band = self.cleaned_data["age_band"]
        return _checked_band(band, user=self.user)

    def save(self) -> User:
        self.apply_to(self.user)
        self.user.disability = self.cleaned_data["disability"]
        state_age(self.user, band=self.cleaned_data["age_band"])
        self.user.save()
        _tell_others(self.user)
        return self.user


class AgeForm(forms.Form):
    """Asked again after a year: one tap."""

    age_band = forms.ChoiceField(label=_("Age"), choices=AgeBand.choices)

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    @property
    def bands(self) -> list[tuple[str, str]]:
        return _bands_for(self.user)

    def clean_age_band(self) -> str:
        return _checked_band(self.cleaned_data["age_band"], user=self.user)

    def save(self) -> User:
        self.user.age_band = self.cleaned_data["age_band"]
        self.user.age_band_stated_on = timezone.localdate()
        self.user.save(update_fields=["age_band", "age_band_stated_on"])
        _tell_others(self.user)
        return self.user


def _tell_others(user: User) -> None:
    """Other apps follow with the Wagtail hook `profile_stated`."""
    for follow in hooks.get_hooks("profile_stated"):
        follow(user)


def state_age(user: User, *, band: str) -> None:
    """Write the band; its date moves only when it says something new or was due again."""
    if band != user.age_band or user.age_band_is_stale():
        user.age_band = band
        user.age_band_stated_on = timezone.localdate()


def _bands_for(user: User) -> list[tuple[str, str]]:
    """Under 13 is offered to those whom a trainer brought in: nobody signs up so young."""
    return AgeBand.choices if user.age_band in ("", AgeBand.UNDER_13) else BAND_CHOICES


def _checked_band(band: str, *, user: User) -> str:
    if not youth.may_restate(user.age_band, band, years_since=user.years_since_age_band):
        raise forms.ValidationError(
            _("Already 18? Lovely. Tell your trainer, who can change this for you.")
        )
    return band
