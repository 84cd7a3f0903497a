"""YAML → values, with every wrong value named in words an author can act on."""

from functools import cache
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from courses.bundles.files import yaml_text
from courses.bundles.files.yaml_text import YamlRefused, YamlText
from courses.bundles.problem import Problem, shortened

T = TypeVar("T")


@cache
def adapter_of(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def read_yaml(
    text: str, *, file: str, problems: list[Problem], first_line: int = 1
) -> YamlText | None:
    try:
        return yaml_text.read(text)
    except YamlRefused as error:
        problems.append(Problem(file=file, line=first_line + error.line - 1, message=error.message))
        return None


def shaped(
    kind: type[T],
    yaml: YamlText,
    *,
    file: str,
    problems: list[Problem],
    path: tuple[str | int, ...] = (),
    first_line: int = 1,
    field: str = "",
) -> T | None:
    """Return the value at `path` as `kind`; None when problems were added."""
    value: Any = yaml.data
    for step in path:
        value = value[step]
    try:
        return adapter_of(kind).validate_python(value)
    except ValidationError as error:
        for one in _own_errors(error):
            place = (*path, *one["loc"])
            problems.append(
                Problem(
                    file=file,
                    line=first_line + yaml.line_of(place) - 1,
                    field=_path(field, place),
                    value="" if one["type"] == "missing" else _shown(one["input"]),
                    message=_message(one),
                )
            )
        return None


def in_words(error: ValidationError) -> list[str]:
    """Return one sentence for each wrong value, where there is no file to point at."""
    return [f"{_path('', one['loc'])}: {_message(one)}" for one in _own_errors(error)]


def _own_errors(error: ValidationError) -> list[dict]:
    """Return the errors without those that only follow: a list is short of its wrong parts."""
    errors = error.errors(include_url=False)
    places = [one["loc"] for one in errors]
    return [
        one
        for one in errors
        if one["type"] != "too_short"
        or not any(
            place != one["loc"] and place[: len(one["loc"])] == one["loc"] for place in places
        )
    ]


def _path(field: str, place: tuple[str | int, ...]) -> str:
    steps = [str(step + 1) if isinstance(step, int) else step for step in place]
    return " › ".join(step for step in [field, *steps] if step and step != "[key]")


def _shown(value: object) -> str:
    """A scalar as it was written; a list or mapping is too long to repeat."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if isinstance(value, list | dict) or value is None else shortened(value)


def _message(error: dict) -> str:
    bounds = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(bounds["error"])
        case "missing":
            return _("This is missing: add it.")
        case "unexpected_keyword_argument":
            return _("Nobody knows this key: check its spelling or remove it.")
        case "string_type":
            return _("A text is needed here: put it in quotes.")
        case "bool_type":
            return _("Write true or false.")
        case "int_type" | "is_instance_of" | "finite_number":
            return _("A number is needed here, without quotes.")
        case "date_type":
            return _("Write the date as 2026-11-30, without quotes.")
        case "tuple_type":
            return _("A list is needed here: one line each, beginning with “- ”.")
        case "dataclass_type" | "dict_type":
            return _("Keys with values are needed here, such as “title: …”.")
        case "literal_error":
            return _("Choose one of: %(choices)s.") % {"choices": bounds["expected"]}
        case "string_too_long" | "too_long":
            return _("This is too long: at most %(n)s.") % {"n": bounds["max_length"]}
        case "string_too_short" | "too_short":
            return _("This is too short: at least %(n)s.") % {"n": bounds["min_length"]}
        case "greater_than_equal":
            return _("This is too small: at least %(n)s.") % {"n": bounds["ge"]}
        case "less_than_equal":
            return _("This is too large: at most %(n)s.") % {"n": bounds["le"]}
        case "decimal_max_places":
            return _("Too many decimals: at most %(n)s.") % {"n": bounds["decimal_places"]}
        case "string_pattern_mismatch":
            return _("Use letters and digits, joined by “-”; no spaces.")
        case other:
            return f"{error['msg']} ({other})"
