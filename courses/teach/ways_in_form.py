"""What a trainer fills in to let people in: until when a code is good, and who one person is."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.models import Cohort
from courses.teach.period import DayInput
from courses.teach.region_field import RegionField, region_names
from lms.accounts.invitations import NewAccount
from lms.accounts.models import AgeBand, ParticipantCategory, Sex
from lms.accounts.usernames import VALIDATORS

USUAL_DAYS, MOST_DAYS = 14, 180


class JoinCodeForm(forms.Form):
    until = forms.DateField(label=_("Good until and including"), widget=DayInput)

    def __init__(self, *args, cohort: Cohort, **kwargs) -> None:
        self.zone = cohort.zone
        self.today = timezone.localdate(timezone=cohort.zone)
        usual = self.today + timedelta(days=USUAL_DAYS)
        super().__init__(*args, initial={"until": usual}, **kwargs)

    def clean_until(self) -> date:
        day = self.cleaned_data["until"]
        if not self.today <= day <= self.today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(
                _("Choose a day from today on, at most %(days)d days ahead."),
                params={"days": MOST_DAYS},
            )
        return day

    @property
    def expires_at(self) -> datetime:
        following = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime.combine(following, time()), self.zone)


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    username = forms.CharField(
        label=_("Username"),
        required=False,
        max_length=30,
        help_text=_("Only when the person has one already, or wishes one."),
    )
    age_band = forms.ChoiceField(label=_("Age"), choices=[("", _("Choose…")), *AgeBand.choices])
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", "–"), *Sex.choices])
    region_code = RegionField(label=_("Region"), list_id="regions", required=False)
    category = forms.ChoiceField(
        label=_("Takes part as"), required=False, choices=[("", "–"), *ParticipantCategory.choices]
    )
    form_number = forms.CharField(
        label=_("Number of the consent form"),
        required=False,
        max_length=30,
        help_text=_("Helps to notice when somebody is written down twice."),
    )
    is_another = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_username(self) -> str:
        name = self.cleaned_data["username"].strip().lower()
        if name:
            for validate in VALIDATORS:
                validate(name)
        return name

    def offer_to_add_anyway(self) -> None:
        self.fields["is_another"].widget = forms.CheckboxInput()
        self.fields["is_another"].label = _("I have looked: this is another person")

    @property
    def region_names(self) -> list[str]:
        return region_names()

    @property
    def account(self) -> NewAccount:
        names = ("name", "email", "username", "age_band", "sex", "region_code", "category")
        return NewAccount(**{name: self.cleaned_data[name] for name in names})
