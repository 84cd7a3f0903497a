"""What staff did is written with the deed, and never changed."""

from datetime import date

import pytest
from django.db import transaction

from lms import audit
from lms.audit.models import AppendOnly, AuditEvent

pytestmark = pytest.mark.django_db


def test_event_tells_who_did_what_to_which_row(budi, ayu):
    audit.record("roster.read", by=budi, subject=ayu, cohort_id=7, since=date(2026, 11, 1))

    event = AuditEvent.objects.get()
    assert (event.actor_id, event.action) == (budi.pk, "roster.read")
    assert (event.object_type, event.object_id) == ("accounts.user", str(ayu.pk))
    assert event.detail == {"cohort_id": 7, "since": "2026-11-01"}


def test_deed_of_the_site_itself_has_no_actor(ayu):
    event = audit.record("certificate.issue", by=None, subject=None, codes=["A1", "B2"])

    assert (event.actor_id, event.object_type, event.object_id) == (None, "", "")


def test_deed_rolled_back_leaves_no_event(budi, ayu):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("certificate.revoke", by=budi, subject=ayu)
        raise ZeroDivisionError

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "detail",
    [
        {"name": "Ayu Lestari"},
        {"reason": "salah cetak nama"},
        {"people": ["ok-1", "Ayu Lestari"]},
        {"row": {"name": "Ayu"}},
        {"share": 0.5},
    ],
)
def test_words_do_not_get_into_the_log(budi, ayu, detail):
    with pytest.raises(ValueError, match="ids and codes"):
        audit.record("certificate.revoke", by=budi, subject=ayu, **detail)

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: AuditEvent.objects.update(action="nothing.happened"),
        lambda event: AuditEvent.objects.filter(pk=event.pk).delete(),
        lambda event: AuditEvent.objects.bulk_update([event], ["action"]),
    ],
    ids=["save", "delete", "update", "delete all", "bulk update"],
)
def test_event_written_cannot_be_changed_or_deleted(budi, ayu, tamper):
    event = audit.record("certificate.revoke", by=budi, subject=ayu)

    with pytest.raises(AppendOnly):
        tamper(event)

    assert AuditEvent.objects.get().action == "certificate.revoke"
