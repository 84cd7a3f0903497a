"""What a trainer says to a cohort: a title, a few plain words, and until when it is shown."""

import uuid
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.enrolment.announcement import MOST_LETTERS
from courses.enrolment.announcing import Wording
from courses.enrolment.models import Cohort
from courses.teach.period import DayInput

DAYS_USUALLY = 7
MOST_DAYS = 90


class AnnouncementForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=80)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Plain words, at most 600 letters. Links are shown as text."),
    )
    shown_until = forms.DateField(label=gettext_lazy("Shown until"), widget=DayInput)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, cohort: Cohort, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate(timezone=cohort.zone)

    @classmethod
    def empty(cls, cohort: Cohort) -> "AnnouncementForm":
        form = cls(cohort=cohort)
        form.initial = {
            "shown_until": form.today + timedelta(days=DAYS_USUALLY),
            "key": uuid.uuid4(),
        }
        return form

    def clean_shown_until(self):
        day = self.cleaned_data["shown_until"]
        if not self.today <= day <= self.today + timedelta(days=MOST_DAYS):
            words = _("Choose a day from today on, at most %(days)s days ahead.")
            raise forms.ValidationError(words % {"days": MOST_DAYS})
        return day

    @property
    def wording(self) -> Wording:
        said = self.cleaned_data
        return Wording(said["title"], said["text"].replace("\r\n", "\n"), said["shown_until"])
