"""What stands in a roster: a row that can be admitted, and what is wrong with one that cannot."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person. Everything is clean; what the list does not say is an empty string.

    `number`: the row in the file, counted as a spreadsheet counts. `turn`: the second
    person of this name, region and form number in the file has 2. `origin`: of a person who
    looks like another, and of whom somebody said that it is another: the same row of the same
    file has the same.
    """

    number: int
    name: str
    nickname: str = ""
    username: str = ""
    email: str = ""
    age_band: str = ""
    sex: str = ""
    region_code: str = ""
    institution: str = ""
    category: str = ""
    disability: str = ""
    guardian_form: str = ""
    turn: int = 1
    origin: str = ""


class Fault(StrEnum):
    """What can be wrong with a value; `wording` has the sentences."""

    NAME_MISSING = "name_missing"
    NAME_IS_NO_NAME = "name_is_no_name"
    TOO_LONG = "too_long"
    SEX = "sex"
    BOTH_SEXES = "both_sexes"
    AGE = "age"
    AGE_RANGE = "age_range"
    AGE_IS_A_DATE = "age_is_a_date"
    REGION_UNKNOWN = "region_unknown"
    REGION_UNCLEAR = "region_unclear"
    EMAIL = "email"
    USERNAME = "username"
    CATEGORY = "category"
    DISABILITY = "disability"
    SAME_ROW = "same_row"
    SAME_EMAIL = "same_email"
    SAME_USERNAME = "same_username"
    TWO_PEOPLE = "two_people"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where (row, and the column as the file calls it), what stands there, and what is wrong.

    `hints`: what might have been meant, or the number of the row it collides with.
    """

    row: int
    column: str
    value: str
    fault: Fault
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of the file after the check: somebody to admit, or problems to mend, never both.

    `cells`: what stands in the used columns, so that it can be handed back for mending.
    `asked`: of a row equal to an earlier one: who is admitted if they are two people.
    """

    number: int
    row: RosterRow | None
    problems: tuple[Problem, ...]
    cells: tuple[str, ...]
    asked: RosterRow | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of which somebody has to say whether it is another person.

    `row`: as it is admitted if it is. `like_row`: the number of the equal row of this list;
    0 for a row that looks like somebody who is in the cohort.
    """

    row: RosterRow
    like_row: int = 0


class Refusal(StrEnum):
    """Why a whole file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_LIST = "not_a_list"
    OLD_WORKBOOK = "old_workbook"
    MACROS = "macros"
    LOCKED = "locked"
    BROKEN = "broken"
    BOMB = "bomb"
    FAR_CELL = "far_cell"
    NO_HEADER = "no_header"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_WIDE = "too_wide"
    TOO_SLOW = "too_slow"


class RosterRefused(Exception):
    """The file as a whole cannot be taken; nothing of it was kept."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
