"""Before every box a learner may write in: what not to write, and where help is."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from lms.accounts.models import Assent, GuardianConsent
from tests import factories
from tests.taking import finish_course

pytestmark = pytest.mark.django_db

# What is typed here is looked up or compared, and never kept or shown to anybody.
LOOKED_UP = {"login", "code", "region", "q", "kode", "email"}
RECOVERY = {"/akun/pulihkan/": {"username"}, "/akun/kartu/": {"username"}}
PAGES = [
    "/akun/ubah/",
    "/akun/umur/",
    "/akun/",
    "/akun/izin/orang-dewasa/",
    "/akun/surel/",
    "/akun/salinan/",
    "/akun/hapus/",
    "/akun/sandi/ubah/",
    "/sertifikat/milikku/",
    "/sertifikat/",
    "/gabung/",
    "/belajar/",
    "/cari/",
    "/kursus/aman/",
]
FOR_VISITORS = ["/akun/masuk/", "/akun/pulihkan/", "/akun/kartu/", "/akun/sandi/lupa/"]
WRITTEN_IN = {
    "/akun/ubah/": ["display_name", "institution"],
    "/akun/izin/orang-dewasa/": ["guardian_name"],
    "/sertifikat/milikku/": ["name"],
}


def _boxes(response, path: str) -> list[tuple[str, bool]]:
    """Return the name of each free text box, and whether the sentence stands before it."""
    page = BeautifulSoup(response.content, "html.parser")
    passed = LOOKED_UP | RECOVERY.get(path, set())
    found, is_said = [], False
    for one in page.select("[data-before-writing], form, input, textarea"):
        if one.has_attr("data-before-writing"):
            assert one.select_one("a[href$='/bantuan/']")
            is_said = True
        elif one.name == "form":
            # Said in one form, it is not said in the next.
            is_said = False
        elif _is_free(one) and one.get("name") not in passed:
            found.append((one["name"], is_said))
    return found


def _is_free(one) -> bool:
    return one.name == "textarea" or one.get("type", "text") in ("text", "search")


def test_each_box_of_a_learner_has_the_sentence_before_it(ayu, enrolment, signed_in, client):
    finish_course(enrolment)
    GuardianConsent.objects.update(withdrawn_at=timezone.now())
    Assent.objects.update(withdrawn_at=timezone.now())
    phone = signed_in(ayu)

    found = {path: _boxes(phone.get(path), path) for path in PAGES}
    found |= {path: _boxes(client.get(path), path) for path in FOR_VISITORS}

    bare = {(path, name) for path, boxes in found.items() for name, said in boxes if not said}
    assert bare == set()
    # The search for boxes does find those that are there.
    for path, names in WRITTEN_IN.items():
        assert set(names) <= {name for name, _said in found[path]}


def test_the_steps_of_signing_up_say_it_too(client):
    factories.make_site()
    about = client.post("/akun/daftar/", {"step": "age", "age_band": "18-24"})
    sent = {
        "step": "about",
        "age_band": "18-24",
        "display_name": "Kenari",
        "sex": "P",
        "region": "Kota Kendari",
        "category": "pelajar",
        "institution": "",
    }
    account = client.post("/akun/daftar/", sent)

    assert _boxes(about, "/akun/daftar/") == [("display_name", True), ("institution", True)]
    assert _boxes(account, "/akun/daftar/") == [("username", True)]
