"""What staff fill in: a reason, a name to mend, a cohort."""

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.forms import NameForm
from courses.enrolment.access import cohorts_for
from courses.models import Cohort


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=250,
        help_text=_("For the record. The public check never shows it."),
        error_messages={"required": _("Please write down why.")},
    )


class RevokeForm(ReasonForm):
    pass


class SupersedeForm(NameForm, ReasonForm):
    field_order = ["name", "reason"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name to print")
        self.fields["name"].help_text = _("Everything else is taken from the records as they are.")


class CohortForm(forms.Form):
    cohort = forms.ModelChoiceField(
        label=_("Cohort"),
        queryset=Cohort.objects.none(),
        error_messages={"invalid_choice": _("Choose one of your cohorts.")},
    )

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts_for(user).order_by("name")
