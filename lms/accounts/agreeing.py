"""Deeds: a guardian consents, the child agrees, either of them takes it back."""

from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from lms import audit
from lms.accounts import erasing
from lms.accounts.consent import TEXT_VERSION, Assent, GuardianConsent
from lms.accounts.erasure import Erasure
from lms.accounts.user import User


@transaction.atomic
def give_assent(learner: User, *, at: datetime) -> Assent:
    """Return the assent in force, or make it."""
    assent, _made = Assent.objects.in_force().get_or_create(
        learner=learner, withdrawn_at=None, defaults={"given_at": at}
    )
    erasing.stay_if_agreed(learner, at=at, by=learner)
    return assent


@transaction.atomic
def record_consent(
    learner: User,
    *,
    method: str,
    relation: str,
    guardian_name: str,
    at: datetime,
    organisation: str = "",
    form_number: str = "",
    text_version: str = TEXT_VERSION,
    given_at: datetime | None = None,
    by: User | None = None,
) -> GuardianConsent:
    """Return the consent in force, or record this one, given now or on the day of the paper.

    `by`: the member of staff who holds the paper; None for an adult beside the child, or one
    who answered through a link and did so alone.
    """
    in_force = GuardianConsent.objects.in_force().filter(learner=learner).first()
    if in_force:
        return in_force
    try:
        with transaction.atomic():
            consent = GuardianConsent.objects.create(
                learner=learner,
                method=method,
                relation=relation,
                guardian_name=guardian_name,
                organisation=organisation,
                form_number=form_number,
                text_version=text_version,
                given_at=given_at or at,
                recorded_by=by,
            )
    except IntegrityError:
        # The same form sent twice at once: the other request wrote it.
        return GuardianConsent.objects.in_force().get(learner=learner)
    beside = None if method == GuardianConsent.Method.LINK else learner
    audit.record("consent.record", by=by or beside, subject=consent, method=method)
    erasing.stay_if_agreed(learner, at=at, by=by or beside)
    return consent


@transaction.atomic
def put_right(taken_back: GuardianConsent, *, at: datetime, by: User) -> GuardianConsent:
    """Record anew what staff had taken back by mistake; the row of the mistake stays as it is.

    Which rows may be put right: `ConsentQuerySet.taken_back_by_staff`.
    """
    facts = {name: getattr(taken_back, name) for name in GuardianConsent.FACTS}
    consent = record_consent(taken_back.learner, **facts, at=at, by=by)
    audit.record("consent.put_right", by=by, subject=consent, instead_of=taken_back.pk)
    return consent


@transaction.atomic
def withdraw_assent(learner: User, *, at: datetime) -> None:
    for assent in Assent.objects.in_force().filter(learner=learner):
        Assent.objects.in_force().filter(pk=assent.pk).update(withdrawn_at=at)
        audit.record("assent.withdraw", by=learner, subject=assent)
        _begin_erasure(learner, reason=Erasure.Reason.ASSENT_WITHDRAWN, at=at, by=learner)


@transaction.atomic
def withdraw_consent(learner: User, *, at: datetime, by: User) -> None:
    """`by`: the learner, with the adult beside them, or staff who were told."""
    for consent in GuardianConsent.objects.in_force().filter(learner=learner):
        GuardianConsent.objects.in_force().filter(pk=consent.pk).update(
            withdrawn_at=at, withdrawn_by=None if by == learner else by
        )
        audit.record("consent.withdraw", by=by, subject=consent)
        _begin_erasure(learner, reason=Erasure.Reason.CONSENT_WITHDRAWN, at=at, by=by)


def _begin_erasure(learner: User, *, reason: str, at: datetime, by: User) -> None:
    """Nothing is stored from now on, and after the days of grace what was stored goes."""
    # A trainee who helps as staff: the yes is taken back, the signed deeds are not.
    with suppress(erasing.StaffStay):
        erasing.ask(learner, reason=reason, at=at, by=by)
