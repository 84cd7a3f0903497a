"""Inviting staff, taking an invitation back, and accepting one."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from lms import audit
from lms.accounts.staff_invitation import StaffInvitation, digest_of
from lms.accounts.user import User

TOKEN_BYTES = 24


@transaction.atomic
def invite(*, groups: Iterable[Group], note: str, by: User, at: datetime) -> tuple:
    """Make an invitation; return it with its token, which is kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = StaffInvitation.objects.create(
        note=note,
        digest=digest_of(token),
        made_by=by,
        made_at=at,
        expires_at=at + timedelta(days=settings.STAFF_INVITATION_DAYS),
    )
    invitation.groups.set(groups)
    ids = sorted(group.pk for group in groups)
    audit.record("staff.invite", by=by, subject=invitation, roles=ids)
    return invitation, token


@transaction.atomic
def withdraw(invitation: StaffInvitation, *, by: User, at: datetime) -> bool:
    """Close an invitation that is still open; return whether it was."""
    closed = StaffInvitation.objects.open(at=at).filter(pk=invitation.pk).update(withdrawn_at=at)
    if closed:
        audit.record("staff.withdraw_invitation", by=by, subject=invitation)
    return bool(closed)


@transaction.atomic
def accept(token: str, *, person: User, password: str, at: datetime) -> User | None:
    """Make the account of the invited; None when the link does not work any more.

    Of two who use one link at the same moment one gets the account. Raises
    IntegrityError when somebody has the username.
    """
    still_open = StaffInvitation.objects.open(at=at).with_token(token)
    invitation = still_open.select_for_update().first()
    if invitation is None:
        return None
    person.set_password(password)
    person.save()
    person.groups.set(invitation.groups.all())
    invitation.accepted_at, invitation.accepted_by = at, person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audit.record("staff.join", by=person, subject=invitation)
    return person
