"""Which signed forms a trainer holds: a tick, a number and a relation for each person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from courses.enrolment.models import Cohort, Enrolment
from courses.enrolment.told_apart import names_of
from lms.accounts.consent_list import SignedForm
from lms.accounts.models import GuardianConsent

NUMBER_LENGTH = GuardianConsent._meta.get_field("form_number").max_length
RELATIONS = GuardianConsent.Relation


@dataclass
class Row:
    """One minor of the cohort, with what was ticked and typed for them."""

    enrolment: Enrolment
    name: str
    is_ticked: bool = False
    number: str = ""
    relation: str = RELATIONS.PARENT.value
    problems: list[str] = field(default_factory=list)

    @property
    def needs_form(self) -> bool:
        return self.enrolment.consent_at is None


class SignedOnForm(forms.Form):
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), widget=AdminDateInput)

    def __init__(self, *args, cohort: Cohort, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._today = timezone.localdate(timezone=cohort.zone)
        self.initial.setdefault("signed_on", self._today)

    def clean_signed_on(self):
        signed_on = self.cleaned_data["signed_on"]
        if signed_on > self._today:
            raise forms.ValidationError(_("This day has not come yet."))
        return signed_on


def rows_of(enrolments: Sequence[Enrolment], *, posted=None) -> list[Row]:
    """Return a row for each; what was posted for people not among them is not looked at."""
    names = names_of(enrolment.learner for enrolment in enrolments)
    rows = [Row(each, names[each.learner_id]) for each in enrolments]
    if posted is not None:
        ticked = set(posted.getlist("enrolment"))
        for row in rows:
            _fill(row, posted, is_ticked=str(row.enrolment.pk) in ticked)
        _find_same_numbers(rows)
    return rows


def signed_forms(rows: Sequence[Row]) -> list[SignedForm]:
    return [
        SignedForm(row.enrolment.learner_id, row.number, row.relation)
        for row in rows
        if row.is_ticked
    ]


def _fill(row: Row, posted, *, is_ticked: bool) -> None:
    row.is_ticked = is_ticked and row.needs_form
    row.number = posted.get(f"number-{row.enrolment.pk}", "").strip()
    row.relation = posted.get(f"relation-{row.enrolment.pk}", row.relation)
    if not row.is_ticked:
        return
    if not row.number:
        row.problems.append(_("Which number does the form carry?"))
    elif len(row.number) > NUMBER_LENGTH:
        row.problems.append(_("The number is too long."))
    if row.relation not in RELATIONS.values:
        row.problems.append(_("Who signed the form?"))


def _find_same_numbers(rows: Sequence[Row]) -> None:
    counts = Counter(row.number.casefold() for row in rows if row.is_ticked and row.number)
    for row in rows:
        if row.is_ticked and counts[row.number.casefold()] > 1:
            row.problems.append(_("Two people have this number here."))
