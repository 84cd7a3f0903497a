"""Staff: their doors, their second step, their lists and their roles."""

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.apps import apps
from django.contrib.auth.models import Group

from lms.accounts import role_permissions, roles
from lms.accounts.models import User


@pytest.mark.parametrize("door", ["login/", "password_reset/", "password_reset/done/"])
def test_wagtails_own_doors_lead_to_the_one_sign_in(client, db, door):
    assert client.get(f"/admin/{door}").url == "/akun/masuk/"
    assert client.post(f"/admin/{door}", {"username": "x", "password": "y"}).status_code == 302


def test_a_visitor_of_a_staff_page_comes_back_to_it(client, budi, sign_in):
    door = client.get(client.get("/admin/reports/").url)

    assert door.url == "/akun/masuk/?next=%2Fadmin%2Freports%2F"


def test_a_learner_at_the_staff_door_is_told_so_and_not_sent_round(signed_in, ayu):
    response = signed_in(ayu).get("/admin/", follow=True)

    assert response.status_code == 403
    assert len(response.redirect_chain) == 1


def test_staff_sign_in_again_after_eight_hours_and_learners_do_not(client, budi, ayu, sign_in):
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False) as clock:
        sign_in(client, "budi", remember="on")
        learner = type(client)()
        sign_in(learner, "ayu", remember="on")

        for _hour in range(7):
            clock.shift(3600)
            assert client.get("/admin/").status_code == 200
        clock.shift(3600 + 60)
        assert client.get("/admin/").url == "/akun/masuk/?next=%2Fadmin%2F"
        assert client.get("/akun/").status_code == 302
        assert learner.get("/akun/").status_code == 200


def test_a_staff_page_left_alone_for_two_hours_is_closed(client, budi, sign_in):
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False) as clock:
        sign_in(client, "budi")
        clock.shift(2 * 3600 - 60)
        assert client.get("/admin/").status_code == 200
        clock.shift(2 * 3600 + 60)
        assert client.get("/admin/").url == "/akun/masuk/?next=%2Fadmin%2F"


class TestSecondStep:
    @pytest.fixture(autouse=True)
    def _required(self, settings):
        settings.STAFF_MFA = True

    def test_staff_without_it_are_kept_on_the_set_up_page(
        self, client, budi, sign_in, say_the_password_again
    ):
        sign_in(client, "budi")

        for path in ("/admin/", "/akun/", "/belajar/", "/admin/users/"):
            assert client.get(path).url == "/akun/langkah-kedua/pasang/"
        assert client.get("/akun/langkah-kedua/pasang/").url.startswith("/akun/pastikan/")
        say_the_password_again(client)
        assert client.get("/akun/langkah-kedua/pasang/").status_code == 200
        assert client.post("/akun/keluar/").status_code == 302

    def test_learners_never_hear_of_it(self, client, ayu, sign_in):
        sign_in(client, "ayu")

        assert client.get("/akun/").status_code == 200

    def test_a_role_given_during_a_session_counts(self, client, ayu, sign_in):
        sign_in(client, "ayu")
        ayu.groups.add(Group.objects.get(name=roles.TRAINER))

        assert client.get("/admin/").url == "/akun/langkah-kedua/pasang/"

    def test_with_it_the_password_alone_opens_nothing(self, client, budi, sign_in):
        secret = generate_totp_secret()
        TOTP.activate(budi, secret)

        assert sign_in(client, "budi").url == "/akun/langkah-kedua/masuk/"
        assert client.get("/admin/").status_code == 302
        assert "_auth_user_id" not in client.session

        client.post("/akun/langkah-kedua/masuk/", {"code": _code_now(secret)})
        assert client.get("/admin/").status_code == 200

    def test_every_page_of_it_opens(self, client, budi, sign_in, say_the_password_again):
        secret = generate_totp_secret()
        TOTP.activate(budi, secret)
        sign_in(client, "budi")
        assert client.get("/akun/langkah-kedua/masuk/").status_code == 200
        client.post("/akun/langkah-kedua/masuk/", {"code": _code_now(secret)})
        assert client.get("/akun/langkah-kedua/pastikan/").status_code == 200
        say_the_password_again(client)

        for page in ("", "lepas/", "kode/baru/"):
            assert client.get(f"/akun/langkah-kedua/{page}").status_code == 200
        made = client.post("/akun/langkah-kedua/kode/baru/", follow=True)
        assert len(made.context["unused_codes"]) == 10


