"""Whose learners staff may see. This is staff's only door to learners' rows."""

from django.db.models import QuerySet

from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment, EnrolmentQuerySet
from lms.accounts import roles
from lms.accounts.models import User


def cohorts_for(user: User) -> QuerySet[Cohort]:
    """Return the cohorts this member of staff is responsible for; none for anyone else."""
    if roles.sees_every_cohort(user):
        return Cohort.objects.all()
    if roles.is_trainer(user):
        return Cohort.objects.filter(trainers=user)
    return Cohort.objects.none()


def cohorts_counted_for(user: User) -> QuerySet[Cohort]:
    """Return the cohorts of which this person may read totals; their people are not theirs."""
    return Cohort.objects.all() if roles.may_see_reports(user) else cohorts_for(user)


def enrolments_for(user: User) -> EnrolmentQuerySet:
    return Enrolment.objects.in_cohorts(cohorts_for(user))
