"""People whose class has its tests at other hours, or who changed their class."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from courses.catalogue.models import CoursePage
    from courses.enrolment.models import Cohort
    from lms.accounts.models import User


def make(course: "CoursePage", *, by: "User") -> dict[str, "User"]:
    """Return who came too early, who missed the pre-test, who the post-test, who moved, who left.

    The class of whoever moved was told something.
    """
    from django.utils import timezone

    from courses.enrolment import leaving
    from courses.progress.moving import move
    from tests import factories
    from tests.taking import read_every_lesson, take_test

    now, hour = timezone.now(), timedelta(hours=1)

    def join(name: str, **hours) -> tuple["User", "Cohort"]:
        person = factories.make_person(name, email=f"{name}@example.org")
        cohort = factories.make_cohort(course, f"kelas-{name}", trainer=by)
        factories.join(person, course, cohort=cohort)
        type(cohort).objects.filter(pk=cohort.pk).update(region_code="74.71", **hours)
        return person, cohort

    early, _cohort = join("pagi", pre_test_opens_at=now + 24 * hour)
    missed, _cohort = join("lewat", pre_test_closes_at=now - hour)
    late, cohort = join("telat")
    enrolment = late.enrolments.get()
    take_test(enrolment, "pre", right=2)
    read_every_lesson(enrolment)
    type(cohort).objects.filter(pk=cohort.pk).update(post_test_closes_at=now - hour)
    moved, _cohort = join("pindah")
    there = factories.make_cohort(course, "kelas-baru", trainer=by)
    move(moved.enrolments.get(), to=there, by=by, at=now)
    _tell(there, by=by)
    left, _cohort = join("keluar")
    leaving.withdraw(left.enrolments.get(), because="waktu", by=by, at=now)
    return {"early": early, "missed": missed, "late": late, "moved": moved, "left": left}


def _tell(cohort: "Cohort", *, by: "User") -> None:
    from django.utils import timezone

    from courses.enrolment.announcing import Wording, announce

    what = Wording(
        title="Sabtu kita bertemu di aula kelurahan, bawa botol minum",
        text="Kita mulai pukul 09.00.\nKalau terlambat tidak apa-apa: masuk saja dengan tenang.",
        shown_until=timezone.localdate() + timedelta(days=30),
    )
    announce(cohort, what=what, key=uuid4(), by=by, at=timezone.now())


def sign_in_on_a_device(person: "User", session_key: str) -> None:
    """As the browser's own sign-in leaves it."""
    from allauth.usersessions.models import UserSession

    UserSession.objects.create(
        user=person,
        ip="10.0.0.7",
        session_key=session_key,
        user_agent="Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile",
    )
