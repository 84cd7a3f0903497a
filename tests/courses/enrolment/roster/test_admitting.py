"""The people of a list get accounts and places: each once, whatever is sent twice."""

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.enrolment.roster import admitting
from courses.enrolment.roster.admitting import admit
from courses.enrolment.roster.rows import RosterRow
from courses.enrolment.roster.sorting import sort_rows
from courses.models import Enrolment
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests import factories
from tests.reliability.together import at_once

AYU = RosterRow(number=2, name="Ayu Lestari", age_band="13-15", guardian_form="F-014")


def _people(n: int, *, first: int = 2) -> list[RosterRow]:
    """Every second one with an e-mail address."""
    return [
        RosterRow(
            number=number,
            name=f"Peserta {number}",
            email=f"peserta{number}@example.org" if number % 2 else "",
            age_band="18-24",
            sex="P",
            region_code="74.71",
            category="layanan",
        )
        for number in range(first, n + first)
    ]


def _names(cohort) -> list[str]:
    return list(
        cohort.enrolments.order_by("pk").values_list("learner__certificate_name", flat=True)
    )


def test_roster_admits_nobody_twice(cohort, budi):
    first = admit(cohort, [AYU], by=budi)
    again = admit(cohort, [AYU], by=budi)

    assert _names(cohort) == ["Ayu Lestari"]
    assert (first.added, first.known, again.added, again.known) == (1, 0, 0, 1)


def test_a_new_person_has_an_account_without_password_and_what_the_list_says(cohort, budi):
    admit(cohort, [replace(AYU, sex="P", region_code="74.71", institution="SMPN 1")], by=budi)

    enrolment = cohort.enrolments.get()
    person = enrolment.learner
    assert person.username.startswith("ayu")
    assert (person.display_name, person.certificate_name) == ("Ayu", "Ayu Lestari")
    assert (person.age_band, person.sex, person.region_code) == ("13-15", "P", "74.71")
    assert not person.has_usable_password()
    assert person.certificate_name_confirmed_at is None
    assert (enrolment.age_band, enrolment.institution) == ("13-15", "SMPN 1")
    assert "ayu" not in enrolment.roster_key.lower()


def test_somebody_known_joins_with_the_account_they_have(cohort, budi, ayu):
    factories.make_person("rina", email="rina@example.org", sex="P", institution="Rumah")
    rina = User.objects.get(username="rina")
    rina.emailaddress_set.create(email="rina@example.org", primary=True)
    before = User.objects.count()
    rows = [
        RosterRow(number=2, name="Rina S.", email="rina@example.org", institution="Kantor"),
        RosterRow(number=3, name="Ayu", username="ayu"),
        RosterRow(number=4, name="Ayu", turn=2),
    ]

    admission = admit(cohort, rows, by=budi)

    assert admission.added == 3
    # A name alone never matches: the third row is somebody new.
    assert User.objects.count() == before + 1
    rina.refresh_from_db()
    assert (rina.institution, rina.certificate_name) == ("Rumah", "")
    assert cohort.enrolments.filter(learner__in=[rina, ayu]).count() == 2


def test_two_of_one_name_are_two_people_and_stay_two(cohort, budi):
    rows = [
        replace(AYU, institution="SMPN 1"),
        replace(AYU, number=3, institution="SMPN 2", turn=2),
    ]

    admit(cohort, rows, by=budi)
    admit(cohort, rows, by=budi)

    assert _names(cohort) == ["Ayu Lestari", "Ayu Lestari"]


def test_who_is_in_the_middle_of_the_course_elsewhere_is_held_back(cohort, budi, ayu, course):
    other = factories.make_cohort(course, "lain")
    factories.join(ayu, course, cohort=other)

    admission = admit(cohort, [RosterRow(number=7, name="Ayu", username="ayu")], by=budi)

    assert (admission.added, admission.held_rows) == (0, [7])
    assert Enrolment.objects.of(ayu).get().cohort == other


