"""Kinds of work this app gives to the ledger, and what it does by the clock."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates import batching, missing
from certificates.issue import ISSUE, SUBJECT_PREFIX, NotEarned, issue_certificate
from lms.jobs import kinds
from lms.jobs.kinds import Kind
from lms.jobs.models import Job
from lms.jobs.problems import KnownProblem
from lms.jobs.schedule import periodic


def _issue_one(job: Job, start: int, stop: int) -> None:
    enrolment_id = int(job.subject.removeprefix(SUBJECT_PREFIX))
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
kinds.register(
    Kind(
        name=batching.BATCH,
        title=_("Certificates of a cohort"),
        plan=batching.count_units,
        chunk_size=batching.CHUNK_SIZE,
        run_chunk=batching.issue_some,
        finish=batching.gather_files,
    )
)
periodic("certificates.ask_again", every_seconds=600, function=missing.ask_again)
periodic("certificates.clear_files", every_seconds=86_400, function=batching.clear_old_files)
