"""Who somebody on a list is: known already, new, or to be asked about. Touches nothing.

The same e-mail address or the same username is the same person, who joins silently: what comes
back says nothing of other cohorts. A name alone never matches. The same name, region and form
number in one cohort may be one person twice: a human is asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower, Upper

from courses.enrolment.cohort import Cohort
from lms.accounts.models import GuardianConsent, User


@dataclass(frozen=True)
class Described:
    """A person as a form or a row of a list describes them; empty where it does not say."""

    name: str
    username: str = ""
    email: str = ""
    region_code: str = ""
    form_number: str = ""


@dataclass(frozen=True)
class Recognised:
    """`person`: whom the username or the e-mail address names; None for somebody new.

    `is_in_cohort`: that person takes part in this cohort already.
    `is_two_people`: the username is one person's and the address another's: ask.
    `looks_like`: ids of people of this cohort with the same name, region and form number: ask.
    """

    person: User | None = None
    is_in_cohort: bool = False
    is_two_people: bool = False
    looks_like: tuple[int, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.person is None and not self.is_two_people

    @property
    def asks(self) -> bool:
        return self.is_two_people or bool(self.looks_like)


def recognise(people: Sequence[Described], *, cohort: Cohort) -> list[Recognised]:
    """Return what is known of each, in their order, with as many statements for 500 as for five."""
    by_username = _by_username(person.username for person in people)
    by_email = _by_email(person.email for person in people)
    found = [
        (by_username.get(_plain(each.username)), by_email.get(_plain(each.email)))
        for each in people
    ]
    here = _in_cohort({user.pk for pair in found for user in pair if user}, cohort=cohort)
    alike = _alike(people, cohort=cohort)
    return [
        _one(each, *pair, here=here, alike=alike) for each, pair in zip(people, found, strict=True)
    ]


def likeness(each: Described) -> tuple[str, str, str] | None:
    """Return what two descriptions of one person share; None when too little is said.

    For two rows of one file as well: equal and not None is asked about.
    """
    key = (_squeezed(each.name), each.region_code, _squeezed(each.form_number))
    return key if all(key) else None


def _one(
    each: Described, named: User | None, addressed: User | None, *, here: set[int], alike: dict
) -> Recognised:
    if named and addressed and named != addressed:
        return Recognised(is_two_people=True)
    person = named or addressed
    if person:
        return Recognised(person=person, is_in_cohort=person.pk in here)
    return Recognised(looks_like=tuple(sorted(alike.get(likeness(each), ()))))


def _by_username(usernames: Iterable[str]) -> dict[str, User]:
    wanted = {name.strip().upper() for name in usernames} - {""}
    people = User.objects.annotate(in_capitals=Upper("username")).filter(in_capitals__in=wanted)
    return {person.username.lower(): person for person in people}


def _by_email(emails: Iterable[str]) -> dict[str, User]:
    wanted = {_plain(email) for email in emails} - {""}
    rows = EmailAddress.objects.annotate(in_small=Lower("email")).filter(in_small__in=wanted)
    # Of several accounts that claim an address, the one that showed it is theirs; else the oldest.
    rows = rows.select_related("user").order_by("verified", "-user_id")
    return {row.in_small: row.user for row in rows}


def _in_cohort(user_ids: set[int], *, cohort: Cohort) -> set[int]:
    rows = cohort.enrolments.current().filter(learner__in=user_ids)
    return set(rows.values_list("learner_id", flat=True))


def _alike(people: Sequence[Described], *, cohort: Cohort) -> dict[tuple, set[int]]:
    keys = {key for each in people if (key := likeness(each))}
    found: dict[tuple, set[int]] = defaultdict(set)
    if not keys:
        return found
    regions = {region for _name, region, _number in keys}
    rows = GuardianConsent.objects.in_force().exclude(form_number="")
    rows = rows.filter(
        learner__enrolments__in=cohort.enrolments.current(), learner__region_code__in=regions
    )
    for consent in rows.select_related("learner"):
        learner = consent.learner
        for name in (learner.certificate_name, learner.display_name):
            key = (_squeezed(name), learner.region_code, _squeezed(consent.form_number))
            if key in keys:
                found[key].add(learner.pk)
    return found


def _plain(text: str) -> str:
    return text.strip().lower()


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())
