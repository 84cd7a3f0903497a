"""Letters of a person whose data are removed: those that wait are not sent, none is kept."""

from lms.outbox.models import Message


def erase_messages(person) -> None:
    Message.objects.filter(person=person).delete()
