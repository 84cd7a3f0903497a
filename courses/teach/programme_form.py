from django import forms

from courses.catalogue.models import Programme
from courses.teach.period import DayInput, PeriodMixin


class ProgrammeForm(PeriodMixin, forms.ModelForm):
    class Meta:
        model = Programme
        fields = ["name", "code", "funder", "starts_on", "ends_on"]
        widgets = {"starts_on": DayInput, "ends_on": DayInput}
