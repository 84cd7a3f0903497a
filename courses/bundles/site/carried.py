"""What the site says, made into the values that files have."""

from typing import Any, TypeVar

from pydantic import ValidationError

from courses.bundles.files.shape import adapter_of, in_words

T = TypeVar("T")


class CannotBeCarried(Exception):
    """The site holds something that files have no words for; the message says what."""


def carried(kind: type[T], values: dict[str, Any], *, what: str) -> T:
    """Return the values in their one spelling. Raises CannotBeCarried."""
    try:
        return adapter_of(kind).validate_python(values)
    except ValidationError as error:
        raise CannotBeCarried(f"{what}: " + "; ".join(in_words(error))) from error
