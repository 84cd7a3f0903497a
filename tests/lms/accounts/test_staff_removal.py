"""Staff are asked to remove somebody's data, or recorded a withdrawal by mistake."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from lms.accounts import agreeing, erasing, roles
from lms.accounts.consent import GuardianConsent, may_take_part
from lms.accounts.models import Erasure
from lms.audit.models import AuditEvent
from tests.factories import give_consent, make_person

REMOVALS = "/admin/erasures/"


@pytest.fixture
def hesti(db):
    """Safeguarding focal point."""
    person = make_person("hesti", age_band="25+")
    person.groups.add(Group.objects.get_or_create(name=roles.SAFEGUARDING)[0])
    return person


@pytest.fixture
def nia(db):
    """An adult learner."""
    return make_person("nia")


@pytest.mark.parametrize("typed", ["code", "username"])
def test_hesti_begins_a_removal_and_it_happens_after_the_days(
    signed_in, hesti, nia, run_jobs, typed
):
    person = nia.learner_code_grouped.lower() if typed == "code" else " NIA "
    posted = {"person": person, "reason": "keamanan"}

    for _ in range(2):
        signed_in(hesti).post(f"{REMOVALS}new/", posted)

    removal = Erasure.objects.get()
    assert (removal.person, removal.reason, removal.asked_by) == (nia, "keamanan", hesti)
    assert removal.due_at - removal.asked_at == timedelta(days=7)
    assert AuditEvent.objects.get(action="erasure.ask").actor_id == hesti.pk
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        erasing.submit_due()
        run_jobs()
    nia.refresh_from_db()
    assert nia.erased_at is not None


def test_fitri_takes_it_back_and_nothing_happens(signed_in, fitri, nia, run_jobs):
    desk = signed_in(fitri)
    desk.post(f"{REMOVALS}new/", {"person": "nia", "reason": "ganda"})
    removal = Erasure.objects.get()

    for _ in range(2):
        desk.post(f"{REMOVALS}edit/{removal.pk}/")

    removal.refresh_from_db()
    assert removal.cancelled_by == fitri
    assert AuditEvent.objects.filter(action="erasure.take_back").count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert erasing.submit_due() == 0


@pytest.mark.parametrize(
    ("person", "reason", "wrong"),
    [
        ("tidak-ada", "keamanan", "person"),
        ("", "keamanan", "person"),
        ("eko", "keamanan", "person"),
        ("admin", "keamanan", "person"),
        ("nia", "tidak_dipakai", "reason"),
        ("nia", "", "reason"),
    ],
)
def test_a_slip_is_named_and_nothing_begins(
    signed_in, hesti, nia, eko, admin_user, person, reason, wrong
):
    answer = signed_in(hesti).post(f"{REMOVALS}new/", {"person": person, "reason": reason})

    assert set(answer.context["form"].errors) == {wrong}
    assert Erasure.objects.count() == 0


def test_what_somebody_else_began_is_not_staffs_to_stop(signed_in, hesti, nia):
    removal = erasing.ask(nia, reason=Erasure.Reason.OWN_WISH, at=timezone.now(), by=nia)

    assert signed_in(hesti).post(f"{REMOVALS}edit/{removal.pk}/").status_code == 404
    assert Erasure.objects.waiting().count() == 1


@pytest.mark.parametrize("reason", ["keamanan", "lewat_wali", "lewat_petugas"])
def test_she_reads_it_when_she_signs_in_next(hesti, nia, sign_in, reason):
    erasing.ask(nia, reason=reason, at=timezone.now(), by=hesti)
    phone = Client()

    first = sign_in(phone, "nia", next="/kursus/")
    page = phone.get(first.url)

    assert first.url.startswith("/akun/hapus/?next=")
    assert page.context["next"] == "/kursus/"
    # What she asked for herself she may stop herself; the rest not.
    phone.post("/akun/hapus/batal/")
    assert Erasure.objects.waiting().exists() == (reason != "lewat_petugas")


def test_others_go_straight_on(nia, sign_in):
    assert sign_in(Client(), "nia", next="/kursus/").url == "/kursus/"


@pytest.mark.parametrize("who", ["budi", "dewi", "eko"])
def test_other_staff_begin_nothing(signed_in, request, nia, who):
    person = request.getfixturevalue(who)

    signed_in(person).post(f"{REMOVALS}new/", {"person": "nia", "reason": "keamanan"})

    assert Erasure.objects.count() == 0


def test_nobody_deletes_a_removal(signed_in, admin_user, nia, hesti):
    removal = erasing.ask(nia, reason="keamanan", at=timezone.now(), by=hesti)

    signed_in(admin_user).post(f"{REMOVALS}delete/{removal.pk}/")

    assert Erasure.objects.count() == 1


def test_a_consent_taken_back_by_mistake_is_recorded_anew(signed_in, fitri, gita):
    give_consent(gita)
    old = GuardianConsent.objects.get()
    agreeing.withdraw_consent(gita, at=timezone.now(), by=fitri)
    desk = signed_in(fitri)
    page = desk.get(f"/admin/guardian_consents/inspect/{old.pk}/")

    answers = [desk.post(page.context["put_right_url"]).status_code for _ in range(2)]

    was, new = GuardianConsent.objects.order_by("pk")
    assert page.context["may_put_right"]
    assert answers == [302, 404]
    # The row of the mistake stays.
    assert (was.pk, was.withdrawn_by) == (old.pk, fitri)
    assert {name: getattr(new, name) for name in GuardianConsent.FACTS} == {
        name: getattr(old, name) for name in GuardianConsent.FACTS
    }
    assert (new.recorded_by, new.withdrawn_at) == (fitri, None)
    assert may_take_part(gita)
    assert Erasure.objects.waiting().count() == 0
    assert AuditEvent.objects.get(action="consent.put_right").detail["instead_of"] == old.pk


def test_what_she_took_back_herself_stays_taken_back(signed_in, fitri, gita):
    give_consent(gita)
    first = GuardianConsent.objects.get()
    agreeing.withdraw_consent(gita, at=timezone.now(), by=fitri)
    agreeing.put_right(first, at=timezone.now(), by=fitri)
    agreeing.withdraw_consent(gita, at=timezone.now(), by=gita)

    for consent in GuardianConsent.objects.all():
        answer = signed_in(fitri).post(f"/admin/guardian_consents/{consent.pk}/put-right/")
        assert answer.status_code == 404

    assert not may_take_part(gita)


def test_hesti_reads_a_code_and_no_name(signed_in, hesti, gita):
    give_consent(gita)
    agreeing.withdraw_consent(gita, at=timezone.now(), by=gita)
    removal = erasing.ask(make_person("nia"), reason="ganda", at=timezone.now(), by=hesti)
    desk = signed_in(hesti)

    began_elsewhere = desk.get(f"{REMOVALS}inspect/{Erasure.objects.first().pk}/")
    began_here = desk.get(f"{REMOVALS}inspect/{removal.pk}/")

    assert gita.learner_code_grouped in began_elsewhere.content.decode()
    assert "gita" not in began_elsewhere.content.decode().lower()
    ours = [page.context["may_take_back"] for page in (began_elsewhere, began_here)]
    assert ours == [False, True]
