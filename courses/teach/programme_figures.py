"""A programme in figures: its courses, its cohorts, and all of them together.

Other apps count along with the Wagtail hook `cohort_counts`: a function that takes the ids of
cohorts and returns the title of its column and a count by cohort.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail import hooks

from courses.catalogue.models import CoursePage, Programme
from courses.enrolment.models import Cohort, Enrolment
from courses.reports.nested_counts import safe_to_show
from courses.teach.cohort_counts import with_counts
from lms.accounts.regions import name_of

# What another app counts: how many, and the title of its column.
Named = tuple[int, str]


@dataclass(frozen=True)
class CohortRow:
    cohort: Cohort
    region_name: str
    others: list[Named]


@dataclass(frozen=True)
class Totals:
    """Sums over the cohorts, and apart from them persons: whoever is in two cohorts is one."""

    enrolments: int
    pre: int
    post: int
    completed: int
    others: list[Named]
    persons: int
    persons_completed: int


@dataclass(frozen=True)
class Figures:
    titles: list[str]
    rows: list[CohortRow]
    totals: Totals


def courses_of(programme: Programme, *, cohorts: Iterable[Cohort]) -> list[CoursePage]:
    """Return the courses of these cohorts and those that name the programme, with their copies."""
    ids = {cohort.course_id for cohort in cohorts}
    mine = Q(programme=programme, locale__language_code=settings.LANGUAGE_CODE) | Q(pk__in=ids)
    copies = CoursePage.objects.select_related("programme").order_by("title")
    courses = CoursePage.objects.filter(mine).select_related("copied_from")
    return list(courses.prefetch_related(Prefetch("copies", copies)).order_by("path"))


def figures_of(cohorts: QuerySet[Cohort]) -> Figures:
    found = list(with_counts(cohorts).select_related("course").order_by("-starts_on", "code"))
    ids = [cohort.pk for cohort in found]
    counted = [count(ids) for count in hooks.get_hooks("cohort_counts")]
    rows = [
        CohortRow(
            cohort,
            name_of(cohort.region_code),
            [(counts.get(cohort.pk, 0), title) for title, counts in counted],
        )
        for cohort in found
    ]
    others = [(sum(counts.values()), title) for title, counts in counted]
    return Figures([title for title, _counts in counted], rows, _totals(rows, others=others))


def sums_to_show(figures: Figures) -> list[tuple[str, int | None]]:
    """Return title and sum for somebody who answers for none of these people.

    None where the sum, or what lies between two of them, would tell of a few.
    """
    totals = figures.totals
    sums = [
        (_("Enrolments"), totals.enrolments),
        (_("Different people"), totals.persons),
        (_("With pre-test"), totals.pre),
        (_("With post-test"), totals.post),
        (_("Completed"), totals.completed),
        (_("People who completed a course"), totals.persons_completed),
        *((title, count) for count, title in totals.others),
    ]
    safe = safe_to_show([count for _title, count in sums], fewest=settings.SUPPRESSION_MIN)
    return [(title, count) for (title, _count), count in zip(sums, safe, strict=True)]


def _totals(rows: list[CohortRow], *, others: list[Named]) -> Totals:
    ids = [row.cohort.pk for row in rows]
    persons = Enrolment.objects.filter(cohort__in=ids).aggregate(
        every=Count("learner", distinct=True),
        completed=Count("learner", distinct=True, filter=Q(completed_at__isnull=False)),
    )
    return Totals(
        enrolments=sum(row.cohort.learner_count for row in rows),
        pre=sum(row.cohort.pre_count for row in rows),
        post=sum(row.cohort.post_count for row in rows),
        completed=sum(row.cohort.completed_count for row in rows),
        others=others,
        persons=persons["every"],
        persons_completed=persons["completed"],
    )
