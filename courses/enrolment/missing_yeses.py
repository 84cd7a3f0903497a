"""Over all cohorts: how many minors lack which of the two yeses, and since when. Counts only."""

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from courses.enrolment import agreements
from courses.enrolment.enrolment import Enrolment


def by_cohort() -> QuerySet:
    """Return a row for each cohort in which somebody lacks a yes, the longest wait first.

    cohort: its id. minors. lack_consent, lack_assent: people. consent_since, assent_since: since
    when the first of them, which is when they joined or when the yes was taken back.
    """
    counted = _minors().values("cohort")
    counted = counted.annotate(
        minors=Count("pk"),
        lack_consent=Count("pk", filter=Q(consent_at=None)),
        lack_assent=Count("pk", filter=Q(assent_at=None)),
        consent_since=Min("no_consent_since", filter=Q(consent_at=None)),
        assent_since=Min("no_assent_since", filter=Q(assent_at=None)),
    )
    lacking = counted.filter(Q(lack_consent__gt=0) | Q(lack_assent__gt=0))
    return lacking.order_by(Coalesce("consent_since", "assent_since"), "cohort")


def people() -> dict[str, int]:
    """Return how many minors there are, and how many lack which yes; nobody counts twice."""
    return _minors().aggregate(
        minors=Count("learner", distinct=True),
        lack_consent=Count("learner", distinct=True, filter=Q(consent_at=None)),
        lack_assent=Count("learner", distinct=True, filter=Q(assent_at=None)),
    )


def _minors() -> QuerySet:
    return agreements.of_minors(Enrolment.objects.all()).annotate(
        no_consent_since=Coalesce("consent_withdrawn_at", "enrolled_at"),
        no_assent_since=Coalesce("assent_withdrawn_at", "enrolled_at"),
    )
