"""Deed: a trainer adds one person, new or known, by what they were told."""

from datetime import datetime

from django.db import transaction

from courses.enrolment.cohort import Cohort
from courses.enrolment.enrol import enrol
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.recognise import Described, Recognised, recognise
from lms import audit
from lms.accounts.invitations import NewAccount, make_accounts
from lms.accounts.models import User


class AskFirst(Exception):
    """May be somebody who is here already, or two people: a human looks first."""

    def __init__(self, found: Recognised) -> None:
        super().__init__()
        self.found = found


@transaction.atomic
def add_person(
    cohort: Cohort,
    person: NewAccount,
    *,
    form_number: str = "",
    is_another: bool = False,
    by: User,
    at: datetime,
) -> Enrolment:
    """Return the person's enrolment; the same username or address is the same person, once.

    `is_another`: staff looked, and it is not who looks alike. Raises AskFirst or CohortFull.
    """
    described = Described(
        name=person.name,
        username=person.username,
        email=person.email,
        region_code=person.region_code,
        form_number=form_number,
    )
    # Two taps on the button take turns: the second finds whom the first has added.
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    [found] = recognise([described], cohort=cohort)
    if found.is_two_people or (found.looks_like and not is_another):
        raise AskFirst(found)
    way_in = Enrolment.WayIn.NEW_ACCOUNT if found.is_new else Enrolment.WayIn.KNOWN
    learner = make_accounts([person])[0] if found.is_new else found.person
    enrolment = enrol(learner, cohort=cohort, at=at, way_in=way_in, may_wait=True)
    # The cohort, not the enrolment: whoever takes this course elsewhere stays there, unsaid.
    audit.record("cohort.add_person", by=by, subject=cohort)
    return enrolment
