"""A passkey beside the app: a second step like it, never a first one, and never a way past."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.urls import NoReverseMatch, reverse

from lms.accounts import telling
from lms.accounts.models import User

ADD = "/akun/langkah-kedua/kunci/baru/"
# What a browser could say, had it no passkey and much imagination.
ODD = ["", "x", "null", "[]", "{}", '"a"', '{"id": 1}', '{"id": "a", "rawId": "a", "response": {}}']
ODD += ['{"id":"YQ","rawId":"YQ","type":"public-key","response":{"clientDataJSON":"e30"}}']


@pytest.fixture
def passkey(budi) -> Authenticator:
    """As allauth keeps one; the journey makes a true one."""
    data = {"name": "Laptop", "credential": {}}
    return Authenticator.objects.create(user=budi, type="webauthn", data=data)


def test_there_is_no_sign_in_by_passkey_alone():
    for name in ("mfa_login_webauthn", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_staff_may_set_up_either(client, budi, sign_in, say_the_password_again, settings):
    settings.STAFF_MFA = True
    sign_in(client, "budi")

    assert client.get(ADD).url.startswith("/akun/pastikan/")
    say_the_password_again(client)
    page = client.get(ADD)

    assert page.status_code == 200
    assert page.context["js_data"]["creation_options"]["publicKey"]["challenge"]
    assert ADD in client.get("/akun/langkah-kedua/pasang/").content.decode()


def test_a_passkey_is_a_second_step(budi, passkey, signed_in, settings):
    settings.STAFF_MFA = True
    desk = signed_in(budi)

    assert desk.get("/admin/").status_code == 200
    passkey.delete()
    assert desk.get("/admin/").url == "/akun/langkah-kedua/pasang/"


def test_spare_codes_alone_are_none(budi, signed_in, settings):
    settings.STAFF_MFA = True
    RecoveryCodes.activate(User.objects.get(pk=budi.pk))

    assert signed_in(budi).get("/admin/").url == "/akun/langkah-kedua/pasang/"


@pytest.mark.parametrize("said", ODD)
def test_odd_words_about_a_passkey_add_none(client, budi, sign_in, say_the_password_again, said):
    sign_in(client, "budi")
    say_the_password_again(client)
    client.get(ADD)

    answer = client.post(ADD, {"name": "Kunci", "credential": said})

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Authenticator.objects.count() == 0


def test_its_owner_calls_it_as_they_like(budi, passkey, signed_in, say_the_password_again):
    rename = f"/akun/langkah-kedua/kunci/{passkey.pk}/nama/"
    client = signed_in(budi)

    asked = client.post(rename, {"name": "HP lama"})
    before = Authenticator.objects.get().wrap().name
    say_the_password_again(client)
    page = client.get(rename)
    empty = client.post(rename, {"name": "  "})
    client.post(rename, {"name": "p" * 90})
    cut = Authenticator.objects.get().wrap().name

    assert asked.url.startswith("/akun/pastikan/")
    assert before == page.context["form"].initial["name"] == "Laptop"
    assert list(empty.context["form"].errors) == ["name"]
    assert cut == "p" * 40
    assert client.post(rename, {"name": "HP <baru>"}).url == "/akun/langkah-kedua/kunci/"
    assert "HP &lt;baru&gt;" in client.get("/akun/langkah-kedua/kunci/").text
    assert Authenticator.objects.get().data["credential"] == {}


def test_nobody_removes_or_renames_anothers(
    client, budi, citra, passkey, sign_in, say_the_password_again
):
    sign_in(client, "citra")
    say_the_password_again(client)

    place = f"/akun/langkah-kedua/kunci/{passkey.pk}"
    answers = [
        client.post(f"{place}/hapus/"),
        client.get(f"{place}/nama/"),
        client.post(f"{place}/nama/", {"name": "Punya Citra"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert json.loads(json.dumps(Authenticator.objects.get().data))["name"] == "Laptop"


def test_the_copy_of_ones_own_data_names_it_and_holds_no_key(budi, passkey):
    [section] = [each for each in telling.tell_account(budi) if each.key == "second_steps"]

    assert [(row["kind"], row["name"]) for row in section.as_dicts()] == [("webauthn", "Laptop")]
    assert "credential" not in str(section)
