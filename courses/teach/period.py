"""From one day to another, in forms."""

from django import forms
from django.utils.translation import gettext as _


class DayInput(forms.DateInput):
    """The browser's own calendar: works on a phone and without script."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PeriodMixin:
    """For a form with `starts_on` and `ends_on`."""

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first: look at both."))
        return cleaned
