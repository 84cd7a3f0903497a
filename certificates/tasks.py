"""Kinds of work this app gives to the ledger."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.issue import ISSUE, NotEarned, issue_certificate
from lms.jobs import kinds
from lms.jobs.kinds import Kind
from lms.jobs.models import Job
from lms.jobs.problems import KnownProblem


def _issue_one(job: Job, start: int, stop: int) -> None:
    enrolment_id = int(job.subject.removeprefix("enrolment:"))
    try:
        issue_certificate(enrolment_id, at=timezone.now())
    except NotEarned as problem:
        raise KnownProblem(problem.code) from problem


kinds.register(
    Kind(
        name=ISSUE,
        title=_("Certificate"),
        plan=lambda job: 1,
        chunk_size=1,
        run_chunk=_issue_one,
    )
)