def _code_now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


class TestLists:
    def test_the_users_section_lists_staff_only(self, signed_in, admin_user, ayu, budi):
        page = signed_in(admin_user).get("/admin/users/")

        assert {user.username for user in page.context["object_list"]} == {"admin", "budi"}

    def test_a_learner_is_not_to_be_opened_there(self, signed_in, admin_user, ayu, budi):
        client = signed_in(admin_user)

        assert client.get(f"/admin/users/edit/{budi.pk}/").status_code == 200
        assert client.get(f"/admin/users/edit/{ayu.pk}/").status_code == 404
        assert client.get(f"/admin/users/history/{ayu.pk}/").status_code == 404

    def test_nobody_deletes_an_account_or_all_of_them(self, signed_in, admin_user, ayu, budi):
        client = signed_in(admin_user)

        client.post(f"/admin/users/delete/{budi.pk}/")
        bulk = client.post("/admin/bulk/accounts/user/delete/?id=all&next=/admin/users/")

        assert bulk.status_code == 404
        assert User.objects.count() == 3

    def test_only_superusers_look_after_accounts(self, signed_in, fitri, budi):
        for person in (fitri, budi):
            assert signed_in(person).get("/admin/users/").status_code == 302


class TestRoles:
    def test_each_role_opens_the_admin(self, signed_in, budi, eko, fitri, dewi):
        for person in (budi, eko, fitri, dewi):
            assert signed_in(person).get("/admin/").status_code == 200

    def test_who_may_do_what(self, ayu, budi, eko, fitri, dewi, admin_user):
        people = {"ayu": ayu, "budi": budi, "eko": eko, "fitri": fitri, "dewi": dewi}

        def those_who(question) -> str:
            return " ".join(name for name, person in people.items() if question(person))

        assert those_who(roles.is_staff_member) == "budi eko fitri dewi"
        assert those_who(roles.may_author) == "eko fitri"
        assert those_who(roles.may_publish) == "fitri"
        assert those_who(roles.may_teach) == "budi fitri"
        assert those_who(roles.may_record_consent) == "budi fitri"
        assert those_who(roles.sees_every_consent) == "fitri"
        assert those_who(roles.may_issue_certificates) == "budi fitri"
        assert those_who(roles.may_revoke_certificates) == "fitri"
        assert those_who(roles.may_see_reports) == "fitri dewi"
        assert those_who(roles.may_look_after_jobs) == "fitri"
        assert those_who(roles.may_read_audit_log) == ""
        assert all(
            question(admin_user)
            for question in (roles.is_staff_member, roles.may_publish, roles.may_read_audit_log)
        )

    def test_nobody_switched_off_has_a_role(self, fitri):
        fitri.is_active = False

        assert not roles.may_see_reports(fitri)
        assert not roles.is_staff_member(fitri)

    def test_granting_twice_changes_nothing_and_takes_nothing_away(self, course):

        def granted():
            for label in ("courses", "wagtailcore", "wagtailimages", "wagtailadmin"):
                role_permissions.grant(apps.get_app_config(label))
            author = Group.objects.get(name=roles.AUTHOR)
            return set(author.permissions.all()), author.page_permissions.count()

        once, twice = granted(), granted()
        assert once == twice
        assert once[1] == 2

    def test_every_model_that_is_granted_exists(self):
        for by_app in role_permissions.MODEL_GRANTS.values():
            for label, models in by_app.items():
                for model in models:
                    assert apps.get_model(label, model)
