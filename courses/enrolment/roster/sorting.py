"""Who of the checked rows is new and who is known; asked before the yes, and again at admitting."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.crypto import salted_hmac

from courses.enrolment.cohort import Cohort
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.recognise import Described, recognise
from courses.enrolment.roster.checking import likeness
from courses.enrolment.roster.rows import RosterRow
from lms.accounts.models import User


@dataclass
class Sorted:
    """`joining`: people with an account; `alike`: known by name, region and form number only.

    `held`: nothing is wrong with the row, and still this person cannot be added here now.
    `two_people`: the username is one person's and the e-mail address another's.
    """

    new: list[RosterRow] = field(default_factory=list)
    joining: list[tuple[RosterRow, User]] = field(default_factory=list)
    known: list[RosterRow] = field(default_factory=list)
    alike: list[RosterRow] = field(default_factory=list)
    held: list[RosterRow] = field(default_factory=list)
    two_people: list[RosterRow] = field(default_factory=list)
    # Of completed enrolments elsewhere, which end when their people join here.
    to_end: list[int] = field(default_factory=list)
    taken_keys: set[str] = field(default_factory=set)


def sort_rows(rows: Sequence[RosterRow], *, cohort: Cohort) -> Sorted:
    """Sort these rows with a fixed number of statements, for five as for five hundred."""
    described = [
        Described(row.name, row.username, row.email, row.region_code, row.guardian_form)
        for row in rows
    ]
    recognised = recognise(described, cohort=cohort)
    people = {each.person.pk for each in recognised if each.person}
    there = _enrolments_of(people, cohort=cohort)
    keys = cohort.enrolments.filter(roster_key__in=[key_of(row) for row in rows])
    result = Sorted(taken_keys=set(keys.values_list("roster_key", flat=True)))
    for row, seen in zip(rows, recognised, strict=True):
        if seen.is_two_people:
            result.two_people.append(row)
        elif seen.person:
            _sort_known(row, seen.person, there.get(seen.person.pk, []), cohort, result)
        elif key_of(row) in result.taken_keys or (seen.looks_like and not row.origin):
            result.alike.append(row)
        else:
            result.new.append(row)
    return result


def key_of(row: RosterRow) -> str:
    """Return what stands for this row in the database: the same row again has the same."""
    parts = (*likeness(row), str(row.turn), *filter(None, (row.origin,)))
    return salted_hmac("courses.roster", "\n".join(parts)).hexdigest()


def _enrolments_of(people: set[int], *, cohort: Cohort) -> dict[int, list[Enrolment]]:
    found: dict[int, list[Enrolment]] = {}
    if people:
        for each in Enrolment.objects.filter(learner__in=people, course=cohort.course_id):
            found.setdefault(each.learner_id, []).append(each)
    return found


def _sort_known(
    row: RosterRow, person: User, theirs: list[Enrolment], cohort: Cohort, result: Sorted
) -> None:
    """The rules are those of `enrol`: a course is not left half-way by somebody else's list."""
    open_ones = [each for each in theirs if each.is_open]
    is_here = any(each.cohort_id == cohort.pk for each in theirs)
    # Named twice on one list: here by e-mail address, there by username.
    if is_here or any(person == other for _row, other in result.joining):
        result.known.append(row)
    elif not person.is_active or any(not each.is_complete for each in open_ones):
        result.held.append(row)
    else:
        result.joining.append((row, person))
        result.to_end += [each.pk for each in open_ones]
