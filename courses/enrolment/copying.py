"""Deed: a cohort once more, for other people."""

from django.db import transaction

from courses.enrolment.cohort import Cohort
from lms import audit
from lms.accounts.models import User

# What a training keeps when it is repeated. Dates, hours, venue, trainers and people are new.
KEPT = ("course_id", "programme_id", "mode", "region_code", "capacity")


@transaction.atomic
def copy_cohort(cohort: Cohort, *, by: User) -> Cohort:
    """Return a new cohort of the same course, programme, mode, region and seats.

    Nobody is in it, no trainer leads it and no test has hours yet. A copy of a cohort open to
    all is one like any other, as there is only one such cohort a course.
    """
    number = _free_number(cohort)
    kept = {name: getattr(cohort, name) for name in KEPT}
    if cohort.is_standing:
        kept["mode"] = Cohort.Mode.BLENDED
    copy = Cohort.objects.create(
        code=_code(cohort, number), name=f"{cohort.name[:150]} ({number})", **kept
    )
    audit.record("cohort.copy", by=by, subject=copy, source=cohort.pk)
    return copy


def _code(cohort: Cohort, number: int) -> str:
    return f"{cohort.code[:34]}-{number}"


def _free_number(cohort: Cohort) -> int:
    # Whoever copies the same cohort at once waits here and takes the next number.
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    taken = set(
        Cohort.objects.filter(code__startswith=cohort.code[:34]).values_list("code", flat=True)
    )
    return next(n for n in range(2, len(taken) + 3) if _code(cohort, n) not in taken)
