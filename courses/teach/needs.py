"""Who of a cohort needs a word from the trainer, and about what."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.enrolment.enrolment import EnrolmentQuerySet
from courses.enrolment.models import Cohort, Enrolment
from courses.progress.attempt import Attempt
from courses.progress.handed_in import handed_in
from courses.progress.last_activity import with_last_activity
from lms.accounts.models import Assent, GuardianConsent
from lms.accounts.youth import MINOR_BANDS
from lms.accounts.zones import today_in_zone_of

_RUNS = (Q(cohort__starts_on=None) | Q(cohort__starts_on__lte=F("today"))) & (
    Q(cohort__ends_on=None) | Q(cohort__ends_on__gte=F("today"))
)


class Need(StrEnum):
    """The value stands in the address of the cohort's page, so that a link keeps the choice."""

    STUCK = "disapa"
    CONSENT = "izin"
    PRE_TEST = "pre-test"
    FINISHED = "selesai"


TITLES = {
    Need.STUCK: _("To be greeted"),
    Need.CONSENT: _("Consent missing"),
    Need.PRE_TEST: _("Pre-test missing"),
    Need.FINISHED: _("Completed"),
}


def those_with(need: Need, enrolments: EnrolmentQuerySet, *, at: datetime) -> EnrolmentQuerySet:
    """Return those of the enrolments, with `last_active_at` where standing still is asked for."""
    still_in = enrolments.filter(ended_at=None, completed_at=None)
    if need == Need.STUCK:
        return (
            with_last_activity(still_in)
            .alias(today=today_in_zone_of("cohort__region_code", at=at))
            .filter(_RUNS, last_active_at__lt=_still_before(at))
        )
    if need == Need.CONSENT:
        return still_in.filter(
            ~Exists(_in_force(GuardianConsent)) | ~Exists(_in_force(Assent)),
            learner__age_band__in=MINOR_BANDS,
            learner__erased_at=None,
        )
    if need == Need.PRE_TEST:
        return still_in.filter(
            ~handed_in(Attempt.Purpose.PRE), cohort__course__pre_test__isnull=False
        )
    return enrolments.exclude(completed_at=None)


def with_needs(cohorts: QuerySet[Cohort], *, at: datetime) -> QuerySet[Cohort]:
    """Add how many people have each need: `stuck_count`, `consent_count`, `pre_test_count`."""
    here = Enrolment.objects.filter(cohort=OuterRef("pk"))
    return cohorts.annotate(
        stuck_count=_count(those_with(Need.STUCK, here, at=at)),
        consent_count=_count(those_with(Need.CONSENT, here, at=at)),
        pre_test_count=_count(those_with(Need.PRE_TEST, here, at=at)),
    )


def count_of(cohort: Cohort, need: Need) -> int:
    """Return a count of a cohort that came with its counts and needs."""
    counts = {
        Need.STUCK: "stuck_count",
        Need.CONSENT: "consent_count",
        Need.PRE_TEST: "pre_test_count",
        Need.FINISHED: "completed_count",
    }
    return getattr(cohort, counts[need])


def asked_for(text: str) -> Need | None:
    return Need(text) if text in set(Need) else None


def is_stuck(enrolment: Enrolment, *, cohort: Cohort, at: datetime) -> bool:
    """The same rule for one row that came with its last activity."""
    today = timezone.localdate(at, cohort.zone)
    runs = (cohort.starts_on or today) <= today <= (cohort.ends_on or today)
    still = enrolment.last_active_at < _still_before(at)
    return runs and still and enrolment.is_open and not enrolment.is_complete


def needs_of(cohort: Cohort) -> Iterable[tuple[Need, str, int]]:
    return [(need, TITLES[need], count_of(cohort, need)) for need in Need]


def _still_before(at: datetime) -> datetime:
    return at - timedelta(days=settings.STUCK_AFTER_DAYS)


def _in_force(model) -> QuerySet:
    return model.objects.in_force().filter(learner=OuterRef("learner"))


def _count(enrolments: EnrolmentQuerySet) -> Coalesce:
    counted = enrolments.order_by().values("cohort").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
