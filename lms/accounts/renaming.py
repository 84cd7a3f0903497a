"""Deed: somebody goes on with a neutral username, as the companion put theirs away.

Password, e-mail address and sessions stay. They read it on their page for some weeks, in a
letter where their address is confirmed, and on the next card their trainer prints.
"""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from lms import outbox
from lms.accounts.forgetting import forget_log
from lms.accounts.invitations import neutral_username
from lms.accounts.text_flag import TextFlag
from lms.accounts.user import User
from lms.outbox import letters

USERNAME = "accounts.user.username"
LETTER = "accounts/letters/new_username"
TOLD_FOR = timedelta(days=30)


@transaction.atomic
def rename(person_id: int, _old: str) -> None:
    person = User.objects.select_for_update().get(pk=person_id)
    person.username = neutral_username()
    person.save(update_fields=["username"])
    forget_log(User, [person.pk])
    if EmailAddress.objects.filter(user=person, email=person.email, verified=True).exists():
        event = f"account.renamed:{person.pk}:{int(timezone.now().timestamp())}"
        outbox.post(event, to=person, template=LETTER, context={"user_id": person.pk})


def new_username_of(person: User, *, at: datetime) -> str:
    """Return the username given to this person lately; empty when theirs is their own."""
    given = TextFlag.objects.filter(
        person=person, kind=USERNAME, hidden_at__gt=at - TOLD_FOR, hidden_at__lte=at
    )
    return person.username if given.exists() else ""


def _facts(context: dict) -> dict:
    return {"username": User.objects.get(pk=context["user_id"]).username}


letters.register(LETTER, _facts)
