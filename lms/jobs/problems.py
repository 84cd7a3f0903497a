"""How a kind of work says that it could not go on, and what of that is written down."""

import traceback
from pathlib import Path

from django.conf import settings


class TryLater(Exception):
    """Something the work needs is away (mail server, object store): the whole job waits.

    Not counted as a failure, so an outage of hours parks nothing.
    The code ("mail_server_away") is shown to staff: never a text or a name.
    """

    def __init__(self, code: str, *, after_seconds: int = 120) -> None:
        super().__init__(code)
        self.after_seconds = after_seconds


class KnownProblem(Exception):
    """The kind can say what is wrong, by a code ("name_not_confirmed"), never a text or a name."""


def code_of(problem: Exception) -> str:
    """Return the problem's code, or the exception's name and the last line of ours it passed.

    Never its message: that may quote the row it failed on, and so a person.
    """
    if isinstance(problem, TryLater | KnownProblem):
        return str(problem)[:200]
    place = ""
    for frame in traceback.extract_tb(problem.__traceback__):
        path = Path(frame.filename)
        if path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts:
            place = f" ({path.relative_to(settings.BASE_DIR)}:{frame.lineno})"
    return f"{type(problem).__name__}{place}"[:200]
