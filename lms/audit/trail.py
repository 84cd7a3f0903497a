"""Writing the log: called inside the deed's own transaction."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model

if TYPE_CHECKING:
    from lms.audit.models import AuditEvent

# A sentence or a full name has a space; an id, a code, a date and a file hash have none.
_CODE = re.compile(r"[^\s\x00-\x1f]{0,120}")


def record(action: str, *, by, subject: Model | None, **detail: Any) -> "AuditEvent":
    """Add one event, with the deed it tells of: both are kept or neither.

    action: a code, "certificate.revoke". by: the person who did it, or None for
    the site itself. subject: the row it was done to, or None for the whole site.
    detail: ids, counts, codes, dates, or lists of them. ValueError for anything
    with a space in it: names, reasons and other text do not belong in the log.
    """
    for key, value in detail.items():
        _require_codes(key, value)
    # Not imported above: `lms.audit` is loaded before Django's models are.
    return apps.get_model("audit", "AuditEvent").objects.create(
        action=action,
        actor_id=by.pk if by is not None else None,
        object_type=subject._meta.label_lower if subject is not None else "",
        object_id=str(subject.pk) if subject is not None else "",
        detail=detail,
    )


def _require_codes(key: str, value: Any) -> None:
    if value is None or isinstance(value, bool | int | date):
        return
    if isinstance(value, list | tuple):
        for each in value:
            _require_codes(key, each)
        return
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise ValueError(f"The audit log takes ids and codes only; «{key}» is something else.")
