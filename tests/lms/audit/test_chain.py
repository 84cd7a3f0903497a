"""An altered log is noticed, wherever it was altered."""

import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.query import QuerySet
from django.utils import timezone

from lms import audit
from lms.audit import chain
from lms.audit.models import AuditEvent, ChainHead
from lms.jobs import schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(budi) -> list[AuditEvent]:
    """Five sealed events."""
    made = [audit.record("roster.read", by=budi, subject=budi, number=n) for n in range(5)]
    chain.seal()
    return made


def _behind_its_back() -> QuerySet:
    return QuerySet(AuditEvent)


def test_whole_chain_is_whole(events):
    assert audit.verify() is None


def test_empty_log_is_whole():
    assert chain.seal() == 0
    assert audit.verify() is None


def test_events_are_sealed_by_the_clock(budi):
    audit.record("roster.read", by=budi, subject=budi)

    schedule.run_due()

    assert AuditEvent.objects.get().is_sealed
    assert ChainHead.objects.get().position == 1


def test_sealing_again_goes_on_where_the_chain_ends(events, budi):
    audit.record("roster.read", by=budi, subject=budi)

    assert chain.seal() == 1
    assert chain.seal() == 0
    assert list(AuditEvent.objects.order_by("pk").values_list("position", flat=True)) == [
        *range(1, 7)
    ]
    assert audit.verify() is None


@pytest.mark.parametrize(
    "change",
    [
        {"actor_id": 999},
        {"action": "nothing.happened"},
        {"object_id": "999"},
        {"object_type": "accounts.group"},
        {"detail": {"number": 3}},
        {"at": timezone.now() - timedelta(days=1)},
        {"previous_hash": "0" * 64},
        {"sealed_hash": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_edited_event_breaks_the_chain(events, change):
    _behind_its_back().filter(pk=events[2].pk).update(**change)

    assert audit.verify() == events[2].pk


def test_event_edited_and_sealed_anew_breaks_the_chain_after_it(events):
    forged = AuditEvent.objects.get(pk=events[2].pk)
    forged.actor_id = 999
    _behind_its_back().filter(pk=forged.pk).update(
        actor_id=999, sealed_hash=chain._hash(forged, forged.previous_hash)
    )

    assert audit.verify() == events[3].pk


def test_removed_event_is_missed_by_the_one_after_it(events):
    _behind_its_back().filter(pk=events[2].pk).delete()

    assert audit.verify() == events[3].pk


def test_cut_off_end_is_missed_by_the_head(events):
    _behind_its_back().filter(pk=events[4].pk).delete()

    assert audit.verify() == events[4].pk


def test_command_says_whole_or_names_the_event(events, capsys):
    call_command("verify_audit")
    said = capsys.readouterr().out
    _behind_its_back().filter(pk=events[1].pk).update(actor_id=None)

    with pytest.raises(CommandError, match=f"event {events[1].pk}"):
        call_command("verify_audit")
    assert "5 events sealed, 0 not sealed yet" in said
    assert ChainHead.objects.get().sealed_hash in said


@pytest.mark.django_db(transaction=True)
def test_two_sealings_at_once_make_one_chain(budi):
    for number in range(40):
        audit.record("roster.read", by=budi, subject=budi, number=number)
    start = threading.Barrier(2)

    def seal() -> None:
        start.wait()
        chain.seal()
        connection.close()

    threads = [threading.Thread(target=seal) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ChainHead.objects.get().position == 40
    assert audit.verify() is None
