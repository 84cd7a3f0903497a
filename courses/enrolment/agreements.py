"""What each minor of some enrolments still needs before anything is stored: two yeses."""

from django.db.models import F, Max, OuterRef, Subquery

from courses.enrolment.enrolment import EnrolmentQuerySet
from lms.accounts.models import Assent, Erasure, GuardianConsent
from lms.accounts.youth import MINOR_BANDS


def of_minors(enrolments: EnrolmentQuerySet) -> EnrolmentQuerySet:
    """Return those of minors who are still here, with the dates of their two yeses.

    consent_at, assent_at: since when it holds, or None. consent_withdrawn_at,
    assent_withdrawn_at: when the latest was taken back. removal_at: when their data go.
    """
    return (
        enrolments.current()
        .filter(learner__age_band__in=MINOR_BANDS, learner__erased_at=None)
        .select_related("learner")
        .annotate(
            consent_at=_held_since(GuardianConsent),
            assent_at=_held_since(Assent),
            consent_withdrawn_at=_withdrawn(GuardianConsent),
            assent_withdrawn_at=_withdrawn(Assent),
            removal_at=Subquery(
                Erasure.objects.waiting().filter(person=OuterRef("learner")).values("due_at")[:1]
            ),
        )
    )


def _held_since(model) -> Subquery:
    held = model.objects.in_force().filter(learner=OuterRef("learner"))
    return Subquery(held.values("given_at")[:1])


def _withdrawn(model) -> Subquery:
    taken_back = model.objects.filter(learner=OuterRef("learner"), withdrawn_at__isnull=False)
    return Subquery(
        taken_back.order_by().values("learner").annotate(at=Max(F("withdrawn_at"))).values("at")
    )
