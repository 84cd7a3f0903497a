"""What a trainer says about a meeting: its name, its day, from when to when, and where."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.attendance.planning import Plan
from courses.enrolment.models import Cohort, TrainingSession
from courses.teach.period import DayInput


class HourInput(forms.TimeInput):
    """The browser's own clock: works on a phone and without script."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class SessionForm(forms.Form):
    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("For example: Day 1, morning.")
    )
    day = forms.DateField(label=_("Day"), widget=DayInput)
    start = forms.TimeField(label=_("Begins"), widget=HourInput)
    end = forms.TimeField(label=_("Ends"), widget=HourInput)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)

    def __init__(self, *args, cohort: Cohort, **kwargs) -> None:
        self.zone = cohort.zone
        super().__init__(*args, **kwargs)
        name = datetime.now(self.zone).tzname()
        self.fields["end"].help_text = _("Times are in %(zone)s.") % {"zone": name}

    @classmethod
    def of(cls, session: TrainingSession) -> "SessionForm":
        start, end = (
            timezone.localtime(each, session.zone) for each in (session.starts_at, session.ends_at)
        )
        known = {"title": session.title, "day": start.date(), "place": session.place}
        return cls(
            cohort=session.cohort, initial={**known, "start": start.time(), "end": end.time()}
        )

    @classmethod
    def empty(cls, cohort: Cohort) -> "SessionForm":
        today = timezone.localdate(timezone=cohort.zone)
        return cls(cohort=cohort, initial={"day": today, "place": cohort.venue})

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end <= start:
            self.add_error("end", _("The end comes before the beginning: look at both."))
        return cleaned

    @property
    def plan(self) -> Plan:
        said = self.cleaned_data
        return Plan(said["title"], said["place"], self._at("start"), self._at("end"))

    def _at(self, name: str) -> datetime:
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["day"], said[name]), self.zone)