def test_who_completed_the_course_elsewhere_may_take_it_again(cohort, budi, ayu, course):
    other = factories.join(ayu, course, cohort=factories.make_cohort(course, "lain"))
    Enrolment.objects.filter(pk=other.pk).update(completed_at=timezone.now())

    admission = admit(cohort, [RosterRow(number=7, name="Ayu", username="ayu")], by=budi)

    other.refresh_from_db()
    assert (admission.added, other.ended_at is not None) == (1, True)


def test_half_of_a_list_begins_with_each_form(cohort, budi):
    admit(cohort, _people(21), by=budi)

    forms = list(cohort.enrolments.order_by("pk").values_list("first_form", flat=True))
    one_by_one = factories.make_cohort(cohort.course, "satu-satu")
    one_by_one.seed = cohort.seed
    one_by_one.save()
    for number in range(21):
        factories.join(factories.make_person(f"orang{number}"), cohort.course, cohort=one_by_one)
    assert abs(forms.count("A") - forms.count("B")) == 1
    # Assigned as `enrol` does it.
    assert forms == list(one_by_one.enrolments.order_by("pk").values_list("first_form", flat=True))


def test_the_log_says_who_when_and_how_many_and_no_name(cohort, budi):
    admit(cohort, _people(3), by=budi)

    event = AuditEvent.objects.get(action="roster.admit")
    assert (event.actor_id, event.object_id) == (budi.pk, str(cohort.pk))
    assert event.detail == {"added": 3, "known": 0}


def test_all_or_none(cohort, budi, monkeypatch):
    def stumble(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(admitting, "next_forms", stumble)
    with pytest.raises(RuntimeError):
        admit(cohort, _people(3), by=budi)

    assert User.objects.filter(certificate_name__startswith="Peserta").count() == 0


def _statements(cohort, budi, rows: list[RosterRow]) -> list[str]:
    """What is said to the database; a long insert that SQLite cuts in pieces counts once."""
    with CaptureQueriesContext(connection) as captured:
        admit(cohort, rows, by=budi)
    said = []
    for query in captured.captured_queries:
        words = re.sub(r"\s+", " ", query["sql"])[:45]
        if not (words.startswith("INSERT") and said and said[-1] == words):
            said.append(words)
    return [words for words in said if not words.startswith(("SAVEPOINT", "RELEASE"))]


def test_five_people_cost_as_many_statements_as_five_hundred(course, budi):
    few = _statements(factories.make_cohort(course, "lima"), budi, _people(5))
    many = _statements(factories.make_cohort(course, "limaratus"), budi, _people(499, first=10))

    # PostgreSQL is asked for the turn as well.
    assert len(many) == len(few) == 10 + (connection.vendor == "postgresql")


@pytest.mark.django_db(transaction=True)
def test_two_trainers_admit_one_list_at_one_moment(course, budi, citra):
    cohort = factories.make_cohort(course, trainer=budi)
    other = factories.make_cohort(factories.make_course("kbgo"), "kbgo-1", trainer=citra)
    rows = _people(40)

    done = at_once(
        lambda: admit(cohort, rows, by=budi),
        lambda: admit(cohort, rows, by=citra),
        # Another course, the same new people: those with an address are one account.
        lambda: admit(other, rows, by=citra),
    )

    assert sorted(each.added for each in done[:2]) == [0, 40]
    assert cohort.enrolments.count() == 40
    addresses = User.objects.exclude(email="").values_list("email", flat=True)
    assert len(addresses) == len(set(addresses)) == 20


@pytest.mark.django_db(transaction=True)
def test_a_look_from_before_the_turn_would_be_noticed(cohort, budi, monkeypatch):
    """The control: sorted before waiting, the same list collides with itself."""
    rows = _people(4)
    stale = sort_rows(rows, cohort=cohort)
    monkeypatch.setattr(admitting, "sort_rows", lambda rows, cohort: stale)
    admit(cohort, rows, by=budi)

    with pytest.raises(IntegrityError):
        admit(cohort, rows, by=budi)
