"""What a phone kept and now brings: who may, and how its writers and clocks are read."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from ninja.security import SessionAuth
from pydantic import BeforeValidator, Field

from courses.api.refusals import Refused
from lms.accounts.owner import owner_tag

MOST_SAVES = 50
MOST_BYTES = 64 * 1024
LARGEST_ID = 2**53 - 1


class SignedIn(SessionAuth):
    """Whoever is signed in here, and only with a body of a size our page sends."""

    def __call__(self, request: HttpRequest) -> Any:
        # Before anything else: the check against forged requests may read the body.
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise Refused(413, "too_much", _("That was too much at once."))
        return super().__call__(request)


def require_owner(request: HttpRequest, tag: str) -> None:
    """Refuse what somebody else chose on this phone."""
    if tag != owner_tag(request.user):
        raise Refused(409, "other_person", _("Somebody else is signed in on this phone now."))


def _lenient_time(value: Any) -> datetime | None:
    """Read a device's time; None for what is none. An odd clock never costs an answer."""
    try:
        time = parse_datetime(value)
        return time if time and time.tzinfo and 1970 <= time.year < 2200 else None
    except (TypeError, ValueError):
        return None


Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST_ID)]
ChoiceId = Annotated[int, Field(strict=True, ge=0, le=LARGEST_ID)]
Owner = Annotated[str, Field(max_length=64)]
Writer = Annotated[str, Field(pattern=r"^[0-9a-z]{8,32}$")]
Sequence = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]
DeviceTime = Annotated[datetime | None, BeforeValidator(_lenient_time)]
