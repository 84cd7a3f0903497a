"""People at every stage of a small course, made inside the running site; prints what they need.

Run as `python -m tests.journeys.cast` with the environment of that site.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from certificates.models import Certificate
    from courses.catalogue.models import CoursePage
    from lms.accounts.models import User

VISITOR = "visitor"
SIGNED_IN = ("new", "midway", "finished", "unnamed", "again", "minor", "sitting", "trainer")
AT_ODD_MOMENTS = ("early", "missed", "late", "moved", "left")
COURSE = "singkat"
MADE_WITHIN_SECONDS = 60
DOORS_STAY_OPEN = timedelta(days=7)


def _make() -> dict[str, dict[str, str]]:
    """Return the sign-in of each person and what stands in the addresses of their pages."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from certificates.withdraw import revoke
    from courses.catalogue.models import CoursePage
    from courses.progress import attempts, lessons
    from courses.progress.path import CoursePath
    from lms.accounts.models import User
    from tests import factories
    from tests.journeys import odd_moments
    from tests.taking import finish_course, take_test

    course = factories.make_course(COURSE, modules=1, lessons=2, title="Kursus singkat")
    named = {"certificate_name_confirmed_at": timezone.now()}
    people = {
        "new": factories.make_person("baru"),
        "midway": factories.make_person("tengah"),
        "finished": factories.make_person("selesai", certificate_name="Sari Puspita", **named),
        "unnamed": factories.make_person("tanpa-nama"),
        "again": factories.make_person("lagi"),
        "minor": factories.make_person("muda", age_band="13-15"),
        "sitting": factories.make_person("menguji"),
        "trainer": factories.make_person("pelatih", display_name="Budi", age_band="25+"),
        "gone": factories.make_person("dulu", certificate_name="Rani Wulandari", **named),
    }
    midway = factories.join(people["midway"], course)
    take_test(midway, "pre", right=2)
    for lesson in CoursePath(course, enrolment=midway).lessons:
        lessons.mark_done(midway, lesson=lesson, at=timezone.now())
    post = attempts.start(midway, quiz=course.post_test, purpose="post", at=timezone.now())
    aman = CoursePage.objects.get(code__iexact="aman", locale__language_code="id")
    start = factories.join(people["midway"], aman)
    aman_before = take_test(start, "pre", right=7)
    lessons.mark_done(start, lesson=CoursePath(aman, enrolment=start).lessons[0], at=timezone.now())
    sitting = factories.join(people["sitting"], aman)
    aman_open = attempts.start(sitting, quiz=aman.pre_test, purpose="pre", at=timezone.now())
    after = finish_course(factories.join(people["finished"], aman), pre_right=9)
    finish_course(factories.join(people["gone"], course))
    finish_course(factories.join(people["unnamed"], course))
    again = finish_course(factories.join(people["again"], course), post_right=1)
    # She may learn at first; then her guardian takes the consent back.
    factories.give_consent(people["minor"])
    factories.join(people["minor"], aman)
    people["minor"].guardian_consents.update(withdrawn_at=timezone.now())
    valid, revoked = (_certificate_of(people[name]) for name in ("finished", "gone"))
    staff = User.objects.create_user("pencabut", age_band="25+")
    revoke(revoked, reason="Contoh", by=staff, at=timezone.now())

    people |= odd_moments.make(course, by=people["trainer"])
    facts = {
        "trainer": _meeting(people["trainer"], course),
        VISITOR: {
            "valid": valid.code,
            "revoked": revoked.code,
            **_doors(aman, staff, people["minor"]),
        },
        "midway": {"before": aman_before.pk, "attempt": post.pk},
        "finished": {"after": after.pk},
        "again": {"not_yet": again.pk},
        "sitting": {"open": aman_open.pk},
    }
    for name in SIGNED_IN + AT_ODD_MOMENTS:
        client = Client()
        client.force_login(people[name])
        facts.setdefault(name, {})["session"] = client.cookies[settings.SESSION_COOKIE_NAME].value
    odd_moments.sign_in_on_a_device(people["midway"], facts["midway"]["session"])
    facts[VISITOR]["cookie"] = settings.SESSION_COOKIE_NAME
    facts[VISITOR]["code"] = _code_to_join(facts["trainer"]["cohort"], by=people["trainer"])
    facts[VISITOR] |= dict(_error_pages()) | dict(_later_steps_of_signing_up())
    return facts


