"""Staff are invited: one link, one account, no way past the second step."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.test import Client

from lms.accounts import roles
from lms.accounts.models import StaffInvitation, User
from lms.audit.models import AuditEvent
from tests.factories import make_person

NEW = "/admin/staff_invitations/new/"
JOIN = {"first_name": "Gede", "last_name": "", "username": "gede", "password": "awan-putih-sore"}


@pytest.fixture
def hana(db):
    """Site admin: looks after staff, sees no learner by it."""
    hana = make_person("hana", age_band="25+")
    hana.groups.add(Group.objects.get_or_create(name=roles.SITE_ADMIN)[0])
    return hana


def _role(name: str) -> int:
    return Group.objects.get(name=name).pk


def _invite(client: Client, *names: str) -> str:
    """Return the link that the page after the form shows."""
    form = {"groups": [_role(name) for name in names], "note": "G."}
    page = client.post(NEW, form, follow=True)
    return re.search(r"/akun/undangan/[\w-]+/", page.content.decode())[0]


def test_the_invited_make_one_account_and_meet_the_second_step(signed_in, hana, settings):
    settings.STAFF_MFA = True
    link = _invite_without_second_step(signed_in(hana), settings)
    gedes, others = Client(), Client()

    joined = gedes.post(link, JOIN)

    gede = User.objects.get(username="gede")
    assert [group.name for group in gede.groups.all()] == [roles.TRAINER]
    assert joined.url == "/admin/"
    doors = ("/admin/", "/akun/", "/akun/sandi/ubah/", "/belajar/", "/admin/staff_invitations/")
    assert {gedes.get(door).url for door in doors} == {"/akun/langkah-kedua/pasang/"}
    assert others.post(link, {**JOIN, "username": "lain"}).status_code == 404
    assert not User.objects.filter(username="lain").exists()
    told = AuditEvent.objects.filter(action__startswith="staff.").order_by("pk")
    assert [(event.action, event.actor_id) for event in told] == [
        ("staff.invite", hana.pk),
        ("staff.join", gede.pk),
    ]


def _invite_without_second_step(client: Client, settings) -> str:
    settings.STAFF_MFA = False
    link = _invite(client, roles.TRAINER)
    settings.STAFF_MFA = True
    return link


def test_the_link_is_shown_once_and_kept_nowhere(signed_in, hana):
    client = signed_in(hana)
    token = _invite(client, roles.TRAINER).split("/")[-2]

    assert client.get("/admin/staff_invitations/link/").url == "/admin/staff_invitations/"
    kept = [row.get_decoded() for row in Session.objects.all()]
    kept += list(StaffInvitation.objects.values()) + list(AuditEvent.objects.values())
    assert token not in str(kept)


@pytest.mark.parametrize("why", ["withdrawn", "too old", "made up"])
def test_a_link_that_works_no_more_is_answered_kindly_and_makes_nobody(signed_in, hana, why):
    client = signed_in(hana)
    link = _invite(client, roles.TRAINER)
    later = timedelta()
    if why == "withdrawn":
        client.post(f"/admin/staff_invitations/{StaffInvitation.objects.get().pk}/withdraw/")
    elif why == "too old":
        later = timedelta(days=8)
    else:
        link = link[:-2] + "x/"

    with time_machine.travel(StaffInvitation.objects.get().made_at + later, tick=False):
        answers = [Client().get(link), Client().post(link, JOIN)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not User.objects.filter(username="gede").exists()


def test_a_name_that_is_taken_leaves_the_invitation_open(signed_in, hana, ayu):
    link = _invite(signed_in(hana), roles.TRAINER)

    refused = Client().post(link, {**JOIN, "username": "AYU"})

    assert list(refused.context["form"].errors) == ["username"]
    assert Client().post(link, JOIN).status_code == 302


def test_extra_fields_give_no_rights(signed_in, hana):
    link = _invite(signed_in(hana), roles.AUTHOR)
    extra = {"is_superuser": "on", "is_staff": "on", "groups": _role(roles.SITE_ADMIN)}

    Client().post(link, {**JOIN, **extra})

    gede = User.objects.get(username="gede")
    assert (gede.is_superuser, gede.is_staff) == (False, False)
    assert [group.name for group in gede.groups.all()] == [roles.AUTHOR]


def test_a_programme_admin_invites_for_a_programme_and_not_above_herself(signed_in, fitri):
    client = signed_in(fitri)

    assert Client().get(_invite(client, roles.TRAINER)).status_code == 200
    refused = client.post(NEW, {"groups": [_role(roles.SITE_ADMIN)], "note": ""})

    assert list(refused.context["form"].errors) == ["groups"]
    assert StaffInvitation.objects.count() == 1


def test_the_list_shows_open_invitations_and_each_only_the_own(signed_in, fitri, hana):
    _invite(signed_in(fitri), roles.TRAINER)
    _invite(signed_in(hana), roles.AUTHOR)

    def listed(person) -> set[str]:
        page = signed_in(person).get("/admin/staff_invitations/")
        return {each.made_by.username for each in page.context["object_list"]}

    assert (listed(fitri), listed(hana)) == ({"fitri"}, {"fitri", "hana"})


class TestLookingAfterStaff:
    FORM = {"username": "budi", "email": "", "first_name": "Budi", "last_name": "", "is_active": ""}

    def test_switching_off_ends_sessions_for_good_and_is_in_the_log(
        self, signed_in, hana, budi, sign_in, cohort
    ):
        phone = Client()
        sign_in(phone, "budi")
        form = {**self.FORM, "groups": [_role(roles.TRAINER)]}

        assert signed_in(hana).post(f"/admin/users/edit/{budi.pk}/", form).status_code == 302

        User.objects.filter(pk=budi.pk).update(is_active=True)
        assert phone.get("/admin/").status_code == 302
        assert list(cohort.trainers.all()) == [budi]
        event = AuditEvent.objects.get(action="staff.change")
        role = _role(roles.TRAINER)
        assert (event.actor_id, event.object_id) == (hana.pk, str(budi.pk))
        assert event.detail == {"roles_before": [role], "roles": [role], "is_active": False}

    def test_nobody_becomes_superuser_by_it_or_changes_one(self, signed_in, hana, budi, admin_user):
        client = signed_in(hana)
        form = {
            **self.FORM,
            "is_active": "on",
            "is_superuser": "on",
            "password1": "x",
            "groups": [],
        }

        client.post(f"/admin/users/edit/{budi.pk}/", {**form, "groups": [_role(roles.AUTHOR)]})
        own = {**form, "username": "hana", "groups": [_role(roles.SAFEGUARDING)]}
        client.post(f"/admin/users/edit/{hana.pk}/", own)

        budi.refresh_from_db()
        assert (budi.is_superuser, budi.groups.get().name) == (False, roles.AUTHOR)
        assert [group.name for group in hana.groups.all()] == [roles.SITE_ADMIN]
        assert client.get(f"/admin/users/edit/{admin_user.pk}/").status_code == 404
        assert client.get("/admin/cohorts/").url == "/admin/"
