"""Deeds: accounts for people whom a trainer brings in, without a password until their first visit.

Bulk by nature: five people and five hundred cost the same number of statements (SQLite cuts
long inserts into pieces). They get in with a card (`one_time`), or by e-mail as after a
forgotten password.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models.functions import Upper
from django.utils import timezone

from lms.accounts.user import User

WITHOUT_A_NAME = "peserta"
LONGEST_BASE = 20
# Numbers to try for one name: a class has several Putris, a province has hundreds.
_DIGITS_TRIED = (3, 3, 3, 3, 5, 5)
_DIGITS_AT_LAST = 9
_MOST_ROUNDS = 3


@dataclass(frozen=True)
class NewAccount:
    """What is known of somebody who has no account yet. Only the name is a must.

    `username`: one that was asked for and is free; made from the name when empty.
    """

    name: str
    username: str = ""
    email: str = ""
    display_name: str = ""
    age_band: str = ""
    sex: str = ""
    region_code: str = ""
    institution: str = ""
    category: str = ""
    disability: str = ""


def make_accounts(people: Sequence[NewAccount]) -> list[User]:
    """Return an account for each, in the same order, each without a usable password.

    Whether somebody is known already is the caller's question
    (`courses.enrolment.recognise`). IntegrityError when an asked-for username is taken.
    """
    for _round in range(_MOST_ROUNDS - 1):
        try:
            return _make(people)
        except IntegrityError:
            # Somebody else was given one of these names at this moment: draw again.
            continue
    return _make(people)


@transaction.atomic
def _make(people: Sequence[NewAccount]) -> list[User]:
    names = _usernames_for(people)
    users = [_account(person, username) for person, username in zip(people, names, strict=True)]
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, primary=True, verified=False)
        for user in users
        if user.email
    )
    return users


def _account(person: NewAccount, username: str) -> User:
    return User(
        username=username,
        password=make_password(None),
        email=person.email.strip().lower(),
        display_name=(person.display_name or nickname_from(person.name))[:40],
        certificate_name=person.name[:120],
        age_band=person.age_band,
        age_band_stated_on=timezone.localdate() if person.age_band else None,
        sex=person.sex,
        region_code=person.region_code,
        institution=person.institution[:120],
        category=person.category,
        disability=person.disability,
    )


def nickname_from(name: str) -> str:
    """Return the first word of a name: what pages call this person until they choose otherwise."""
    return (name.split() or [""])[0]


def username_base(name: str) -> str:
    """Return the letters that usernames for this name begin with: «Nur'aini S.» → «nuraini»."""
    plain = unicodedata.normalize("NFKD", nickname_from(name)).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z]", "", plain.lower())[:LONGEST_BASE]
    return base if len(base) >= 2 else WITHOUT_A_NAME


def neutral_username() -> str:
    """Return a free username that tells nothing about anybody: «peserta482»."""
    return _usernames_for([NewAccount(name="")])[0]


def _usernames_for(people: Sequence[NewAccount]) -> list[str]:
    asked_for = [person.username.strip().lower() for person in people]
    drawn = [
        [] if wish else [_numbered(person.name, digits) for digits in _DIGITS_TRIED]
        for person, wish in zip(people, asked_for, strict=True)
    ]
    used = _taken(name for names in drawn for name in names) | {wish for wish in asked_for if wish}
    chosen = []
    for person, wish, names in zip(people, asked_for, drawn, strict=True):
        free = (name for name in names if name not in used)
        name = wish or next(free, "") or _numbered(person.name, _DIGITS_AT_LAST)
        used.add(name)
        chosen.append(name)
    return chosen


def _numbered(name: str, digits: int) -> str:
    # No number by turn: one's own username must not tell how many of that name came before.
    low = 10 ** (digits - 1)
    return f"{username_base(name)}{low + secrets.randbelow(9 * low)}"


def _taken(names: Iterable[str]) -> set[str]:
    wanted = {name.upper() for name in names}
    rows = User.objects.annotate(in_capitals=Upper("username")).filter(in_capitals__in=wanted)
    return {username.lower() for username in rows.values_list("username", flat=True)}