def _meeting(trainer: "User", course: "CoursePage") -> dict[str, str | int]:
    """A cohort of forty in the hall today, some of them marked."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from courses.enrolment.attendance.marking import Mark, mark
    from courses.enrolment.models import TrainingSession
    from lms.accounts import roles
    from tests import factories

    trainer.groups.add(Group.objects.get(name=roles.TRAINER))
    cohort = factories.make_cohort(course, "aula-1", trainer=trainer)
    people = [
        factories.join(factories.make_person(f"peserta{n:02}"), course, cohort=cohort)
        for n in range(1, 41)
    ]
    now = timezone.now()
    session = TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 1, pagi",
        place="Aula kelurahan",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=2),
        made_by=trainer,
    )
    statuses = ("hadir", "hadir", "terlambat", "tidak")
    marks = [Mark(p.pk, s, "tap", now) for p, s in zip(people, statuses, strict=False)]
    mark(session, marks=marks, by=trainer)
    card = people[0].learner.learner_code
    return {"cohort": cohort.pk, "meeting": session.pk, "card": card}


def _doors(course: "CoursePage", staff: "User", minor: "User") -> dict[str, str]:
    """Return what stands in the addresses that let somebody in."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from courses.enrolment import join_codes
    from lms.accounts import asking_guardian, inviting_staff
    from lms.accounts.consent_link import token_from
    from lms.accounts.roles import TRAINER
    from tests import factories

    now = timezone.now()
    facts = {}
    for name in ("join_code", "closed_code"):
        cohort = factories.make_cohort(course, name.replace("_", "-"))
        code = join_codes.renew(cohort, expires_at=now + DOORS_STAY_OPEN, by=staff, at=now)
        facts[name] = code.code
    join_codes.close(cohort, by=staff, at=now)
    groups = Group.objects.filter(name=TRAINER)
    _invitation, token = inviting_staff.invite(groups=groups, note="Contoh", by=staff, at=now)
    _link, seed = asking_guardian.make_link(minor, by=minor, at=now)
    return {**facts, "invitation": token, "guardian_link": token_from(seed)}


def _code_to_join(cohort_id: int, *, by: "User") -> str:
    from django.utils import timezone

    from courses.enrolment import join_codes
    from courses.models import Cohort

    now = timezone.now()
    cohort = Cohort.objects.get(pk=cohort_id)
    return join_codes.renew(cohort, expires_at=now + timedelta(days=7), by=by, at=now).code


def _certificate_of(learner: "User") -> "Certificate":
    """Return the finished certificate; the site's own worker may be the one that makes it."""
    from certificates.models import Certificate
    from lms.jobs import ledger

    made = Certificate.objects.filter(enrolment__learner=learner, state=Certificate.State.VALID)
    deadline = time.monotonic() + MADE_WITHIN_SECONDS
    while made.first() is None:
        assert time.monotonic() < deadline, f"no certificate for {learner}"
        ledger.run_due()
        time.sleep(0.2)
    return made.get()


def _error_pages() -> Iterator[tuple[str, str]]:
    """Draw the pages that no address leads to on demand, as their handlers draw them."""
    from django.contrib.auth.models import AnonymousUser
    from django.core.exceptions import PermissionDenied
    from django.http import HttpRequest
    from django.shortcuts import render
    from django.test import RequestFactory
    from django.utils import translation
    from django.views import csrf, defaults

    def asked(language: str) -> HttpRequest:
        request = RequestFactory().get("/en/" if language == "en" else "/")
        request.user = AnonymousUser()
        request.LANGUAGE_CODE = language
        return request

    for language in ("id", "en"):
        with translation.override(language):
            yield f"500.{language}", defaults.server_error(asked(language)).content.decode()
            refused = defaults.permission_denied(asked(language), PermissionDenied())
            yield f"403.{language}", refused.content.decode()
            stale = csrf.csrf_failure(asked(language))
            yield f"403_csrf.{language}", stale.content.decode()
            yield f"429.{language}", render(asked(language), "429.html").content.decode()
            bad = defaults.bad_request(asked(language), ValueError())
            yield f"400.{language}", bad.content.decode()
            full = render(asked(language), "503.html")
            yield f"503.{language}", full.content.decode()


def _later_steps_of_signing_up() -> Iterator[tuple[str, str]]:
    """Answer the steps that are pages of one address, as a phone would."""
    from django.test import Client

    about = {"sex": "P", "region": "Kota Kendari", "category": "pelajar", "display_name": "Ayu"}
    steps = {
        "too_young": {"step": "age", "age_band": "<13"},
        "about": {"step": "age", "age_band": "16-17"},
        "about_to_mend": {"step": "about", "age_band": "16-17", "region": "Atlantis"},
        "account": {"step": "about", "age_band": "16-17", **about},
    }
    client = Client(HTTP_HOST="127.0.0.1")
    for language, prefix in (("id", ""), ("en", "/en")):
        for step, answers in steps.items():
            page = client.post(f"{prefix}/akun/daftar/", answers).content.decode()
            assert ('name="username"' in page) == (step == "account"), step
            # Where something is to be mended the keyboard begins there, and else with the way out.
            yield f"signup_{step}.{language}", page.replace(" autofocus", "")


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(_make(), default=str))
