"""Deeds: issue certificates for everybody of a cohort who earned one, and gather the files."""

import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import IO

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from pypdf import PdfWriter

from certificates.batch import IssueBatch
from certificates.certificate import Certificate
from certificates.issue import NotEarned, issue_certificate, why_not
from courses.models import Cohort, Enrolment
from lms import audit
from lms.accounts.models import User
from lms.jobs import ledger
from lms.jobs.models import Job
from lms.jobs.problems import TryLater

BATCH = "certificates.batch"
CHUNK_SIZE = 20
KEEP_FILES_DAYS = 14

LeftOut = IssueBatch.LeftOut


@dataclass(frozen=True)
class Sorting:
    """Who of a cohort gets a certificate now, and for everybody else a code that says why not."""

    enrolment_ids: list[int]
    left_out: dict[str, str]

    def count(self, reason: str) -> int:
        return sum(code == reason for code in self.left_out.values())


def sort_cohort(cohort: Cohort) -> Sorting:
    live = Prefetch("certificates", queryset=Certificate.objects.live(), to_attr="live")
    enrolments = cohort.enrolments.select_related("learner").prefetch_related(live).order_by("pk")
    reasons = {enrolment.pk: _reason_to_leave_out(enrolment) for enrolment in enrolments}
    return Sorting(
        enrolment_ids=[pk for pk, reason in reasons.items() if not reason],
        left_out={str(pk): reason for pk, reason in reasons.items() if reason},
    )


def _reason_to_leave_out(enrolment: Enrolment) -> str:
    certificate = enrolment.live[0] if enrolment.live else None
    if certificate is not None and not certificate.is_pending:
        return LeftOut.HAS_ONE if certificate.is_valid else LeftOut.REVOKED
    return why_not(enrolment) or ""


@transaction.atomic
def request_batch(cohort: Cohort, *, by: User) -> IssueBatch:
    """Ask the ledger to issue for this cohort; while it does so, asking again is asking once."""
    # The row lock makes a queue of two clicks.
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if job := Job.objects.unfinished().filter(kind=BATCH, subject=_subject_of(cohort)).first():
        batch = IssueBatch.objects.get(pk=job.payload["batch_id"])
    else:
        sorting = sort_cohort(cohort)
        batch = IssueBatch.objects.create(
            cohort=cohort,
            enrolment_ids=sorting.enrolment_ids,
            left_out=sorting.left_out,
            created_by=by,
        )
        audit.record(
            "certificate.batch",
            by=by,
            subject=batch,
            asked=len(sorting.enrolment_ids),
            left_out=len(sorting.left_out),
        )
    ledger.submit(BATCH, subject=_subject_of(cohort), payload={"batch_id": batch.pk}, by=by)
    return batch


def job_of(batch: IssueBatch) -> Job | None:
    return Job.objects.filter(kind=BATCH, payload__batch_id=batch.pk).first()


def count_units(job: Job) -> int:
    return len(_batch_of(job).enrolment_ids)


def issue_some(job: Job, start: int, stop: int) -> None:
    """Issue for these enrolments; one that fails holds up none of the others."""
    failed = None
    for enrolment_id in _batch_of(job).enrolment_ids[start:stop]:
        try:
            issue_certificate(enrolment_id, at=timezone.now())
        except NotEarned:
            # The name was taken back since: there is nothing to make, and nothing to mend.
            continue
        except Exception as problem:
            failed = problem
    if failed is not None:
        raise failed


def gather_files(job: Job) -> None:
    """Write the certificates of the batch into one ZIP and one PDF to print, in order of names."""
    batch = _batch_of(job)
    certificates = certificates_of(batch)
    if not certificates:
        return
    files = [(each.download_name, _content_of(each)) for each in certificates]
    folder = f"certificates/batches/{batch.pk}"
    with tempfile.TemporaryFile() as file:
        _write_zip(files, file)
        batch.zip_name = _keep(file, f"{folder}.zip")
    with tempfile.TemporaryFile() as file:
        _write_merged((content for _name, content in files), file)
        batch.merged_name = _keep(file, f"{folder}.pdf")
    batch.save(update_fields=["zip_name", "merged_name"])


def certificates_of(batch: IssueBatch) -> list[Certificate]:
    """Return what the batch hands out: the new ones, and those that were there already."""
    wanted = {*batch.enrolment_ids, *batch.left_out_because(LeftOut.HAS_ONE)}
    there = Certificate.objects.with_file().filter(enrolment__cohort=batch.cohort_id)
    found = [each for each in there if each.enrolment_id in wanted]
    return sorted(found, key=lambda each: (each.holder_name.casefold(), each.pk))


def clear_old_files(*, now: datetime | None = None) -> int:
    """Delete the gathered files after two weeks; the certificates themselves stay."""
    before = (now or timezone.now()) - timedelta(days=KEEP_FILES_DAYS)
    old = IssueBatch.objects.filter(created_at__lt=before).exclude(zip_name="")
    for batch in old:
        storages["private"].delete(batch.zip_name)
        storages["private"].delete(batch.merged_name)
        batch.zip_name = batch.merged_name = ""
        batch.save(update_fields=["zip_name", "merged_name"])
    return len(old)


def _subject_of(cohort: Cohort) -> str:
    return f"cohort:{cohort.pk}"


def _batch_of(job: Job) -> IssueBatch:
    return IssueBatch.objects.get(pk=job.payload["batch_id"])


def _content_of(certificate: Certificate) -> bytes:
    try:
        with storages["private"].open(certificate.file_name) as file:
            return file.read()
    except OSError as problem:
        raise TryLater("certificate_file_away") from problem


def _write_zip(files: Iterable[tuple[str, bytes]], target: IO[bytes]) -> None:
    # Stored, not packed: a PDF is compressed already.
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)


def _write_merged(contents: Iterable[bytes], target: IO[bytes]) -> None:
    with PdfWriter() as writer:
        for content in contents:
            writer.append(BytesIO(content), import_outline=False)
        writer.write(target)


def _keep(file: IO[bytes], name: str) -> str:
    file.seek(0)
    storage = storages["private"]
    # Gathered a second time after a crash: replaced, where Django would keep both.
    storage.delete(name)
    return storage.save(name, File(file))
