"""The words of a message, made when it is sent and in the person's language."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string, select_template
from django.utils import translation

from lms.outbox.models import Message

Facts = Callable[[dict], dict]

_facts: dict[str, Facts] = {}


def register(template: str, facts: Facts) -> None:
    """Say how a letter's ids become what it shows, when it is sent.

    The function gets the context that was posted and returns what to add to it.
    """
    _facts[template] = facts


def write(message: Message) -> EmailMessage:
    """Render `<template>_subject.txt` and `<template>_message.txt` for the message's person.

    The subject is rendered without any context and so can name nobody: it shows on
    the lock screen of a shared phone. Without a file of its own it stays neutral.
    """
    person = message.person
    with translation.override(getattr(person, "language", "") or settings.LANGUAGE_CODE):
        subject = select_template(
            [f"{message.template}_subject.txt", "outbox/neutral_subject.txt"]
        ).render()
        context = {**message.context, "person": person, "site_url": settings.SITE_URL}
        if facts := _facts.get(message.template):
            context |= facts(message.context)
        body = render_to_string(f"{message.template}_message.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body.strip() + "\n",
        to=[person.email],
        headers={
            # The same for every try: should a server take it twice, mail programs show it once.
            "Message-ID": f"<outbox.{message.pk}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
