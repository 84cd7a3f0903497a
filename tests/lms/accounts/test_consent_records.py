"""Staff record a guardian's signed form, read it, and withdraw it when they are told."""

import pytest
from django.utils import timezone

from lms.accounts.consent import GuardianConsent, may_take_part
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests.factories import make_person

CONSENTS = "/admin/guardian_consents/"


def form_for(child: User, **changes) -> dict:
    return {
        "learner": child.learner_code_grouped.lower(),
        "given_on": "2026-11-20",
        "method": "kertas",
        "relation": "wali",
        "guardian_name": "Pak Tono",
        "organisation": "",
        "form_number": "F-7",
        **changes,
    }


def test_budi_records_the_paper_by_its_code(signed_in, budi, gita):
    response = signed_in(budi).post(f"{CONSENTS}new/", form_for(gita))

    consent = GuardianConsent.objects.get(learner=gita)
    assert response.status_code == 302
    assert (consent.recorded_by, consent.guardian_name) == (budi, "Pak Tono")
    assert timezone.localtime(consent.given_at).date().isoformat() == "2026-11-20"
    assert not may_take_part(gita)
    assert AuditEvent.objects.filter(action="consent.record", actor_id=budi.pk).count() == 1


def test_a_trainer_cannot_try_names(signed_in, budi, fitri, gita):
    by_name = form_for(gita, learner="gita")

    refused = signed_in(budi).post(f"{CONSENTS}new/", by_name)
    unknown = signed_in(budi).post(f"{CONSENTS}new/", form_for(gita, learner="tidak-ada"))
    assert refused.context["form"].errors == unknown.context["form"].errors

    signed_in(fitri).post(f"{CONSENTS}new/", by_name)
    assert GuardianConsent.objects.get().recorded_by == fitri


@pytest.mark.parametrize(
    "change",
    [
        {"learner": "ABCDE-FGHJK"},
        {"given_on": "2099-01-01"},
        {"method": "ponsel"},
        {"guardian_name": ""},
        {"relation": "teman"},
    ],
)
def test_a_slip_is_named_and_nothing_is_recorded(signed_in, budi, gita, change):
    response = signed_in(budi).post(f"{CONSENTS}new/", form_for(gita, **change))

    assert set(response.context["form"].errors) == set(change)
    assert GuardianConsent.objects.count() == 0


def test_an_adult_has_no_consent_to_record(signed_in, fitri, db):
    nia = make_person("nia", age_band="18-24")

    response = signed_in(fitri).post(f"{CONSENTS}new/", form_for(nia))

    assert set(response.context["form"].errors) == {"learner"}


def test_citra_sees_none_of_budis_and_fitri_sees_all(signed_in, budi, citra, fitri, gita):
    signed_in(budi).post(f"{CONSENTS}new/", form_for(gita))
    consent = GuardianConsent.objects.get()
    inspect = f"{CONSENTS}inspect/{consent.pk}/"

    def seen_by(person):
        return list(signed_in(person).get(CONSENTS).context["object_list"])

    assert seen_by(budi) == seen_by(fitri) == [consent]
    assert seen_by(citra) == []
    assert signed_in(budi).get(inspect).status_code == 200
    assert signed_in(citra).get(inspect).status_code == 404


def test_reading_leaves_a_trace(signed_in, fitri, budi, gita):
    signed_in(budi).post(f"{CONSENTS}new/", form_for(gita))
    consent = GuardianConsent.objects.get()

    signed_in(fitri).get(f"{CONSENTS}inspect/{consent.pk}/")

    event = AuditEvent.objects.get(action="consent.read")
    assert (event.actor_id, event.object_id) == (fitri.pk, str(consent.pk))


def test_fitri_withdraws_and_the_row_stays(signed_in, fitri, budi, gita):
    signed_in(budi).post(f"{CONSENTS}new/", form_for(gita))
    consent = GuardianConsent.objects.get()

    refused = signed_in(budi).post(f"{CONSENTS}edit/{consent.pk}/")
    consent.refresh_from_db()
    assert (refused.status_code, consent.withdrawn_at) == (302, None)

    signed_in(fitri).post(f"{CONSENTS}edit/{consent.pk}/")
    consent.refresh_from_db()
    assert consent.withdrawn_by == fitri
    assert consent.guardian_name == "Pak Tono"


def test_nobody_deletes_one(signed_in, admin_user, budi, gita):
    signed_in(budi).post(f"{CONSENTS}new/", form_for(gita))
    consent = GuardianConsent.objects.get()

    signed_in(admin_user).post(f"{CONSENTS}delete/{consent.pk}/")

    assert GuardianConsent.objects.count() == 1


def test_authors_and_monitors_have_no_business_there(signed_in, eko, dewi, db):
    for person in (eko, dewi):
        assert signed_in(person).get(CONSENTS).status_code == 302
        assert signed_in(person).get(f"{CONSENTS}new/").status_code == 302
