"""Which mark counts: two phones, wrong clocks, and marks that come twice or too late."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.enrolment.attendance.marking import Mark, NotInCohort, mark, moment_of
from courses.enrolment.models import Attendance
from lms.audit.models import AuditEvent
from tests import factories
from tests.statements import statements

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def tap(pk, status, *, writer="phone001", sequence=1, minute=0):
    return Mark(pk, status, "tap", NOW + timedelta(minutes=minute), writer, sequence)


def stored(session) -> dict[int, str]:
    return dict(session.attendances.values_list("enrolment", "status"))


def test_each_person_has_one_mark_with_who_when_and_how(session, people, budi):
    mark(session, marks=[tap(people[0], "hadir"), tap(people[1], "tidak", sequence=2)], by=budi)

    row = Attendance.objects.get(enrolment=people[0])
    assert stored(session) == {people[0]: "hadir", people[1]: "tidak"}
    assert (row.marked_by, row.marked_at, row.source) == (budi, NOW, "tap")


def test_within_a_page_the_highest_number_wins_in_whatever_order(session, people, budi):
    mark(session, marks=[tap(people[0], "terlambat", sequence=2, minute=1)], by=budi)

    [late] = mark(session, marks=[tap(people[0], "hadir", sequence=1, minute=5)], by=budi)

    assert (late.outcome, late.status) == ("superseded", "terlambat")
    assert stored(session) == {people[0]: "terlambat"}


def test_between_phones_the_mark_made_later_wins_though_it_arrives_first(
    session, people, budi, fitri
):
    mark(session, marks=[tap(people[0], "terlambat", writer="phone002", minute=9)], by=fitri)

    [result] = mark(session, marks=[tap(people[0], "tidak", minute=3)], by=budi)

    assert (result.outcome, result.status) == ("superseded", "terlambat")
    assert Attendance.objects.get().marked_by == fitri


def test_a_beaten_mark_sent_again_stays_beaten(session, people, budi, fitri):
    beaten = tap(people[0], "tidak", minute=3)
    mark(session, marks=[beaten], by=budi)
    mark(session, marks=[tap(people[0], "hadir", writer="phone002", minute=5)], by=fitri)

    # The same save under a later reckoning, as a slow line makes it.
    mark(session, marks=[tap(people[0], "tidak", minute=8)], by=budi)

    assert stored(session) == {people[0]: "hadir"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_marks_sent_twice_and_shuffled_end_as_sent_once(session, people, budi, data):
    session.attendances.all().delete()
    choice = st.tuples(
        st.sampled_from(people), st.sampled_from(Attendance.Status.values), st.sampled_from("ab")
    )
    made = [
        tap(pk, status, writer=f"phone00{writer}", sequence=number, minute=number)
        for number, (pk, status, writer) in enumerate(data.draw(st.lists(choice, max_size=8)), 1)
    ]
    sent = data.draw(st.permutations([*made, *made]))

    for each in sent:
        mark(session, marks=[each], by=budi)

    assert stored(session) == {each.enrolment_id: each.status for each in made}


def test_somebody_of_another_cohort_cannot_be_marked(session, people, budi, course):
    other = factories.join(factories.make_person("gilang"), course, cohort=_elsewhere(course))

    with pytest.raises(NotInCohort):
        mark(session, marks=[tap(people[0], "hadir"), tap(other.pk, "hadir")], by=budi)

    assert stored(session) == {}


def _elsewhere(course):
    return factories.make_cohort(course, "bandung-1")


def test_a_phone_whose_clock_is_a_year_ahead_marks_at_the_right_moment():
    ahead = NOW + timedelta(days=365)

    found = moment_of(made=ahead - timedelta(minutes=20), sent=ahead, received=NOW)

    assert found == NOW - timedelta(minutes=20)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (timedelta(hours=1), timedelta()),
        (-timedelta(days=99), -timedelta(days=14)),
        (None, timedelta()),
    ],
)
def test_what_no_clock_can_mean_is_bounded(made, expected):
    said = None if made is None else NOW + made

    assert moment_of(made=said, sent=NOW, received=NOW) == NOW + expected


def test_each_change_is_in_the_log_as_codes_and_a_repeat_is_not(session, people, budi):
    mark(session, marks=[tap(people[0], "hadir")], by=budi)
    mark(session, marks=[tap(people[0], "hadir")], by=budi)
    mark(session, marks=[tap(people[0], "tidak", sequence=2)], by=budi)

    events = AuditEvent.objects.filter(action="attendance.mark").order_by("pk")
    assert [event.detail["changes"] for event in events] == [
        [f"{people[0]}:>hadir:tap"],
        [f"{people[0]}:hadir>tidak:tap"],
    ]


def test_forty_marks_cost_what_three_cost(session, people, budi, cohort):
    many = [
        factories.join(factories.make_person(f"p{n}"), cohort.course, cohort=cohort).pk
        for n in range(37)
    ]

    for some in (people, [*people, *many]):
        session.attendances.all().delete()
        with statements(5):
            mark(session, marks=[tap(pk, "hadir") for pk in some], by=budi)
