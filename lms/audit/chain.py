"""The hash chain: each sealed event carries the hash of the one before it.

An event can be altered unnoticed only in the minute before it is sealed. Whoever
can rewrite the whole table and its head can forge the chain; the head's hash in
the server's log, kept elsewhere, shows that too.
"""

import hashlib
import json
import logging
from datetime import UTC
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction
from django.db.models.query import QuerySet

if TYPE_CHECKING:
    from lms.audit.models import AuditEvent

logger = logging.getLogger(__name__)

BATCH = 500


def seal() -> int:
    """Add every unsealed event to the chain, in order; return how many."""
    sealed = 0
    while count := _seal_batch():
        sealed += count
    return sealed


def verify() -> int | None:
    """Return the id of the first event that was altered or follows a missing one.

    None when the chain is whole. Events not sealed yet are not looked at.
    """
    # Looking leaves no trace: not even the head's first row is made.
    head = _heads().filter(pk=1).first() or _heads().model()
    position, previous_hash = 0, ""
    for event in _events().filter(position__isnull=False).order_by("position").iterator():
        position += 1
        is_next = event.position == position and event.previous_hash == previous_hash
        if not is_next or event.sealed_hash != _hash(event, previous_hash):
            return event.pk
        previous_hash = event.sealed_hash
    if (position, previous_hash) != (head.position, head.sealed_hash):
        return head.event_id
    return None


@transaction.atomic
def _seal_batch() -> int:
    # The head's row lock lets one sealing at a time through.
    head = _head_to_write()
    events = list(_events().filter(position=None).order_by("pk")[:BATCH])
    if not events:
        return 0
    for event in events:
        event.position = head.position + 1
        event.previous_hash = head.sealed_hash
        event.sealed_hash = _hash(event, head.sealed_hash)
        head.position, head.sealed_hash, head.event_id = (
            event.position,
            event.sealed_hash,
            event.pk,
        )
    _events().bulk_update(events, ["position", "previous_hash", "sealed_hash"])
    head.save()
    logger.info("Audit log sealed up to no. %s: %s", head.position, head.sealed_hash)
    return len(events)


def _hash(event: "AuditEvent", previous_hash: str) -> str:
    facts = [
        previous_hash,
        event.pk,
        event.at.astimezone(UTC).isoformat(),
        event.actor_id,
        event.action,
        event.object_type,
        event.object_id,
        event.detail,
    ]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _events() -> QuerySet:
    # The model's own manager refuses updates; sealing is the one that is allowed.
    return QuerySet(apps.get_model("audit", "AuditEvent"))


def _head_to_write():
    _heads().get_or_create(pk=1)
    return _heads().select_for_update().get(pk=1)


def _heads():
    return apps.get_model("audit", "ChainHead").objects
