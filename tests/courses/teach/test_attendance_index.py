"""Budi looks on his phone which meetings come next."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup

from courses.enrolment.models import TrainingSession
from tests import factories
from tests.filled_form import words_of
from tests.statements import statements_of

pytestmark = pytest.mark.django_db
# Ten in the morning in Kendari.
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
HERE = "/hadir/"


@pytest.fixture(autouse=True)
def _morning():
    with time_machine.travel(NOW, tick=False):
        yield


def _meet(cohort, title: str, *, hours: int, by):
    start = NOW + timedelta(hours=hours)
    end = start + timedelta(hours=2)
    return TrainingSession.objects.create(
        cohort=cohort, title=title, starts_at=start, ends_at=end, made_by=by
    )


def test_what_is_today_and_soon_is_listed_by_day(cohort, budi, citra, signed_in):
    cohort.region_code = "74.71"
    cohort.save()
    today = _meet(cohort, "Hari 1, pagi", hours=-3, by=budi)
    soon = _meet(cohort, "Hari 2", hours=24, by=budi)
    _meet(cohort, "Kemarin", hours=-24, by=budi)
    _meet(cohort, "Bulan depan", hours=24 * 30, by=budi)
    elsewhere = factories.make_cohort(cohort.course, "bandung-1", trainer=citra)
    _meet(elsewhere, "Punya Citra", hours=1, by=citra)

    page = signed_in(budi).get(HERE, headers={"Accept-Language": "id"})

    soup = BeautifulSoup(page.content, "html.parser")
    assert [h2.get_text(" ", strip=True) for h2 in soup.select("main h2")] == [
        "Hari ini, Selasa, 24 November",
        "Besok, Rabu, 25 November",
    ]
    links = [a["href"] for a in soup.select("main a.button")]
    assert links == [f"/hadir/{today.pk}/", f"/hadir/{soon.pk}/"]
    assert "07.00–09.00 WITA" in words_of(page)


def test_without_a_meeting_the_page_says_where_they_are_planned(cohort, budi, signed_in):
    assert "di halaman angkatan" in words_of(signed_in(budi).get(HERE))


def test_for_learners_it_is_not_there_and_visitors_sign_in(ayu, dewi, signed_in, client):
    statuses = [signed_in(who).get(HERE).status_code for who in (ayu, dewi)]

    assert statuses == [404, 404]
    assert client.get(HERE).url == "/akun/masuk/?next=/hadir/"


def test_many_meetings_cost_what_one_costs(cohort, budi, signed_in):
    phone = signed_in(budi)
    _meet(cohort, "Satu", hours=1, by=budi)
    phone.get(HERE)
    one = statements_of(lambda: phone.get(HERE))

    for hours in range(2, 20):
        _meet(cohort, f"Pertemuan {hours}", hours=hours, by=budi)

    assert statements_of(lambda: phone.get(HERE)) == one
