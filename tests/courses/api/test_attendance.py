"""POST /api/v1/attendance: a trainer's phone brings the marks it kept, as often as it likes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.enrolment.models import Attendance
from lms.accounts.owner import owner_tag
from tests import factories
from tests.courses.enrolment.attendance.conftest import people, session  # noqa: F401
from tests.statements import statements

pytestmark = pytest.mark.django_db
URL = "/api/v1/attendance"


@pytest.fixture
def phone(budi, signed_in):
    return signed_in(budi)


def a_mark(enrolment, status="hadir", sequence=1, **more):
    mark = {"enrolment": enrolment, "status": status, "source": "tap"}
    return {**mark, "writer": "phone000", "sequence": sequence, **more}


def send(client, session, owner, *marks, **more):  # noqa: F811
    body = {"session": session.pk, "owner": owner_tag(owner), "saves": list(marks), **more}
    return client.post(URL, body, content_type="application/json")


def test_marks_are_acknowledged_one_by_one(phone, session, people, budi):  # noqa: F811
    first, second = a_mark(people[0]), a_mark(people[1], "tidak", sequence=2)

    response = send(phone, session, budi, first, second)

    sent = {"writer": "phone000", "outcome": "kept"}
    assert (response.status_code, response.json()) == (
        200,
        {
            "saves": [
                {"enrolment": people[0], "sequence": 1, "status": "hadir", **sent},
                {"enrolment": people[1], "sequence": 2, "status": "tidak", **sent},
            ]
        },
    )
    assert Attendance.objects.count() == 2


def test_the_same_marks_again_change_nothing(phone, session, people, budi):  # noqa: F811
    for _again in range(3):
        response = send(phone, session, budi, a_mark(people[0]))

    assert response.json()["saves"][0]["outcome"] == "kept"
    assert Attendance.objects.count() == 1


def test_a_phone_with_a_wrong_clock_says_how_long_ago(phone, session, people, budi):  # noqa: F811
    wrong = timezone.now() - timedelta(days=400)
    made = (wrong - timedelta(minutes=30)).isoformat()

    send(phone, session, budi, a_mark(people[0], device_time=made), sent_at=wrong.isoformat())

    ago = timezone.now() - Attendance.objects.get().marked_at
    assert timedelta(minutes=30) <= ago < timedelta(minutes=31)


def test_what_another_trainer_marked_on_this_phone_is_not_sent_as_mine(
    phone,
    session,  # noqa: F811
    people,  # noqa: F811
    citra,
):
    response = send(phone, session, citra, a_mark(people[0]))

    assert (response.status_code, response.json()["code"]) == (409, "other_person")
    assert not Attendance.objects.exists()


def test_another_trainers_session_is_not_there(session, people, citra, signed_in):  # noqa: F811
    assert send(signed_in(citra), session, citra, a_mark(people[0])).status_code == 404
    assert not Attendance.objects.exists()


def test_a_learner_cannot_mark_herself(session, enrolment, ayu, signed_in):  # noqa: F811
    assert send(signed_in(ayu), session, ayu, a_mark(enrolment.pk)).status_code == 404


def test_one_stranger_among_them_and_nothing_is_stored(
    phone,
    session,  # noqa: F811
    people,  # noqa: F811
    budi,
    course,
):
    stranger = factories.join(factories.make_person("gilang"), course)

    response = send(phone, session, budi, a_mark(people[0]), a_mark(stranger.pk, sequence=2))

    assert (response.status_code, response.json()["code"]) == (422, "not_in_cohort")
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "odd",
    [{"status": "bolos"}, {"source": ""}, {"sequence": -1}, {"writer": "x"}, {"enrolment": 0}],
)
def test_what_is_no_mark_is_refused(phone, session, people, budi, odd):  # noqa: F811
    response = send(phone, session, budi, {**a_mark(people[0]), **odd})

    assert (response.status_code, response.json()["code"]) == (422, "malformed")


def test_fifty_marks_cost_what_three_cost(phone, session, people, budi, cohort):  # noqa: F811
    more = [
        factories.join(factories.make_person(f"p{n}"), cohort.course, cohort=cohort).pk
        for n in range(47)
    ]
    send(phone, session, budi, a_mark(people[0], sequence=1))

    for number, some in enumerate((people, [*people, *more]), 2):
        marks = [a_mark(pk, "terlambat", sequence=number) for pk in some]
        Attendance.objects.all().delete()
        with statements(8):
            assert send(phone, session, budi, *marks).status_code == 200
