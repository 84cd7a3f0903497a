"""What people say about themselves, and change later."""

from datetime import date

import pytest
import time_machine

from lms.accounts.models import User
from tests.factories import make_person

ANSWERS = {
    "display_name": "Nia Baru",
    "age_band": "18-24",
    "sex": "tidak",
    "region": "Kota Bandung, Jawa Barat",
    "category": "orang_muda",
    "institution": "",
    "disability": "bukan",
}


@pytest.fixture
def nia(db):
    return make_person("nia", institution="SMA 1")


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/akun/").url == "/akun/masuk/?next=/akun/"


def test_nia_sees_and_changes_her_answers(signed_in, nia):
    client = signed_in(nia)
    assert "SMA 1" in client.get("/akun/").content.decode()

    client.post("/akun/ubah/", ANSWERS)

    nia.refresh_from_db()
    facts = (nia.display_name, nia.sex, nia.region_code, nia.institution, nia.disability)
    assert facts == ("Nia Baru", "tidak", "32.73", "", "bukan")


def test_the_form_comes_filled_in_and_saves_as_it_is(signed_in, nia):
    client = signed_in(nia)
    form = client.get("/akun/ubah/").context["form"]

    client.post("/akun/ubah/", {name: form[name].value() or "" for name in form.fields})

    before = {name: getattr(nia, name) for name in ("sex", "region_code", "category", "age_band")}
    nia.refresh_from_db()
    assert {name: getattr(nia, name) for name in before} == before


def test_the_form_changes_nobody_else_and_nothing_else(signed_in, nia, ayu):
    extra = {
        "user": ayu.pk,
        "id": ayu.pk,
        "is_superuser": "on",
        "username": "lain",
        "email": "x@y.id",
    }

    signed_in(nia).post("/akun/ubah/", {**ANSWERS, **extra})

    nia.refresh_from_db()
    assert (nia.username, nia.email, nia.is_superuser) == ("nia", "", False)
    assert User.objects.get(pk=ayu.pk).display_name == "Ayu"


def test_an_unfinished_profile_says_what_is_missing(signed_in, db):
    client = signed_in(make_person("baru", sex="", region_code=""))

    page = client.get("/akun/?next=/kursus/aman/").content.decode()

    assert 'href="/akun/ubah/?next=%2Fkursus%2Faman%2F"' in page


def test_nobody_turns_18_by_a_tap_within_the_year(signed_in, gita):
    client = signed_in(gita)

    response = client.post("/akun/ubah/", ANSWERS)

    gita.refresh_from_db()
    assert set(response.context["form"].errors) == {"age_band"}
    assert gita.age_band == "16-17"


def test_after_a_year_the_age_is_asked_again_at_sign_in(client, gita, sign_in):
    gita.age_band_stated_on = date(2025, 11, 1)
    gita.save()
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False):
        assert sign_in(client, "gita").url == "/akun/umur/?next=%2Fbelajar%2F"

        asked = client.post("/akun/umur/", {"age_band": "18-24", "next": "/belajar/"})

    gita.refresh_from_db()
    assert asked.url == "/belajar/"
    assert (gita.age_band, gita.age_band_stated_on) == ("18-24", date(2026, 11, 22))


def test_staff_are_not_asked_their_age(client, budi, sign_in):
    budi.age_band_stated_on = None
    budi.save()

    assert sign_in(client, "budi").url == "/admin/"


def test_a_change_of_other_answers_does_not_move_the_date_of_the_age(signed_in, nia):
    nia.age_band_stated_on = stated = date(2026, 3, 1)
    nia.save()

    signed_in(nia).post("/akun/ubah/", ANSWERS)

    nia.refresh_from_db()
    assert nia.age_band_stated_on == stated


def test_the_names_of_the_regions_come_as_one_small_cachable_list(client, db):
    response = client.get("/akun/wilayah.json")

    names = response.json()["regions"]
    assert len(names) == 552
    assert "Kota Kendari, Sulawesi Tenggara" in names
    assert "public" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["", "ubah/", "umur/", "perangkat/", "surel/", "sandi/ubah/"])
def test_every_page_opens_in_both_languages(signed_in, nia, path):
    client = signed_in(nia)

    assert client.get(f"/akun/{path}").status_code == 200
    assert client.get(f"/en/akun/{path}").status_code == 200
