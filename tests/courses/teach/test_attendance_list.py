"""Budi marks who is here, on a phone without script."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from courses.enrolment.models import Attendance, TrainingSession
from lms.accounts.copying import content_of
from lms.accounts.models import User
from tests import factories
from tests.courses.enrolment.attendance.conftest import people, session  # noqa: F401
from tests.filled_form import words_of
from tests.statements import statements

pytestmark = pytest.mark.django_db
PLAN = {"title": "Hari 2", "day": "2026-12-01", "start": "09:00", "end": "12:00", "place": "Aula"}


@pytest.fixture
def phone(budi, signed_in):
    return signed_in(budi)


@pytest.fixture
def url(session):  # noqa: F811
    return f"/hadir/{session.pk}/"


@pytest.fixture
def sessions_url(cohort):
    return f"/admin/cohorts/{cohort.pk}/sessions/"


def lines(page) -> list[str]:
    found = BeautifulSoup(page.content, "html.parser").select(".mark")
    return [" ".join(line.get_text(" ").split()) for line in found]


def counts(page) -> list[str]:
    found = BeautifulSoup(page.content, "html.parser").select("[data-count]")
    return [each.text for each in found]


def buttons(page) -> list[str]:
    found = BeautifulSoup(page.content, "html.parser").select("button[name=mark]")
    return [each["value"] for each in found]


def test_a_session_is_planned_in_the_zone_of_the_cohort(phone, sessions_url, cohort):
    cohort.region_code = "74.71"
    cohort.save()

    phone.post(sessions_url, PLAN)

    session = TrainingSession.objects.get()  # noqa: F811
    assert session.starts_at == datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    assert session.hours == "09.00–12.00 WITA"


def test_an_end_before_the_beginning_is_asked_about(at_desk, budi, sessions_url):
    page = at_desk(budi).post(sessions_url, {**PLAN, "end": "08:00"})

    assert "The end comes before the beginning: look at both." in words_of(page)
    assert not TrainingSession.objects.exists()


def test_a_session_is_moved_and_without_marks_removed(phone, sessions_url, session):  # noqa: F811
    own = f"{sessions_url}{session.pk}/"
    phone.post(own, {**PLAN, "title": "Hari 3"})
    assert TrainingSession.objects.get().title == "Hari 3"

    phone.post(own, {"do": "drop"})

    assert not TrainingSession.objects.exists()


def test_a_session_with_a_mark_stays(at_desk, budi, sessions_url, session, people, url):  # noqa: F811
    desk = at_desk(budi)
    desk.post(f"{url}tandai/", {"mark": f"{people[0]}:tidak"})

    page = desk.post(f"{sessions_url}{session.pk}/", {"do": "drop"}, follow=True)

    assert "People were marked at this session: it stays." in words_of(page)
    assert TrainingSession.objects.count() == 1


def test_a_tap_goes_round_present_late_not_here(phone, url, people):  # noqa: F811
    seen = []
    for _tap in range(4):
        phone.post(f"{url}tandai/", {"mark": buttons(phone.get(url))[0]})
        seen.append(lines(phone.get(url))[0])

    assert seen == ["Bagas Hadir", "Bagas Terlambat", "Bagas Tidak hadir", "Bagas Hadir"]
    assert Attendance.objects.count() == 1


def test_the_rest_is_not_here_and_nobody_is_marked_anew(phone, url, people):  # noqa: F811
    phone.post(f"{url}tandai/", {"mark": f"{people[1]}:terlambat", "source": "sheet"})

    phone.post(f"{url}tandai/", {"rest": "1"})

    assert counts(phone.get(url)) == ["0", "1", "2", "0"]
    assert Attendance.objects.get(enrolment=people[1]).source == "sheet"


@pytest.mark.parametrize("said", ["", "x", "1:", "1:bolos", "9" * 30 + ":hadir", "hadir"])
def test_a_form_that_says_nothing_changes_nothing(phone, url, people, said):  # noqa: F811
    assert phone.post(f"{url}tandai/", {"mark": said}).status_code == 302
    assert not Attendance.objects.exists()


def test_somebody_of_another_cohort_is_not_there(phone, url, people, course):  # noqa: F811
    other = factories.join(
        factories.make_person("gilang"), course, cohort=factories.make_cohort(course, "lain")
    )

    assert phone.post(f"{url}tandai/", {"mark": f"{other.pk}:hadir"}).status_code == 404


def test_who_left_stays_on_the_list_only_with_a_mark(phone, url, people, cohort):  # noqa: F811
    phone.post(f"{url}tandai/", {"mark": f"{people[0]}:hadir"})
    cohort.enrolments.filter(pk__in=people[:2]).update(ended_at="2026-11-24T00:00:00Z")

    assert lines(phone.get(url)) == ["Bagas Hadir", "Elsa Belum ditandai"]


def test_the_list_costs_the_same_for_three_and_for_forty(phone, url, people, cohort):  # noqa: F811
    phone.get(url)
    for count in (3, 40):
        for number in range(count - 3):
            factories.join(factories.make_person(f"p{number}"), cohort.course, cohort=cohort)
        with statements(7):
            assert len(lines(phone.get(url))) == count


def test_the_person_reads_it_in_their_copy(phone, url, people):  # noqa: F811
    phone.post(f"{url}tandai/", {"mark": f"{people[0]}:terlambat"})

    content = content_of(User.objects.get(username="bagas"))

    assert b"Hari 1, pagi" in _unpacked(content)


def _unpacked(content: bytes) -> bytes:
    import zipfile
    from io import BytesIO

    return zipfile.ZipFile(BytesIO(content)).read("dataku.json")
