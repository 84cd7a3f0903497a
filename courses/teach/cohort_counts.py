"""How many people of each cohort have come how far."""

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.enrolment.models import Cohort, Enrolment
from courses.progress.attempt import Attempt
from courses.progress.handed_in import handed_in


def with_counts(cohorts: QuerySet[Cohort]) -> QuerySet[Cohort]:
    """Add counts of enrolments: all, with a pre-test, with a post-test, completed.

    Everybody who ever joined counts once, also those who moved on to another cohort.
    """
    enrolments = Enrolment.objects.filter(cohort=OuterRef("pk"))
    return cohorts.annotate(
        learner_count=_count(enrolments),
        pre_count=_count(enrolments.filter(handed_in(Attempt.Purpose.PRE))),
        post_count=_count(enrolments.filter(handed_in(Attempt.Purpose.POST))),
        completed_count=_count(enrolments.exclude(completed_at=None)),
    )


def _count(enrolments: QuerySet[Enrolment]) -> Coalesce:
    counted = enrolments.order_by().values("cohort").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
