"""Deeds: select people for an extra module, and take that back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from courses.catalogue.models import CoursePage, ModulePage
from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.selection import Selection
from lms import audit
from lms.accounts.models import User


def extra_modules_of(course: CoursePage) -> QuerySet[ModulePage]:
    """Return the published modules of a course that need a selection, in order."""
    return course.modules().filter(is_extra=True).order_by("path")


@transaction.atomic
def select(
    cohort: Cohort, *, module: ModulePage, enrolments: Iterable[int], by: User, at: datetime
) -> int:
    """Open the module to these people of the cohort; return how many had not had it.

    `enrolments` are ids; those of another cohort are passed over. Twice is once.
    """
    wanted = _of_cohort(cohort, enrolments)
    known = Selection.objects.in_force().filter(module=module, enrolment__in=wanted)
    new = sorted(set(wanted) - set(known.values_list("enrolment_id", flat=True)))
    Selection.objects.bulk_create(
        Selection(enrolment_id=pk, module=module, selected_by=by, selected_at=at) for pk in new
    )
    if new:
        audit.record("extra.select", by=by, subject=cohort, module=module.pk, enrolments=new)
    return len(new)


@transaction.atomic
def withdraw(
    cohort: Cohort, *, module: ModulePage, enrolments: Iterable[int], by: User, at: datetime
) -> int:
    """Close the module to these people of the cohort; what they have done in it stays."""
    wanted = _of_cohort(cohort, enrolments)
    rows = Selection.objects.in_force().filter(module=module, enrolment__in=wanted)
    gone = sorted(rows.values_list("enrolment_id", flat=True))
    rows.update(withdrawn_by=by, withdrawn_at=at)
    if gone:
        audit.record("extra.withdraw", by=by, subject=cohort, module=module.pk, enrolments=gone)
    return len(gone)


def _of_cohort(cohort: Cohort, enrolments: Iterable[int]) -> list[int]:
    # Locked: two trainers who choose the same people at once take turns.
    rows = Enrolment.objects.select_for_update().filter(cohort=cohort, pk__in=list(enrolments))
    return [enrolment.pk for enrolment in rows.order_by("pk")]
