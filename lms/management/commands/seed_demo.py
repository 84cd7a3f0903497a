"""Fill an empty site with the demo: the cast, a cohort of thirty, attempts, certificates."""

import json
import random
import secrets
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enrolment.enrol import enrol
from courses.enrolment.selecting import extra_modules_of, select
from courses.models import Cohort, CoursePage
from lms.accounts.models import Assent, GuardianConsent, User
from lms.jobs import ledger
from lms.management.demo.journey import take_part
from lms.management.demo.people import CAST, LEARNERS, CastMember

COHORT = "aman-kendari-1"


class Command(BaseCommand):
    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Fill the site with the demo: six people, a cohort of thirty, tests and certificates. "
            "Passwords are made anew each time. Never for a real site."
        )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--json", action="store_true", help=_("Print the sign-ins as JSON."))

    def handle(self, *args, **options) -> None:
        course = CoursePage.objects.filter(code__iexact="aman", locale__language_code="id").first()
        if course is None:
            raise CommandError(_("The AMAN course is not there yet. Run: manage.py load_starter"))
        passwords = {member.username: _seat(member) for member in CAST}
        cohort = _cohort(course)
        if not cohort.enrolments.exists():
            self._fill(cohort)
        sign_ins = [
            {
                "username": member.username,
                "password": passwords[member.username],
                "who": member.about,
            }
            for member in CAST
        ]
        if options["json"]:
            self.stdout.write(json.dumps(sign_ins))
            return
        for each in sign_ins:
            self.stdout.write(f"{each['username']:8} {each['password']:16} {each['who']}")

    def _fill(self, cohort: Cohort) -> None:
        chance = random.Random(2026)
        begin = timezone.now() - timedelta(days=35)
        for name, age_band, sex, region_code, category in LEARNERS:
            with transaction.atomic():
                learner = _learner(name, age_band, sex, region_code, category)
                enrolment = enrol(learner, cohort=cohort, at=begin)
                take_part(enrolment, chance=chance, begin=begin)
        _select_two(cohort)
        # Ayu is on the roster and has not begun: hers is the journey to try.
        enrol(User.objects.get(username="ayu"), cohort=cohort, at=timezone.now())
        ledger.run_due()


def _select_two(cohort: Cohort) -> None:
    """Budi opens the extra modules of the course to two who have finished it."""
    finished = cohort.enrolments.exclude(completed_at=None).order_by("pk")
    two = list(finished.values_list("pk", flat=True)[:2])
    budi, now = User.objects.get(username="budi"), timezone.now()
    for module in extra_modules_of(cohort.course):
        select(cohort, module=module, enrolments=two, by=budi, at=now)


def _seat(member: CastMember) -> str:
    """Make or find the person, give the role and a new password; return the password."""
    person, _made = User.objects.get_or_create(username=member.username)
    person.display_name = member.nickname
    person.age_band, person.age_band_stated_on = member.age_band, timezone.localdate()
    person.sex, person.region_code, person.category = member.sex, "74.71", member.category
    password = f"{secrets.choice(WORDS)}-{secrets.choice(WORDS)}-{secrets.randbelow(9000) + 1000}"
    person.set_password(password)
    person.save()
    if member.role:
        person.groups.add(Group.objects.get_or_create(name=member.role)[0])
    if person.is_minor:
        _agree(person)
    return password


def _agree(learner: User) -> None:
    now = timezone.now()
    if not learner.guardian_consents.in_force().exists():
        GuardianConsent.objects.create(
            learner=learner,
            method=GuardianConsent.Method.PAPER,
            relation=GuardianConsent.Relation.PARENT,
            guardian_name="(contoh)",
            form_number="DEMO",
            given_at=now,
        )
    if not learner.assents.in_force().exists():
        Assent.objects.create(learner=learner, given_at=now)


def _cohort(course: CoursePage) -> Cohort:
    cohort, _made = Cohort.objects.get_or_create(
        code=COHORT,
        defaults={
            "name": "AMAN Kendari, angkatan 1 (contoh)",
            "course": course,
            "programme": course.programme,
            "mode": Cohort.Mode.BLENDED,
            "region_code": "74.71",
            "venue": "Aula contoh, Kendari",
            "starts_on": timezone.localdate() - timedelta(days=35),
            "ends_on": timezone.localdate() + timedelta(days=30),
        },
    )
    cohort.trainers.set(User.objects.filter(username="budi"))
    return cohort


def _learner(name: str, age_band: str, sex: str, region_code: str, category: str) -> User:
    learner, _made = User.objects.get_or_create(
        username=f"demo.{name.lower().replace(' ', '.')}",
        defaults={
            "display_name": name.split()[0],
            "certificate_name": name,
            "certificate_name_confirmed_at": timezone.now(),
            "age_band": age_band,
            "age_band_stated_on": timezone.localdate(),
            "sex": sex,
            "region_code": region_code,
            "category": category,
            "institution": "SMA contoh" if category == "pelajar" else "",
        },
    )
    learner.set_unusable_password()
    learner.save()
    if learner.is_minor:
        _agree(learner)
    return learner


WORDS = (
    "angin", "awan", "bintang", "bulan", "daun", "embun", "hujan", "karang", "kelapa", "kopi",
    "lagu", "langit", "lautan", "mangga", "melati", "ombak", "padi", "pantai", "pelangi", "rotan",
)  # fmt: skip
