"""Where a person goes on, or why they leave."""

from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses.enrolment.models import Cohort, Enrolment
from lms.accounts.zones import today_in_zone_of

WHY = Enrolment.EndedBecause
REASONS = [each for each in WHY if each != WHY.MOVED]


def other_cohorts(cohort: Cohort, *, among: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Return where its people may be moved: the same course, not over, with `taken` seats."""
    today = today_in_zone_of("region_code", at=timezone.now())
    not_over = Q(ends_on=None) | Q(ends_on__gte=F("today"))
    others = among.alias(today=today).filter(not_over, course=cohort.course_id)
    others = others.exclude(pk=cohort.pk)
    taken = Count("enrolments", filter=Q(enrolments__ended_at=None), distinct=True)
    return others.annotate(taken=taken).order_by(F("starts_on").desc(nulls_last=True), "code")


class _CohortField(forms.ModelChoiceField):
    def label_from_instance(self, cohort: Cohort) -> str:
        if cohort.capacity is None:
            return str(cohort)
        left = max(0, cohort.capacity - cohort.taken)
        words = ngettext("%(name)s (%(n)d seat free)", "%(name)s (%(n)d seats free)", left)
        return words % {"name": cohort, "n": left}


class MoveForm(forms.Form):
    cohort = _CohortField(Cohort.objects.none(), label=_("Goes on in"), empty_label=None)

    def __init__(self, *args, cohorts: QuerySet[Cohort], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cohort"].queryset = cohorts


class WithdrawForm(forms.Form):
    because = forms.ChoiceField(
        choices=[(each.value, each.label) for each in REASONS],
        label=_("Why"),
        help_text=_("Not said on the person's pages; it stands in the copy of their data."),
    )
