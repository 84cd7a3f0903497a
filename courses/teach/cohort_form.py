"""A cohort as a form. Who takes part is not decided here."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from courses.catalogue.models import CoursePage
from courses.enrolment.models import Cohort
from courses.teach.period import DayInput, PeriodMixin
from courses.teach.region_field import RegionField, region_names
from courses.teach.test_times_form import FIELDS as TEST_TIMES
from courses.teach.test_times_form import TestTimesMixin
from lms import audit
from lms.accounts import roles
from lms.accounts.models import User


class TrainerChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, person: User) -> str:
        return f"{person.name_on_pages} ({person.username})"


class CohortForm(TestTimesMixin, PeriodMixin, forms.ModelForm):
    region_code = RegionField(
        label=_("Region"),
        list_id="regions",
        required=False,
        help_text=_("Regency, city or province."),
    )
    trainers = TrainerChoices(
        label=_("Trainers"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They see everybody in this cohort. Only staff with the role of trainer."),
    )

    class Meta:
        model = Cohort
        fields = [
            "name",
            "code",
            "course",
            "programme",
            "mode",
            "region_code",
            "venue",
            "starts_on",
            "ends_on",
            "capacity",
            *TEST_TIMES,
            "trainers",
        ]
        widgets = {"starts_on": DayInput, "ends_on": DayInput}

    def __init__(self, *args, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        # Enrolments point at the first language's page; a translation finds it by itself.
        courses = CoursePage.objects.filter(locale=Locale.get_default()).order_by("title")
        self.fields["course"].queryset = courses
        if not self.instance.pk and len(only := courses[:2]) == 1:
            self.initial["course"] = only[0].pk
        self.fields["code"].required = False
        self.fields["code"].help_text = _("Left empty it is made from the name.")
        self.fields["trainers"].queryset = _trainers(self.instance)
        self._keep_what_enrolments_repeat()

    def clean_code(self) -> str:
        return self.cleaned_data["code"] or self.instance.code or self._code_of_its_own()

    def _code_of_its_own(self) -> str:
        """Return the name as a code; a number follows where another cohort has it."""
        base = slugify(self.cleaned_data.get("name", ""))[:34].strip("-") or "angkatan"
        taken = Cohort.objects.filter(code__startswith=base).values_list("code", flat=True)
        numbers = range(2, len(taken) + 3)
        return next(c for c in (base, *(f"{base}-{n}" for n in numbers)) if c not in set(taken))

    def _keep_what_enrolments_repeat(self) -> None:
        """Each enrolment carries the course of its cohort: it cannot change under them."""
        cohort = self.instance
        if cohort.pk and (cohort.is_standing or cohort.enrolments.exists()):
            self.fields["course"].disabled = True
            self.fields["course"].help_text = _(
                "People take part already, so the course stays. Another course is another cohort."
            )
        if cohort.is_standing:
            self.fields["mode"].disabled = True

    @property
    def region_names(self) -> list[str]:
        return region_names()

    def save(self, commit: bool = True) -> Cohort:
        deed = "cohort.change" if self.instance.pk else "cohort.create"
        before = {person.pk for person in self.initial.get("trainers", [])}
        cohort = super().save(commit)
        now = {person.pk for person in self.cleaned_data["trainers"]}
        audit.record(
            deed,
            by=self._by,
            subject=cohort,
            trainers_added=sorted(now - before),
            trainers_removed=sorted(before - now),
        )
        return cohort


def _trainers(cohort: Cohort) -> QuerySet[User]:
    """People with the role, and those named here who have it no more."""
    may_be = Q(is_active=True, groups__name=roles.TRAINER)
    if cohort.pk:
        may_be |= Q(cohorts_led=cohort)
    return User.objects.staff().filter(may_be).distinct().order_by("username")
