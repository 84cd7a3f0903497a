"""One mail for each event and person, whatever the mail server does (R15)."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from lms import outbox
from lms.jobs import ledger, schedule
from lms.jobs.models import Job
from lms.outbox import sending
from lms.outbox.models import Message

pytestmark = pytest.mark.django_db

NOON = "2026-11-20 12:00:00+07:00"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def _let_pass(clock, *, looks: int = 120, **time) -> None:
    """Let this much time pass, the workers looking at the ledger now and then."""
    for _ in range(looks):
        schedule.run_due()
        ledger.run_due()
        clock.shift(timedelta(**time) / looks)


def _post_many(count: int, *, to, letter: str) -> None:
    for number in range(count):
        outbox.post(f"hello:{number}", to=to, template=letter, context={"number": number})


def test_posted_message_is_sent_once_however_often_it_is_posted(ayu_with_mail, letter):
    for _ in range(3):
        outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    ledger.run_due()
    outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    ledger.run_due()

    message = Message.objects.get()
    assert [each.to for each in mail.outbox] == [["ayu@example.org"]]
    assert (message.state, message.tries) == (Message.State.SENT, 1)
    assert message.sent_at is not None


def test_letter_is_made_when_it_is_sent_and_its_subject_names_nobody(ayu_with_mail, letter):
    outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1, "code": "K7"})
    ayu_with_mail.display_name = "A'yu"
    ayu_with_mail.save()

    ledger.run_due()

    sent = mail.outbox[0]
    assert "A'yu: no. 1 K7" in sent.body
    assert "http" in sent.body
    assert "yu" not in sent.subject
    assert "\n" not in sent.subject


def test_person_without_an_address_gets_nothing(ayu, letter):
    assert outbox.post("hello:1", to=ayu, template=letter, context={"number": 1}) is None
    assert not Message.objects.exists()
    assert not Job.objects.exists()


def test_deed_rolled_back_sends_nothing(ayu_with_mail, letter):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
        raise ZeroDivisionError
    ledger.run_due()

    assert mail.outbox == []


def test_person_who_has_gone_is_written_to_no_more(ayu_with_mail, letter):
    outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    outbox.post("hello:2", to=ayu_with_mail, template=letter, context={"number": 2})
    Message.objects.filter(event="hello:1").update(person=None)
    ayu_with_mail.email = ""
    ayu_with_mail.save()

    ledger.run_due()

    assert mail.outbox == []
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.DROPPED}


def test_mail_goes_out_over_a_real_connection(ayu_with_mail, letter, mail_server):
    for number in range(25):
        outbox.post(
            f"hello:{number}", to=ayu_with_mail, template=letter, context={"number": number}
        )

    ledger.run_due()

    assert len(mail_server.letters) == 25
    assert mail_server.calls == 3  # ten letters to a connection
    assert Job.objects.get().state == Job.State.DONE


@pytest.mark.parametrize("mood", ["hangs up", "says nothing"])
def test_server_that_is_away_for_hours_loses_no_mail_and_doubles_none(
    ayu_with_mail, letter, mail_server, clock, mood
):
    mail_server.hangs_up = mood == "hangs up"
    if mood == "says nothing":
        mail_server.says_nothing.set()
    for number in range(12):
        outbox.post(
            f"hello:{number}", to=ayu_with_mail, template=letter, context={"number": number}
        )
    _let_pass(clock, minutes=10 if mood == "says nothing" else 180)
    job = Job.objects.get()
    assert mail_server.letters == []
    assert (job.state, job.error) == (Job.State.WAITING, "mail_server_away")

    mail_server.hangs_up = False
    mail_server.says_nothing.clear()
    _let_pass(clock, looks=12, minutes=3)

    assert len(mail_server.letters) == 12
    assert set(Message.objects.values_list("state", flat=True)) == {Message.State.SENT}
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.DONE}


def test_refused_address_is_parked_and_holds_up_nobody(
    ayu_with_mail, budi, letter, mail_server, clock
):
    mail_server.refused = {"ayu@example.org"}
    budi.email = "budi@example.org"
    budi.save()
    outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    outbox.post("hello:1", to=budi, template=letter, context={"number": 1})

    _let_pass(clock, hours=24)

    hers, his = Message.objects.order_by("pk")
    assert (hers.state, hers.tries) == (Message.State.PARKED, 5)
    assert hers.error.startswith("SMTPRecipientsRefused")
    assert "ayu" not in hers.error
    assert (his.state, his.tries) == (Message.State.SENT, 1)
    assert len(mail_server.letters) == 1


def test_parked_message_is_sent_when_tried_again(ayu_with_mail, letter, fitri, signed_in):
    message = outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    Message.objects.update(state=Message.State.PARKED, tries=5)

    response = signed_in(fitri).post(f"/admin/outbox/{message.pk}/retry/")
    ledger.run_due()

    message.refresh_from_db()
    assert (response.status_code, response.url) == (302, "/admin/outbox/")
    assert message.state == Message.State.SENT
    assert len(mail.outbox) == 1


def test_second_try_carries_the_same_message_id(ayu_with_mail, letter):
    """A server that took the first and did not say so gets it again; the reader sees one."""
    message = outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})
    ledger.run_due()
    Message.objects.update(state=Message.State.WAITING, next_try_at=timezone.now())
    sending.send_waiting()
    ledger.run_due()

    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert str(message.pk) in first.extra_headers["Message-ID"]


def test_outbox_list_is_for_those_who_may(ayu_with_mail, letter, fitri, budi, signed_in):
    outbox.post("hello:1", to=ayu_with_mail, template=letter, context={"number": 1})

    hers = signed_in(fitri).get("/admin/outbox/")
    his = signed_in(budi).get("/admin/outbox/")

    assert hers.status_code == 200
    assert "hello:1" in hers.content.decode()
    assert "ayu@example.org" not in hers.content.decode()
    assert (his.status_code, his.url) == (302, "/admin/")
