"""Home and help as a visitor sees them, how pages are found, and the other language."""

import re

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from home import starter
from home.models import HelpChannel, HomePage
from tests.factories import join, make_course, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(db) -> HomePage:
    return starter.load()


def links(response) -> list[str]:
    main = re.search(r"<main.*</main>", response.content.decode(), re.S).group()
    return re.findall(r'href="([^"]*)"', main)


def switch(response) -> str:
    (first, *_more) = re.findall(
        r'class="language-switch[^"]*" href="([^"]*)"', response.content.decode()
    )
    return first


def test_home_leads_to_courses_help_and_the_certificate_check(client, site):
    make_course(with_test=False)

    found = links(client.get("/"))

    for address in ("/kursus/", "/kursus/aman/", "/bantuan/", "/sertifikat/"):
        assert address in found


def test_home_takes_a_learner_back_to_where_she_was(signed_in, site):
    course = make_course(with_test=False)
    other = make_course("kbgo", title="Pendampingan KBGO", with_test=False)
    person = make_person("sari")
    join(person, course)
    join(person, other)

    response = signed_in(person).get("/")

    assert response.context["step"].title == "Pelajaran 1.1"
    assert response.context["step"].url == "/kursus/kbgo/modul-1/pelajaran-1/"


def test_help_says_first_what_to_do_in_danger(client, site):
    page = client.get("/bantuan/").content.decode()
    main = re.search(r"<main.*</main>", page, re.S).group()

    assert main.index('href="tel:110"') < main.index('href="tel:129"')
    assert 'href="https://wa.me/628111129129"' in main


def test_help_shows_everything_a_channel_has(client, site):
    HelpChannel.objects.all().delete()
    HelpChannel.objects.create(
        code="uptd",
        name="UPTD PPA Kendari",
        about="Pendamping menjawab.",
        phone="(0401) 123-456",
        hours="Senin–Jumat",
        cost="Pulsa biasa",
        url="https://example.org/",
        checked_on="2026-11-01",
    )

    main = re.search(r"<main.*</main>", client.get("/bantuan/").content.decode(), re.S).group()

    for words in ("UPTD PPA Kendari", "Pendamping menjawab.", "Senin–Jumat", "Pulsa biasa"):
        assert words in main, words
    assert 'href="tel:0401123456"' in main
    assert re.search(r"1 November 2026", main)


def test_help_asks_no_other_host_and_runs_no_script_of_its_own(client, site):
    page = client.get("/bantuan/").content.decode()

    loaded = re.findall(r'<(?:script|img|link|source|iframe)[^>]*?(?:src|href)="([^"]*)"', page)
    assert [address for address in loaded if not address.startswith("/")] == []
    assert [a for a in loaded if a.endswith(".js")] == ["/static/js/quick-exit.js"]


def test_channels_speak_the_language_of_the_page(client, site):
    assert "Police officers take" in client.get("/en/bantuan/").content.decode()
    assert "Petugas kepolisian" in client.get("/bantuan/").content.decode()
    assert HelpChannel.objects.get(code="polri-110").name == "Polisi 110"


@pytest.mark.parametrize("number", ["0811129129", "62-811", "62abc8111129", "javascript:1"])
def test_a_chat_number_is_digits_with_the_country_first(number):
    channel = HelpChannel(code="x", name="x", whatsapp=number, checked_on="2026-11-01")

    with pytest.raises(ValidationError) as refused:
        channel.full_clean()

    assert list(refused.value.message_dict) == ["whatsapp"]


@pytest.mark.parametrize(
    "address",
    [
        "/tidak-ada/",
        "/kursus/tidak-ada/",
        "/kursus/aman/modul-9/pelajaran-1/",
        "/modul-1/",
        "/beranda/",
        "/en/beranda-en/",
        "/kursus/en/",
        "/" + "a/" * 2000,
    ],
)
def test_an_address_that_is_nowhere_is_not_found(client, site, address):
    make_course(with_test=False)

    assert client.get(address).status_code == 404


def test_a_page_below_a_withdrawn_one_is_withdrawn(client, site):
    make_course(with_test=False)
    assert client.get("/kursus/aman/modul-1/").status_code == 200

    Page.objects.get(slug="kursus", locale__language_code="id").unpublish()

    assert client.get("/kursus/aman/modul-1/").status_code == 404


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/en/"),
        ("/en/", "/"),
        ("/bantuan/", "/en/bantuan/"),
        ("/en/kursus/", "/kursus/"),
        ("/cari/", "/en/cari/"),
        ("/en/cari/", "/cari/"),
    ],
)
def test_the_other_language_is_the_same_page(client, site, here, there):
    assert switch(client.get(here)) == there


def test_without_a_translation_the_other_language_is_its_home_page(client, site):
    make_course(with_test=False)

    assert switch(client.get("/kursus/aman/")) == "/en/"


def test_the_programme_admin_keeps_the_channels(fitri, signed_in, site):
    browser = signed_in(fitri)
    channel = HelpChannel.objects.get(code="lpsk")

    listed = browser.get("/admin/help-channels/")
    form = {
        field.name: getattr(channel, field.name)
        for field in HelpChannel._meta.fields
        if field.name not in ("id", "is_for_emergency", "is_in_footer")
    }
    saved = browser.post(
        f"/admin/help-channels/edit/{channel.pk}/", {**form, "checked_on": "2027-01-05"}
    )

    assert (listed.status_code, saved.status_code) == (200, 302)
    channel.refresh_from_db()
    assert str(channel.checked_on) == "2027-01-05"


def test_a_trainer_does_not_change_the_channels(budi, signed_in, site):
    assert signed_in(budi).get("/admin/help-channels/").status_code == 302
