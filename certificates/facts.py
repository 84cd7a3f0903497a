from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Self

FORMAT = 1

Kind = Literal["completion", "attendance"]
Role = Literal["peserta", "fasilitator", "narasumber"]
Language = Literal["id", "en"]


@dataclass(frozen=True, kw_only=True)
class ModuleLine:
    """One line of the programme structure; lesson hours win over minutes when both are known."""

    title: str
    minutes: int | None = None
    lesson_hours: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class CertificateFacts:
    """Everything a certificate says, as printed.

    Frozen as JSON when the certificate is issued, so that it can be drawn again,
    to the byte, after the course, the person or the programme has changed.
    """

    serial: str
    code: str
    kind: Kind
    holder_name: str
    course_title: str
    programme_name: str
    issued_on: date
    check_url: str
    organiser: str
    role: Role = "peserta"
    language: Language = "id"
    institution: str = ""
    region_name: str = ""
    started_on: date | None = None
    completed_on: date | None = None
    issued_place: str = ""
    lesson_hours: Decimal | None = None
    score_percent: Decimal | None = None
    pass_mark_percent: Decimal | None = None
    signatory_name: str = ""
    signatory_position: str = ""
    modules: tuple[ModuleLine, ...] = ()
    is_draft_content: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values: dates in ISO form, decimal numbers as text."""
        return {"format": FORMAT} | _plain(asdict(self))

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Read what `to_json` wrote; raise ValueError for any other format or a missing fact."""
        values = dict(stored)
        if values.pop("format", None) != FORMAT:
            raise ValueError("These certificate facts are not in a format this version can read.")
        try:
            modules = tuple(
                ModuleLine(**_typed(ModuleLine, line)) for line in values.pop("modules", ())
            )
            return cls(**_typed(cls, values), modules=modules)
        except (TypeError, ArithmeticError) as error:
            raise ValueError(f"Certificate facts that cannot be read: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(cls: type, values: dict[str, Any]) -> dict[str, Any]:
    readers = {field.name: _READERS[field.type] for field in fields(cls) if field.type in _READERS}
    return {
        name: readers[name](value) if name in readers and value is not None else value
        for name, value in values.items()
    }


_READERS = {date: date.fromisoformat, date | None: date.fromisoformat, Decimal | None: Decimal}
