"""Deed: say that content changed, in the transaction that changes it."""

import secrets

from django.db import models
from django.db.models.signals import post_delete, post_save

from lms.pantry.models import Stamp

_watched: tuple[type[models.Model], ...] = ()


def watch(*kinds: type[models.Model]) -> None:
    """Have every saved or deleted row of these kinds, and of kinds made of them, count."""
    global _watched
    _watched += tuple(kind for kind in kinds if kind not in _watched)
    for signal in (post_save, post_delete):
        signal.connect(_notice, dispatch_uid="pantry.notice")


def content_changed(**_signal: object) -> None:
    """Make everything kept stale, from the moment the present transaction commits.

    A new value each time, never a count: one that was rolled back must not come again.
    """
    value = secrets.token_hex(8)
    if not Stamp.objects.filter(pk=1).update(value=value):
        Stamp.objects.bulk_create(
            [Stamp(pk=1, value=value)],
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=["value"],
        )


def _notice(sender: type[models.Model], **_signal: object) -> None:
    if issubclass(sender, _watched):
        content_changed()
