"""Sending what is due, a few at a time over one connection."""

import logging
import smtplib
import socket
import ssl
from datetime import timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from lms.jobs import lease, ledger
from lms.jobs.models import Job
from lms.jobs.problems import TryLater, code_of
from lms.outbox import letters
from lms.outbox.models import Message
from lms.outbox.posting import SEND, SUBJECT

logger = logging.getLogger(__name__)

MAX_TRIES = 5
SERVER_AWAY = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    ssl.SSLError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)


def count_due(job: Job) -> int:
    return Message.objects.due().count()


def send_some(job: Job, start: int, stop: int) -> None:
    """Send the next few that are due. Which ones does not matter: a sent one is due no more."""
    due = list(Message.objects.due().values_list("pk", flat=True)[: stop - start])
    if not due:
        return
    try:
        with get_connection() as server:
            for message_id in due:
                lease.hold(job)
                _send(message_id, server)
    except SERVER_AWAY as problem:
        logger.warning("The mail server is away: %s", type(problem).__name__)
        raise TryLater("mail_server_away") from problem


def send_waiting() -> None:
    """Have a job made when something is due that no job is looking after."""
    if Message.objects.due().exists():
        ledger.submit(SEND, subject=SUBJECT)


def retry(message: Message, *, by) -> Message:
    """Give a parked message five new tries, at once."""
    with transaction.atomic():
        Message.objects.filter(pk=message.pk, state=Message.State.PARKED).update(
            state=Message.State.WAITING, tries=0, error="", next_try_at=timezone.now()
        )
        ledger.submit(SEND, subject=SUBJECT, by=by)
    message.refresh_from_db()
    return message


def _send(message_id: int, server: BaseEmailBackend) -> None:
    # Looked at anew: since these few were chosen one may have been taken back, or its person gone.
    message = Message.objects.due().select_related("person").filter(pk=message_id).first()
    if message is None:
        return
    person = message.person
    if person is None or not person.is_active or not person.email:
        _write(message, state=Message.State.DROPPED)
        return
    # Counted before it is sent: one that breaks the connection is parked in the end, too.
    pause = timedelta(minutes=10**message.tries)
    message.tries += 1
    if not _write(message, tries=message.tries, next_try_at=timezone.now() + pause):
        return
    try:
        server.send_messages([letters.write(message)])
    except SERVER_AWAY:
        raise
    except Exception as problem:
        parked = message.tries >= MAX_TRIES
        state = Message.State.PARKED if parked else Message.State.WAITING
        logger.warning("Message %s was not sent: %s", message.pk, code_of(problem))
        _write(message, state=state, error=code_of(problem))
    else:
        # Whatever became of it meanwhile: it has left.
        left = Message.objects.filter(pk=message.pk)
        left.update(state=Message.State.SENT, sent_at=timezone.now(), error="")


def _write(message: Message, **changes) -> bool:
    """Change a message that still waits; False for one that was dropped or removed meanwhile."""
    waiting = Message.objects.filter(pk=message.pk, state=Message.State.WAITING)
    return waiting.update(**changes) == 1
