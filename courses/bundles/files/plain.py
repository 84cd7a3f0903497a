"""Values → what YAML can write: keys in order, whatever equals its default left out."""

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

# A key that Python keeps for itself.
_KEYS = {"instead_of": "not"}


def plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            _KEYS.get(field.name, field.name): plain(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value
