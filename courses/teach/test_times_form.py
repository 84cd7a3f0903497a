"""When a cohort's tests open and close, typed as the clock on its wall shows."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.zones import zone_of

FIELDS = (
    "pre_test_opens_at",
    "pre_test_closes_at",
    "post_test_opens_at",
    "post_test_closes_at",
)


class WallClockInput(forms.DateTimeInput):
    """The browser's own calendar and clock: works on a phone and without script."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class WallClockField(forms.Field):
    """A moment without zone; the form knows in which one it is meant."""

    widget = WallClockInput
    default_error_messages = {"invalid": gettext_lazy("Write a day and a time.")}

    def to_python(self, value: str | None) -> datetime | None:
        if not value:
            return None
        try:
            typed = parse_datetime(value)
        except ValueError:
            typed = None
        if typed is None or timezone.is_aware(typed) or not 2000 <= typed.year < 2100:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return typed.replace(second=0, microsecond=0)

    def has_changed(self, initial: datetime | None, data: str | None) -> bool:
        shown = initial.replace(second=0, microsecond=0) if initial else None
        try:
            return self.to_python(data) != shown
        except forms.ValidationError:
            return True


class TestTimesMixin(forms.Form):
    """For a form of a cohort with a region."""

    pre_test_opens_at = WallClockField(
        label=gettext_lazy("Pre-test opens"),
        required=False,
        help_text=gettext_lazy(
            "The local time of the cohort's region (WIB, WITA or WIT). Empty: from the start."
        ),
    )
    pre_test_closes_at = WallClockField(
        label=gettext_lazy("Pre-test closes"),
        required=False,
        help_text=gettext_lazy(
            "Whoever has not taken it by then goes on to the lessons, without a «before»."
        ),
    )
    post_test_opens_at = WallClockField(label=gettext_lazy("Post-test opens"), required=False)
    post_test_closes_at = WallClockField(
        label=gettext_lazy("Post-test closes"),
        required=False,
        help_text=gettext_lazy("Empty: it stays open."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._moments = {name: getattr(self.instance, name) for name in FIELDS}
        zone = self.instance.zone
        for name, moment in self._moments.items():
            if moment is not None:
                self.initial[name] = timezone.make_naive(moment, zone)
        if self.instance.is_standing:
            # Each goes at their own pace: there is no hour for all.
            for name in FIELDS:
                del self.fields[name]

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        names = [name for name in FIELDS if name in self.fields]
        zone = zone_of(cleaned.get("region_code") or "")
        for name in names:
            typed = cleaned.get(name)
            if typed is not None:
                cleaned[name] = self._to_the_second(name, timezone.make_aware(typed, zone))
        if any(name in self.changed_data for name in names):
            self._see_that_they_follow(cleaned)
        return cleaned

    def _to_the_second(self, name: str, typed: datetime) -> datetime:
        """Keep the seconds of a test that was opened by the button and not changed here."""
        kept = self._moments[name]
        return kept if kept and kept.replace(second=0, microsecond=0) == typed else typed

    def _see_that_they_follow(self, cleaned: dict) -> None:
        pre_opens, pre_closes, post_opens, post_closes = (cleaned.get(name) for name in FIELDS)
        if pre_opens and pre_closes and pre_closes <= pre_opens:
            self.add_error("pre_test_closes_at", _("A test closes after it opens: look at both."))
        if post_opens and post_closes and post_closes <= post_opens:
            self.add_error("post_test_closes_at", _("A test closes after it opens: look at both."))
        before, after = pre_closes or pre_opens, post_opens or post_closes
        if before and after and after < before:
            name = "post_test_opens_at" if post_opens else "post_test_closes_at"
            self.add_error(name, _("The post-test comes after the pre-test: look at both."))
