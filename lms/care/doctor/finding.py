"""What the doctor found: what is so, and what to do about it."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """check: the name of what was looked at. what, do: a sentence each, for the operator."""

    check: str
    level: Level
    what: str
    do: str

    @property
    def is_problem(self) -> bool:
        return self.level == Level.PROBLEM

    def to_json(self) -> dict[str, str]:
        return asdict(self)


def problem(check: str, what: str, do: str) -> Finding:
    return Finding(check, Level.PROBLEM, what, do)


def warning(check: str, what: str, do: str) -> Finding:
    return Finding(check, Level.WARNING, what, do)
