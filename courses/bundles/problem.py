"""What is wrong with a bundle: where, which value, and what to do about it."""

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

VALUE_MAX_LETTERS = 80


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to mend. A warning does not stop the bundle from being loaded."""

    file: str
    message: str
    line: int | None = None
    field: str = ""
    value: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        where = self.file
        if self.line:
            where += " " + _("line %(number)d") % {"number": self.line}
        parts = [where, self.field, f"“{self.value}”" if self.value else "", self.message]
        return ": ".join(part for part in parts if part)

    def as_json(self) -> dict:
        return asdict(self)


class BundleRefused(Exception):
    """The bundle cannot be loaded or written; nothing was saved."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def shortened(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= VALUE_MAX_LETTERS else text[: VALUE_MAX_LETTERS - 1] + "…"
