"""What a new site begins with, and that loading it again changes nothing."""

import re

import pytest
import yaml
from wagtail.models import Page, Site

from home import starter
from home.models import HelpChannel, HelpPage, StandardPage
from home.starter.channels import CHANNELS_FILE

ADDRESSES = ["/", "/kursus/", "/bantuan/", "/privasi/", "/tentang/"]


@pytest.fixture
def site(db):
    return starter.load()


def everything() -> dict:
    pages = Page.objects.order_by("path").values_list("url_path", "title", "live", "locale_id")
    return {"pages": list(pages), "channels": list(HelpChannel.objects.order_by("pk").values())}


@pytest.mark.parametrize("address", [*ADDRESSES, *(f"/en{address}" for address in ADDRESSES)])
def test_every_page_is_there_in_both_languages(client, site, address):
    response = client.get(address)

    language = "en" if address.startswith("/en") else "id"
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.content.decode()


def test_the_welcome_page_of_a_fresh_wagtail_is_gone(site):
    assert not Page.objects.filter(depth=2, content_type__model="page").exists()
    assert Site.objects.get(is_default_site=True).root_page.specific == site


def test_loading_twice_changes_nothing(site):
    before = everything()

    assert starter.load() == site

    assert everything() == before


def test_what_the_staff_changed_stays(site):
    HelpChannel.objects.filter(code="sapa-129").update(name="SAPA baru")
    page = HelpPage.objects.get(locale__language_code="id")
    page.intro = "Kata pengantar staf."
    page.save_revision().publish()

    starter.load()

    assert HelpChannel.objects.get(code="sapa-129").name == "SAPA baru"
    assert HelpPage.objects.get(locale__language_code="id").intro == "Kata pengantar staf."


@pytest.mark.parametrize("slug", ["privasi", "tentang"])
def test_texts_that_nobody_has_reviewed_say_so(site, slug):
    marks = {"id": "Draf untuk ditinjau ECPAT", "en": "Draft for ECPAT’s review"}

    for language, mark in marks.items():
        page = StandardPage.objects.get(slug=slug, locale__language_code=language)
        assert mark.replace("’", "'") in page.body.replace("’", "'")


def test_every_channel_says_who_answers_when_it_was_checked_and_by_what_source():
    for channel in yaml.safe_load(CHANNELS_FILE.read_text(encoding="utf-8")):
        assert channel["about"] and channel["about_en"], channel["code"]
        assert channel["checked_on"] and channel["source"], channel["code"]
        assert channel.get("phone") or channel.get("url"), channel["code"]


def test_no_starter_word_is_on_the_list_of_words_to_avoid():
    avoided = re.compile(
        r"pornografi anak|pelacur|\bPSK\b|anak nakal|revenge porn|wisata seks|suka sama suka|GAGAL"
    )
    folder = CHANNELS_FILE.parent

    for file in [*folder.glob("*.md"), *folder.glob("*.yaml")]:
        assert avoided.findall(file.read_text(encoding="utf-8")) == [], file.name
