"""Each row is checked, and nothing is touched: what is wrong, where, and what could be meant."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from courses.enrolment.roster import limits, values
from courses.enrolment.roster.columns import Column, Kind
from courses.enrolment.roster.reading import Table
from courses.enrolment.roster.rows import (
    Checked,
    Fault,
    Problem,
    Refusal,
    RosterRefused,
    RosterRow,
)
from lms.accounts import usernames

LONGEST = {
    Kind.NAME: 120,
    Kind.NICKNAME: 40,
    Kind.EMAIL: 254,
    Kind.INSTITUTION: 120,
    Kind.FORM_NUMBER: 30,
}
# Below the list people write how many there are, and who signs.
NO_NAMES = {"jumlah", "total", "jumlah total", "mengetahui", "catatan", "keterangan"}


def check_rows(table: Table, *, year: int) -> Iterator[Checked]:
    """Yield each row of somebody, checked; rows that hold nobody are passed over.

    `year`: the current one, for birth years. RosterRefused for more rows than a list may have,
    and for none.
    """
    file = _File(table)
    count = 0
    for number, cells in table.rows:
        said = {column.kind: _cell(cells, column) for column in table.columns}
        if _holds_nobody(said):
            continue
        count += 1
        if count > limits.MOST_PEOPLE:
            raise RosterRefused(Refusal.TOO_MANY_ROWS)
        row = _Row(table, number, said, year=year)
        yield file.compare(row.checked(), tuple(said[column.kind] for column in table.columns))
    if not count:
        raise RosterRefused(Refusal.NO_ROWS)


def _cell(cells: list[str], column: Column) -> str:
    text = values.clean(cells[column.index]) if column.index < len(cells) else ""
    # «Tidak ada» is an answer about a disability, and nothing anywhere else.
    is_nothing = text.casefold() == "tidak ada" and column.kind != Kind.DISABILITY
    return "" if is_nothing else text


def _holds_nobody(said: dict[Kind, str]) -> bool:
    name = said[Kind.NAME]
    if not name:
        # A lone word below the list is a signature's place and date, no person.
        is_somebody = said.get(Kind.EMAIL) or said.get(Kind.USERNAME)
        return not is_somebody and sum(map(bool, said.values())) < 2
    return name.casefold().strip(" :,.") in NO_NAMES


class _Row:
    """One row: reads every cell, and remembers what is wrong with it."""

    def __init__(self, table: Table, number: int, said: dict[Kind, str], *, year: int) -> None:
        self._table, self._number, self._said, self._year = table, number, said, year
        self.problems: list[Problem] = []

    def checked(self) -> tuple[RosterRow, list[Problem]]:
        row = RosterRow(
            number=self._number,
            name=self._name(),
            nickname=self._text(Kind.NICKNAME),
            username=self._username(),
            email=self._email(),
            age_band=self._age_band(),
            sex=self._sex(),
            region_code=self._region(),
            institution=self._text(Kind.INSTITUTION),
            category=self._word(Kind.CATEGORY, values.category, Fault.CATEGORY),
            disability=self._word(Kind.DISABILITY, values.disability, Fault.DISABILITY),
            guardian_form=self._text(Kind.FORM_NUMBER),
        )
        return row, self.problems

    def _wrong(self, kind: Kind, fault: Fault, hints: tuple[str, ...] = (), value=None) -> str:
        value = self._said.get(kind, "") if value is None else value
        title = self._table.title_of(kind)
        self.problems.append(Problem(self._number, title, value[:120], fault, hints))
        return ""

    def _text(self, kind: Kind) -> str:
        text = self._said.get(kind, "")
        if len(text) > LONGEST[kind]:
            return self._wrong(kind, Fault.TOO_LONG, (str(LONGEST[kind]),))
        return text

    def _name(self) -> str:
        name = self._text(Kind.NAME)
        if not name:
            return "" if self.problems else self._wrong(Kind.NAME, Fault.NAME_MISSING)
        if not any(letter.isalpha() for letter in name) or "@" in name:
            return self._wrong(Kind.NAME, Fault.NAME_IS_NO_NAME)
        return name

    def _email(self) -> str:
        email = self._text(Kind.EMAIL).lower().removeprefix("mailto:")
        try:
            if email:
                validate_email(email)
        except ValidationError:
            return self._wrong(Kind.EMAIL, Fault.EMAIL)
        return email

    def _username(self) -> str:
        username = self._said.get(Kind.USERNAME, "").lower()
        try:
            for validate in usernames.VALIDATORS if username else ():
                validate(username)
        except ValidationError:
            return self._wrong(Kind.USERNAME, Fault.USERNAME)
        return username

    def _word(self, kind: Kind, read, fault: Fault) -> str:
        text = self._said.get(kind, "")
        word = read(text) if text else ""
        return self._wrong(kind, fault) if word is None else word

    def _sex(self) -> str:
        if Kind.SEX in self._said:
            return self._word(Kind.SEX, values.sex, Fault.SEX)
        ticked = {
            sex
            for kind, sex in ((Kind.IS_MALE, "L"), (Kind.IS_FEMALE, "P"))
            if values.is_ticked(self._said.get(kind, ""))
        }
        if len(ticked) > 1:
            return self._wrong(Kind.IS_MALE, Fault.BOTH_SEXES)
        return next(iter(ticked), "")

    def _age_band(self) -> str:
        for kind in (Kind.AGE_BAND, Kind.AGE, Kind.BIRTH_YEAR):
            if text := self._said.get(kind, ""):
                return self._band_in(kind, text)
        return ""

    def _band_in(self, kind: Kind, text: str) -> str:
        # A birth date is not repeated, not even to say that it is one.
        if values.is_date(text):
            return self._wrong(kind, Fault.AGE_IS_A_DATE, value="")
        band = values.age_band(text, year=self._year)
        if band is None:
            return self._wrong(kind, Fault.AGE)
        return band or self._wrong(kind, Fault.AGE_RANGE)

    def _region(self) -> str:
        text, province = self._said.get(Kind.REGION, ""), self._said.get(Kind.PROVINCE, "")
        if not text and not province:
            return ""
        column = next((each for each in self._table.columns if each.kind == Kind.REGION), None)
        prefix = column.region_prefix if column else ""
        found = values.region(text, province=province, prefix=prefix)
        if not isinstance(found, tuple):
            return found.code
        fault = Fault.REGION_UNCLEAR if found else Fault.REGION_UNKNOWN
        return self._wrong(Kind.REGION if text else Kind.PROVINCE, fault, found)


class _File:
    """What rows of one file have in common: nobody stands in it twice unasked."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._emails: dict[str, int] = {}
        self._usernames: dict[str, int] = {}
        self._whole: dict[tuple, int] = {}
        self._equals: Counter[tuple] = Counter()
        self._turn_of: dict[tuple, int] = {}
        self._turns: dict[tuple, int] = {}

    def compare(self, checked: tuple[RosterRow, list[Problem]], cells: tuple[str, ...]) -> Checked:
        row, problems = checked
        if not problems:
            problems = self._collisions(row)
        if problems:
            asked = self._another(row) if problems[0].fault == Fault.SAME_ROW else None
            return Checked(row.number, None, tuple(problems), cells, asked)
        alike = likeness(row)
        self._turns[alike] = self._turn_of[_whole(row)] = self._turns.get(alike, 0) + 1
        return Checked(row.number, replace(row, turn=self._turns[alike]), (), cells)

    def _another(self, row: RosterRow) -> RosterRow | None:
        """Two equal rows may be two people, unless they name one account."""
        whole = _whole(row)
        if row.email or row.username or whole not in self._turn_of:
            return None
        self._equals[whole] += 1
        origin = f"equal-{self._equals[whole]}"
        return replace(row, turn=self._turn_of[whole], origin=origin)

    def _collisions(self, row: RosterRow) -> list[Problem]:
        for kind, seen, key, value, fault in (
            (Kind.NAME, self._whole, _whole(row), row.name, Fault.SAME_ROW),
            (Kind.EMAIL, self._emails, row.email, row.email, Fault.SAME_EMAIL),
            (Kind.USERNAME, self._usernames, row.username, row.username, Fault.SAME_USERNAME),
        ):
            if not key:
                continue
            first = seen.setdefault(key, row.number)
            if first != row.number:
                title = self._table.title_of(kind)
                return [Problem(row.number, title, value[:120], fault, (str(first),))]
        return []


def _whole(row: RosterRow) -> tuple[str, ...]:
    return (*likeness(row), row.email, row.username, row.institution.casefold())


def likeness(row: RosterRow) -> tuple[str, str, str]:
    """Return what two rows of one person share: name, region and form number, however spaced."""
    return _squeezed(row.name), row.region_code, _squeezed(row.guardian_form)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split())
