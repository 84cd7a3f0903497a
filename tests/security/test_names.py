"""Nobody meets the name of somebody they are not responsible for (trust: Children)."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from certificates.models import Certificate
from lms.accounts.models import GuardianConsent
from tests.access.doors import TABLE
from tests.access.world import LEARNERS, World
from tests.security.pages import Fetched, pages_of

# Where a learner's own names belong: the account, and the certificates.
OWN_PLACES = ("/akun/", "/sertifikat/milikku/")
BIRDS = ("Kenari", "Jalak", "Merpati")
KINDS = ("Akun", "Surat", "Depan", "Sertifikat", "Sekolah", "Panggilan", "Wali")


@pytest.fixture
def canaries(world) -> dict[str, set[str]]:
    """Give each learner words that stand nowhere else; return them by learner."""
    return {
        name: _name_after_a_bird(world, name, bird)
        for name, bird in zip(LEARNERS, BIRDS, strict=True)
    }


def _name_after_a_bird(world: World, name: str, bird: str) -> set[str]:
    words = {kind: f"{bird}{kind}" for kind in KINDS}
    person = world.people[name]
    person.username = words["Akun"]
    person.email = f"{words['Surat']}@surat.example"
    person.first_name = words["Depan"]
    person.institution = words["Sekolah"]
    person.display_name = words["Panggilan"]
    person.certificate_name = words["Sertifikat"]
    person.certificate_name_confirmed_at = timezone.now()
    person.save()
    GuardianConsent.objects.filter(learner=person).update(guardian_name=words["Wali"])
    for certificate in Certificate.objects.filter(enrolment__learner=person):
        certificate.facts["holder_name"] = words["Sertifikat"]
        certificate.save()
    return {*words.values(), person.learner_code}


def _found(words: set[str], text: str) -> list[str]:
    return sorted(word for word in words if word.lower() in text.lower())


def _addresses(page: Fetched) -> str:
    if not page.is_html:
        return ""
    soup = BeautifulSoup(page.body, "html.parser")
    return " ".join(
        tag[name] for name in ("href", "src", "action") for tag in soup(True, {name: True})
    )


def _told(pages: list[Fetched], words: set[str]) -> dict[str, list[str]]:
    texts = {str(page): page.text for page in pages}
    return _beyond_the_address(texts, words)


def _told_on_the_way(pages: list[Fetched], words: set[str]) -> dict[str, list[str]]:
    """Addresses and headers are kept in histories, in logs and by who stands between."""
    texts = {str(page): _addresses(page) + str(page.response.headers) for page in pages}
    return _beyond_the_address(texts, words)


def _beyond_the_address(texts: dict[str, str], words: set[str]) -> dict[str, list[str]]:
    """A page may repeat the address it was asked for: whoever asked had the word already."""
    found = {
        page: [word for word in _found(words, text) if word not in page]
        for page, text in texts.items()
    }
    return {page: words for page, words in found.items() if words}


@pytest.mark.parametrize("name", ["visitor", "ayu", "indra", "dewi"])
def test_whoever_is_not_responsible_reads_no_name(name, canaries, world, client_of):
    """Indra learns in Ayu's cohort; Dewi sees totals."""
    others = set().union(*(words for other, words in canaries.items() if other != name))

    pages = list(pages_of(name, world=world, client_of=client_of))

    assert len(pages) > 25
    assert _told(pages, others) == {}


@pytest.mark.parametrize(
    ("trainer", "own", "other"), [("budi", "ayu", "gita"), ("citra", "gita", "ayu")]
)
def test_a_trainer_reads_names_of_the_own_cohorts_only(
    trainer, own, other, canaries, world, client_of
):
    pages = list(pages_of(trainer, world=world, client_of=client_of))

    assert {word for words in _told(pages, canaries[own]).values() for word in words} >= {
        word for word in canaries[own] if word.endswith(("Panggilan", "Sertifikat", "Wali"))
    }
    assert _told(pages, canaries[other]) == {}
    assert _told_on_the_way(pages, canaries[own]) == {}


@pytest.mark.parametrize("where", ["certificate/", "guardian_consents/", "cohorts/"])
def test_searching_finds_nobody_elsewhere(where, canaries, world, client_of):
    budi, citra = client_of("budi"), client_of("citra")
    typed = {"certificate/": "KenariSertifikat", "guardian_consents/": "KenariAkun"}
    query = {"q": typed.get(where, "angkatan-budi")}
    words = {*canaries["ayu"], world.people["ayu"].learner_code_grouped, "Angkatan angkatan-budi"}

    def hits(browser) -> list[str]:
        return _found(words, browser.get(f"/admin/{where}results/", query).text)

    assert hits(budi) != []
    assert hits(citra) == []


def test_no_list_is_had_as_a_spreadsheet_on_the_side(canaries, world, client_of):
    """Wagtail's lists know «export»: ours name no columns, so there is nothing in it.

    But for the audit log, whose export is a deed of its own: noted, without names.
    """
    indexes = [line.path(world) for line in TABLE if line.route.endswith(":index")]
    lists = [path for path in indexes if path.startswith("/admin/")]

    sheets = {path: client_of("joko").get(path, {"export": "csv"}) for path in lists}

    assert len(sheets) > 10
    filled = {path: b"".join(sheet) for path, sheet in sheets.items()}
    assert [path for path, sheet in filled.items() if sheet.strip()] == ["/admin/audit/"]
    assert b"kenari" not in filled["/admin/audit/"].lower()


def test_a_learner_is_called_by_the_nickname(canaries, world, client_of):
    pages = list(pages_of("ayu", world=world, client_of=client_of))
    elsewhere = [page for page in pages if not page.path.startswith(OWN_PLACES)]
    own = [page for page in pages if page.path.startswith(OWN_PLACES)]

    assert {"KenariAkun", "KenariSertifikat"} <= set().union(*_told(own, canaries["ayu"]).values())
    assert _told(elsewhere, canaries["ayu"] - {"KenariPanggilan"}) == {}
    assert _told_on_the_way(pages, canaries["ayu"]) == {}
