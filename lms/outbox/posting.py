"""Putting a message into the outbox: part of the deed it tells of."""

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from lms.outbox.models import Message

SEND = "outbox.send"
# One job at a time sends the mail, over one connection to the server.
SUBJECT = "mail"


def post(event: str, *, to, template: str, context: dict | None = None) -> "Message | None":
    """Post a message about the event to this person, once however often it is called.

    event: names what happened, "certificate.issued:481". template: what `letters`
    renders when it is sent. context: ids and codes only. A person without an
    e-mail address gets nothing, and None is returned.
    """
    if not to.email:
        return None
    # Not imported above: `lms.outbox` is loaded before Django's models are.
    from lms.jobs import ledger

    message, is_new = apps.get_model("outbox", "Message").objects.get_or_create(
        event=event, person=to, defaults={"template": template, "context": context or {}}
    )
    if is_new:
        ledger.submit(SEND, subject=SUBJECT)
    return message
