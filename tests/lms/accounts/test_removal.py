"""Having one's data removed: days of grace, a change of mind, a yes taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from courses.progress import attempts
from courses.progress.attempt import Attempt
from lms.accounts import erasing
from lms.accounts.models import Erasure, User
from lms.audit.models import AuditEvent
from tests.factories import PASSWORD

IN_SIX_DAYS, IN_EIGHT_DAYS = timedelta(days=6), timedelta(days=8)


@pytest.fixture
def later(run_jobs):
    """Let the days go by and the site do its work."""

    def go(days: timedelta) -> None:
        with time_machine.travel(timezone.now() + days):
            erasing.submit_due()
            run_jobs()

    return go


@pytest.fixture
def ayu_here(ayu, signed_in):
    return signed_in(ayu)


def test_it_happens_when_the_days_of_grace_are_over_and_not_before(ayu, ayu_here, later):
    ayu_here.post("/akun/hapus/", {"password": PASSWORD})

    later(IN_SIX_DAYS)
    after_six = User.objects.get(pk=ayu.pk).username
    later(IN_EIGHT_DAYS)

    assert after_six == "ayu"
    assert User.objects.get(pk=ayu.pk).username.startswith("terhapus-")
    assert Erasure.objects.get().done_at is not None


def test_a_change_of_mind_keeps_the_account(ayu, ayu_here, later):
    ayu_here.post("/akun/hapus/", {"password": PASSWORD})

    ayu_here.post("/akun/hapus/batal/")
    later(IN_EIGHT_DAYS)

    assert User.objects.get(pk=ayu.pk).username == "ayu"
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["erasure.ask", "erasure.take_back"]


def test_taken_back_while_the_job_stands_in_line(ayu, ayu_here, run_jobs):
    ayu_here.post("/akun/hapus/", {"password": PASSWORD})

    with time_machine.travel(timezone.now() + IN_EIGHT_DAYS):
        erasing.submit_due()
        erasing.take_back(Erasure.objects.get(), at=timezone.now(), by=ayu)
        run_jobs()

    assert User.objects.get(pk=ayu.pk).username == "ayu"


def test_without_the_password_nothing_is_asked_for(ayu_here):
    answer = ayu_here.post("/akun/hapus/", {"password": "lagu-lain"})

    assert answer.status_code == 200
    assert Erasure.objects.count() == 0


def test_asking_twice_is_asking_once(ayu, ayu_here):
    ayu_here.post("/akun/hapus/", {"password": PASSWORD})
    ayu_here.post("/akun/hapus/", {"password": PASSWORD})

    assert Erasure.objects.count() == 1


def test_staff_stay_signed(budi, signed_in):
    page = signed_in(budi).post("/akun/hapus/", {"password": PASSWORD})

    with pytest.raises(erasing.StaffStay):
        erasing.ask(budi, reason=Erasure.Reason.OWN_WISH, at=timezone.now(), by=budi)
    assert page.status_code == 403


@pytest.mark.parametrize(("what", "reason"), [("assent", "setuju"), ("consent", "izin")])
def test_a_yes_taken_back_freezes_at_once_and_removes_after_the_days(
    what, reason, ayu, ayu_here, enrolment, course, later
):
    attempt = attempts.start(enrolment, quiz=course.pre_test, purpose="pre", at=timezone.now())

    ayu_here.post("/akun/izin/tarik/", {"what": what})
    frozen = Attempt.objects.answerable_by(ayu).count()
    later(IN_EIGHT_DAYS)

    assert frozen == 0
    assert Erasure.objects.get().reason == f"{reason}_ditarik"
    assert User.objects.get(pk=ayu.pk).display_name == ""
    attempt.refresh_from_db()
    assert attempt.submitted_at is None


def test_the_yes_given_again_keeps_everything(ayu, ayu_here, later):
    ayu_here.post("/akun/izin/tarik/", {"what": "assent"})
    own_button = ayu_here.post("/akun/hapus/batal/")
    still_waiting = Erasure.objects.waiting().count()

    ayu_here.post("/akun/izin/setuju/")
    later(IN_EIGHT_DAYS)

    # The button is no way round the second yes.
    assert (own_button.status_code, still_waiting) == (302, 1)
    assert Erasure.objects.waiting().count() == 0
    assert User.objects.get(pk=ayu.pk).username == "ayu"
