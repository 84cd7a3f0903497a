"""Deed: the signed forms of a whole class, written down at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lms import audit
from lms.accounts.consent import TEXT_VERSION, Assent, GuardianConsent
from lms.accounts.erasure import Erasure
from lms.accounts.user import User


@dataclass(frozen=True)
class SignedForm:
    """One sheet in the trainer's hands. The guardian's name stays on it."""

    learner_id: int
    form_number: str
    relation: str


@transaction.atomic
def record_forms(
    forms: Sequence[SignedForm], *, signed_at: datetime, at: datetime, by: User
) -> int:
    """Record those that are not recorded yet; return how many. The same statements for 5 and 500.

    `signed_at`: the day on the forms. Who may be written down is the caller's question.
    """
    ids = [form.learner_id for form in forms]
    in_force = GuardianConsent.objects.in_force().filter(learner__in=ids)
    known = set(in_force.values_list("learner_id", flat=True))
    new = [form for form in forms if form.learner_id not in known]
    if not new:
        return 0
    GuardianConsent.objects.bulk_create(
        [
            GuardianConsent(
                learner_id=form.learner_id,
                method=GuardianConsent.Method.PAPER,
                relation=form.relation,
                form_number=form.form_number,
                given_at=signed_at,
                recorded_by=by,
            )
            for form in new
        ],
        # Sent twice at once: the other request wrote them.
        ignore_conflicts=True,
        batch_size=500,
    )
    learners = [form.learner_id for form in new]
    audit.record(
        "consent.record_list",
        by=by,
        subject=None,
        learners=learners,
        method=GuardianConsent.Method.PAPER.value,
        text_version=TEXT_VERSION,
    )
    _let_stay(learners, at=at, by=by)
    return len(new)


def _let_stay(learners: list[int], *, at: datetime, by: User) -> None:
    """Where a yes had been taken back and both are there again, the data stay."""
    agreed = Assent.objects.in_force().filter(learner__in=learners).values("learner")
    began = Erasure.objects.waiting().filter(
        person__in=agreed, reason__in=Erasure.AGREEMENT_REASONS
    )
    people = list(began.values_list("person_id", flat=True))
    if people:
        began.update(cancelled_at=at, cancelled_by=by)
        audit.record("erasure.take_back_list", by=by, subject=None, people=people)
