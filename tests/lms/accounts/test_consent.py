"""Gita is 16: her own yes, and the yes of an adult."""

import pytest
from django.utils import timezone

from lms.accounts import agreeing
from lms.accounts.consent import TEXT_VERSION, Assent, GuardianConsent, may_take_part
from lms.accounts.models import AgeBand
from lms.audit.models import AuditEvent
from tests.factories import give_consent, make_person

BESIDE = {"guardian_name": "Sari", "relation": "orang_tua", "agrees": "on"}


@pytest.fixture
def gita_here(signed_in, gita):
    return signed_in(gita)


def test_both_yeses_are_needed_whichever_comes_first(gita, gita_here):
    assert not may_take_part(gita)

    gita_here.post("/akun/izin/setuju/")
    assert not may_take_part(gita)

    gita_here.post("/akun/izin/orang-dewasa/", BESIDE)
    assert may_take_part(gita)


def test_a_consent_says_who_how_when_and_to_which_words(gita, gita_here):
    before = timezone.now()
    gita_here.post("/akun/izin/orang-dewasa/", BESIDE)

    consent = GuardianConsent.objects.get(learner=gita)
    assert (consent.guardian_name, consent.relation) == ("Sari", "orang_tua")
    assert consent.method == GuardianConsent.Method.SAME_PHONE
    assert consent.text_version == TEXT_VERSION
    assert before <= consent.given_at <= timezone.now()
    assert consent.recorded_by is None


def test_a_companion_of_a_service_can_stand_in_and_names_the_service(gita, gita_here):
    facts = {**BESIDE, "relation": "pendamping"}

    nameless = gita_here.post("/akun/izin/orang-dewasa/", facts)
    assert set(nameless.context["form"].errors) == {"organisation"}

    gita_here.post("/akun/izin/orang-dewasa/", {**facts, "organisation": "UPTD PPA Kendari"})
    consent = GuardianConsent.objects.get(learner=gita)
    assert consent.method == GuardianConsent.Method.COMPANION
    assert consent.organisation == "UPTD PPA Kendari"


@pytest.mark.parametrize("missing", ["guardian_name", "relation", "agrees"])
def test_an_adult_who_leaves_something_out_is_asked_again(gita, gita_here, missing):
    facts = {name: value for name, value in BESIDE.items() if name != missing}

    response = gita_here.post("/akun/izin/orang-dewasa/", facts)

    assert set(response.context["form"].errors) == {missing}
    assert GuardianConsent.objects.count() == 0


def test_the_same_yes_twice_is_one_row(gita, gita_here):
    for _ in range(2):
        gita_here.post("/akun/izin/setuju/")
        gita_here.post("/akun/izin/orang-dewasa/", BESIDE)

    assert Assent.objects.filter(learner=gita).count() == 1
    assert GuardianConsent.objects.filter(learner=gita).count() == 1


def test_after_the_second_yes_the_way_goes_on(gita, gita_here):
    first = gita_here.post("/akun/izin/setuju/", {"next": "/kursus/aman/"})
    second = gita_here.post("/akun/izin/orang-dewasa/", {**BESIDE, "next": "/kursus/aman/"})

    assert first.url == "/akun/izin/?next=%2Fkursus%2Faman%2F"
    assert second.url == "/kursus/aman/"


@pytest.mark.parametrize("what", ["assent", "consent"])
def test_a_yes_can_be_taken_back_and_given_again(gita, signed_in, what):
    give_consent(gita)
    client = signed_in(gita)

    client.post("/akun/izin/tarik/", {"what": what})
    assert not may_take_part(gita)
    rows = (Assent if what == "assent" else GuardianConsent).objects.filter(learner=gita)
    assert [row.withdrawn_at is not None for row in rows] == [True]

    client.post("/akun/izin/setuju/")
    client.post("/akun/izin/orang-dewasa/", BESIDE)
    assert may_take_part(gita)
    assert rows.all().count() == 2


def test_each_step_is_in_the_audit_log_without_names(gita, gita_here):
    gita_here.post("/akun/izin/orang-dewasa/", BESIDE)
    gita_here.post("/akun/izin/tarik/", {"what": "consent"})

    events = AuditEvent.objects.order_by("pk")
    assert [event.action for event in events] == [
        "consent.record",
        "consent.withdraw",
        "erasure.ask",
    ]
    assert "Sari" not in str([event.detail for event in events])


@pytest.mark.parametrize("page", ["izin/", "izin/orang-dewasa/", "izin/formulir/", "izin/tarik/"])
def test_every_page_can_be_read(gita_here, page):
    assert gita_here.get(f"/akun/{page}").status_code == 200


def test_the_paper_carries_a_code_and_neither_name_nor_number(gita, gita_here):
    page = gita_here.get("/akun/izin/formulir/").content.decode()
    sheet = page[page.index("<main") : page.index("</main>")]

    assert gita.learner_code_grouped in sheet
    assert "Gita" not in sheet
    assert "gita" not in sheet


def test_learner_codes_are_not_to_be_guessed_from_one_another(db):
    learners = [make_person(f"murid{n}") for n in range(20)]

    assert len({learner.learner_code for learner in learners}) == 20
    assert all(str(learner.pk) != learner.learner_code for learner in learners)


def test_adults_need_nobody(signed_in, db):
    nia = make_person("nia", age_band="18-24")
    client = signed_in(nia)

    assert may_take_part(nia)
    client.post("/akun/izin/setuju/")
    assert client.get("/akun/izin/formulir/").status_code == 302
    assert Assent.objects.count() == 0


def test_somebody_who_never_said_their_age_takes_no_part_yet(db):
    assert not may_take_part(make_person("nia", age_band=""))


def test_nobody_is_written_to_by_it(gita, gita_here, mailoutbox):
    gita_here.post("/akun/izin/orang-dewasa/", BESIDE)

    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_two_adults_at_once_leave_one_consent():
    gita = make_person("gita", age_band=AgeBand.FROM_16)
    facts = {"method": "ponsel", "relation": "orang_tua", "at": timezone.now()}

    first = agreeing.record_consent(gita, guardian_name="Sari", **facts)
    second = agreeing.record_consent(gita, guardian_name="Tono", **facts)

    assert first == second
    assert second.guardian_name == "Sari"
