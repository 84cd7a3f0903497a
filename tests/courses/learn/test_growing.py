"""A page costs the database no more when the course has 60 lessons and the site 10,000 learners."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from courses.catalogue.models import LessonPage
from courses.enrolment import join_codes
from courses.models import Attempt, Enrolment
from courses.progress import attempts
from lms.accounts.models import User
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.statements import statements_of
from tests.taking import take_test
from tests.wire import BUDGETS

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db):
    """One module, three lessons."""
    course = factories.make_course(modules=1, lessons=3)
    cache.clear()
    return course


@pytest.fixture
def pages(course, cohort, budi, signed_in) -> dict:
    """The pages of the table, each with who looks: one who reads, one in a test, a visitor."""
    reader, taker = factories.make_person("sari"), factories.make_person("tari")
    take_test(factories.join(reader, course, cohort=cohort), "pre")
    place = factories.join(taker, course, cohort=cohort)
    attempts.start(place, quiz=course.pre_test, purpose="pre", at=timezone.now())
    now = timezone.now()
    code = join_codes.renew(cohort, expires_at=now + timedelta(days=7), by=budi, at=now).code
    reads, takes = signed_in(reader), signed_in(taker)
    return {
        "lesson": (reads, "/kursus/aman/modul-1/pelajaran-1/"),
        "test": (takes, f"/belajar/uji/{Attempt.objects.get(submitted_at=None).pk}/"),
        "catalogue": (reads, "/kursus/"),
        "my-courses": (reads, "/belajar/"),
        "sign-in": (Client(), "/akun/masuk/"),
        "join": (Client(), f"/gabung/{code}/"),
    }


def _costs(pages: dict) -> dict[str, int]:
    def look(client: Client, address: str) -> None:
        assert client.get(address).status_code == 200

    for client, address in pages.values():
        look(client, address)
    return {name: statements_of(lambda page=page: look(*page)) for name, page in pages.items()}


def _grow(course, cohort, *, learners: int, in_cohort: int) -> None:
    """Add lessons to make 60, and learners, some of them in the cohort."""
    module = course.get_children().get()
    for n in range(4, 61):
        module.add_child(instance=LessonPage(title=f"Pelajaran {n}", slug=f"pelajaran-{n}"))
    profile = {"age_band": "18-24", "sex": "P", "region_code": "74.71", "category": "pelajar"}
    people = User.objects.bulk_create(
        User(username=f"peserta{n}", display_name=f"P{n}", **profile) for n in range(learners)
    )
    model = Enrolment.objects.select_related("cohort").first()
    same = {
        field.attname: getattr(model, field.attname)
        for field in Enrolment._meta.fields
        if field.attname not in ("id", "learner_id", "cohort_id")
    }
    standing = factories.make_cohort(course, "mandiri")
    Enrolment.objects.bulk_create(
        Enrolment(**same, learner=person, cohort=cohort if n < in_cohort else standing)
        for n, person in enumerate(people)
    )
    cache.clear()


def test_pages_cost_the_same_for_60_lessons_and_10_000_learners(course, cohort, pages):
    small = _costs(pages)

    _grow(course, cohort, learners=10_000, in_cohort=1_000)

    assert Enrolment.objects.count() == 10_002
    assert _costs(pages) == small
    over = {name: n for name, n in small.items() if n > BUDGETS[name].statements}
    assert over == {}


def test_a_cohort_page_costs_the_same_for_10_and_1_000_learners(course, cohort, budi, at_desk):
    factories.join(factories.make_person("sari"), course, cohort=cohort)
    address, desk = f"/admin/cohorts/{cohort.pk}/", at_desk(budi)
    of_few = queries_beyond_the_shell(desk, address)

    _grow(course, cohort, learners=1_000, in_cohort=1_000)

    assert queries_beyond_the_shell(desk, address) == of_few
    assert of_few <= BUDGETS["cohort"].statements
