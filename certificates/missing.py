"""Certificates that were earned and never came: asked for again."""

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from certificates.certificate import Certificate
from certificates.issue import ISSUE, SUBJECT_PREFIX, request_certificate
from courses.models import Enrolment
from lms.jobs.models import Job

MOST_AT_ONCE = 500


def without_certificate(enrolments: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    """Return those finished, with a confirmed name, that nobody is making a certificate for.

    A job that was parked is staff's to look at; one that was cancelled or lost is not.
    """
    made = Certificate.objects.live().exclude(state=Certificate.State.PENDING)
    subject = Concat(Value(SUBJECT_PREFIX), Cast("pk", CharField()))
    under_way = Job.objects.unfinished().filter(kind=ISSUE, subject=OuterRef("issue_subject"))
    return (
        enrolments.exclude(completed_at=None)
        .exclude(learner__certificate_name_confirmed_at=None)
        .filter(~Exists(made.filter(enrolment=OuterRef("pk"))))
        .annotate(issue_subject=subject)
        .filter(~Exists(under_way))
        .select_related("learner")
        .order_by("pk")
    )


def ask_again(enrolments: QuerySet[Enrolment] | None = None) -> int:
    """Ask the ledger for what is missing, among these enrolments or among all; return how many."""
    if enrolments is None:
        enrolments = Enrolment.objects.all()
    missing = list(without_certificate(enrolments)[:MOST_AT_ONCE])
    for enrolment in missing:
        request_certificate(enrolment)
    return len(missing)
