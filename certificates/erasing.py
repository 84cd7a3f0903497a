"""Certificates of a person whose data are removed: number, code, course and date stay.

The public check goes on to answer for them, and says that the data were removed.
"""

from django.core.files.storage import storages
from django.db import transaction

from certificates.batch import IssueBatch
from certificates.certificate import Certificate
from courses.models import Enrolment

State = Certificate.State


def erase_certificates(person) -> None:
    _erase_gathered(person)
    for certificate in Certificate.objects.of(person):
        _erase(certificate)


def _erase(certificate: Certificate) -> None:
    # The file first: killed in between, the next round finds the row and goes on.
    storage = storages["private"]
    storage.delete(f"certificates/{certificate.year}/{certificate.code}.pdf")
    if certificate.file_name:
        storage.delete(certificate.file_name)
    with transaction.atomic():
        own = Certificate.objects.filter(pk=certificate.pk)
        own.update(facts={}, file_name="", reason="")
        # One that was still being made is made no more.
        own.filter(state=State.PENDING).update(state=State.VALID)


def _erase_gathered(person) -> None:
    """The files of a whole cohort hold this certificate, too; staff can gather them anew."""
    enrolments = dict(Enrolment.objects.of(person).values_list("pk", "cohort_id"))
    batches = IssueBatch.objects.filter(cohort__in=set(enrolments.values()))
    for batch in batches.exclude(zip_name="", merged_name=""):
        handed = {*batch.enrolment_ids, *batch.left_out_because(IssueBatch.LeftOut.HAS_ONE)}
        if handed.isdisjoint(enrolments):
            continue
        for name in filter(None, (batch.zip_name, batch.merged_name)):
            storages["private"].delete(name)
        IssueBatch.objects.filter(pk=batch.pk).update(zip_name="", merged_name="")
