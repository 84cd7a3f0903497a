"""Two trainers and one list, through their pages, in the same moment: nobody doubled."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from courses.models import RosterImport
from lms.accounts import role_permissions
from lms.accounts.models import User
from lms.jobs import ledger
from lms.jobs.models import Job
from tests.reliability.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 40


def _list_of(first: int, *, twice: str = "") -> bytes:
    rows = [
        f"Peserta {n},Kota Kendari,{f'p{n}@example.org' if n % 2 else ''}"
        for n in range(first, first + PEOPLE)
    ]
    return "\n".join(["Nama,Kab/Kota,Email", *rows, *[twice] * bool(twice)]).encode()


@pytest.fixture
def desks(cohort, budi, citra, signed_in):
    """Both lead this cohort."""
    # An earlier story that emptied the database may have taken the rights of the roles.
    for label in ("wagtailadmin", "courses"):
        role_permissions.grant(apps.get_app_config(label))
    cohort.trainers.add(citra)
    return signed_in(budi), signed_in(citra)


def _send(desk, cohort, content: bytes) -> str:
    file = SimpleUploadedFile("daftar.csv", content)
    return desk.post(f"/admin/cohorts/{cohort.pk}/roster/", {"file": file}).headers["Location"]


def _say_yes_at_once(desks, pages, **more) -> None:
    at_once(
        *[
            lambda desk=desk, page=page: desk.post(page, {"do": "confirm", **more})
            for desk, page in zip(desks, pages, strict=True)
        ]
    )
    at_once(ledger.run_due, ledger.run_due)
    # Whoever found the other's turn taken leaves the rest to the next.
    ledger.run_due()
    assert not Job.objects.unfinished().exists()


def test_one_list_sent_in_by_two_trainers_adds_each_person_once(desks, cohort):
    """Its last row equals the first: both trainers say that it is another person."""
    content = _list_of(0, twice="Peserta 0,Kota Kendari,")
    pages = at_once(*[lambda desk=desk: _send(desk, cohort, content) for desk in desks])
    at_once(ledger.run_due, ledger.run_due)

    _say_yes_at_once(desks, pages, another=[str(PEOPLE + 2)])

    states = RosterImport.objects.values_list("state", flat=True)
    assert list(states) == ["done", "done"]
    assert sum(RosterImport.objects.values_list("added_count", flat=True)) == PEOPLE + 1
    assert cohort.enrolments.count() == PEOPLE + 1
    assert User.objects.filter(certificate_name__startswith="Peserta").count() == PEOPLE + 1


def test_one_list_answered_by_two_trainers_is_admitted_once(desks, cohort):
    page = _send(desks[0], cohort, _list_of(0))
    ledger.run_due()

    _say_yes_at_once(desks, [page, page])

    assert Job.objects.filter(kind="roster.admit").count() == 1
    assert cohort.enrolments.count() == PEOPLE


def test_two_lists_that_both_fit_alone_never_pass_the_seats(desks, cohort):
    cohort.capacity = PEOPLE + 10
    cohort.save()
    pages = [_send(desk, cohort, _list_of(n * 100)) for n, desk in enumerate(desks)]
    ledger.run_due()

    _say_yes_at_once(desks, pages)

    assert cohort.enrolments.count() == PEOPLE
