"""Deeds: a link for the guardian is made, taken back, or answered with yes or no."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from lms import audit
from lms.accounts import agreeing
from lms.accounts.consent import LINK_TEXT_VERSION, GuardianConsent
from lms.accounts.consent_link import ConsentLink, digest_of, short_code_of, token_from
from lms.accounts.user import User

SEED_BYTES = 16


@transaction.atomic
def make_link(learner: User, *, by: User, at: datetime) -> tuple[ConsentLink, str]:
    """Return a new link and the seed of its token; an earlier one stops working.

    Who may ask for whom is the caller's question.
    """
    # One at a time for each learner.
    User.objects.select_for_update().get(pk=learner.pk)
    ConsentLink.objects.unanswered().filter(learner=learner).update(cancelled_at=at)
    seed = secrets.token_hex(SEED_BYTES)
    token = token_from(seed)
    link = ConsentLink.objects.create(
        learner=learner,
        digest=digest_of(token),
        short_digest=digest_of(short_code_of(token)),
        made_by=None if by == learner else by,
        made_at=at,
        expires_at=at + timedelta(days=settings.CONSENT_LINK_DAYS),
    )
    audit.record("consent.link_make", by=by, subject=link, learner=learner.pk)
    return link, seed


@transaction.atomic
def cancel_links(learner: User, *, by: User, at: datetime) -> bool:
    """Close what is still unanswered; return whether there was something."""
    links = list(ConsentLink.objects.unanswered().filter(learner=learner))
    for link in links:
        ConsentLink.objects.filter(pk=link.pk).update(cancelled_at=at)
        audit.record("consent.link_cancel", by=by, subject=link, learner=learner.pk)
    return bool(links)


@transaction.atomic
def say_yes(
    link: ConsentLink, *, relation: str, guardian_name: str, organisation: str, at: datetime
) -> GuardianConsent | None:
    """Record the consent; None when the link was answered or taken back meanwhile."""
    if not _is_answered(link, ConsentLink.Answer.YES, at=at):
        return None
    return agreeing.record_consent(
        link.learner,
        method=GuardianConsent.Method.LINK,
        relation=relation,
        guardian_name=guardian_name,
        organisation=organisation,
        text_version=LINK_TEXT_VERSION,
        at=at,
    )


@transaction.atomic
def say_no(link: ConsentLink, *, at: datetime) -> bool:
    """Note the no, and nothing about who said it; False when the link was used meanwhile."""
    return _is_answered(link, ConsentLink.Answer.NO, at=at)


def _is_answered(link: ConsentLink, answer: str, *, at: datetime) -> bool:
    # Of two answers at one moment one counts: the condition is looked at again by the update.
    waiting = ConsentLink.objects.unanswered().filter(pk=link.pk)
    if not waiting.update(answered_at=at, answer=answer):
        return False
    audit.record(
        "consent.link_answer", by=None, subject=link, learner=link.learner_id, answer=str(answer)
    )
    return True
