"""Whatever is posted, the doors answer in words: never with an error of ours."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_person

FIELDS = {
    "/akun/masuk/": ("login", "password", "remember", "next"),
    "/akun/daftar/": (
        *("step", "age_band", "display_name", "sex", "region", "region_choice", "category"),
        *("institution", "username", "password1", "email", "next"),
    ),
    "/akun/pulihkan/": ("username", "code", "password"),
    "/akun/sandi/lupa/": ("email",),
    "/akun/izin/setuju/": ("for_user", "next", "x"),
    "/akun/ubah/": ("display_name", "age_band", "region", "region_choice", "disability", "next"),
    "/akun/umur/": ("age_band", "next"),
    "/akun/izin/orang-dewasa/": ("guardian_name", "relation", "organisation", "agrees", "next"),
    "/akun/izin/tarik/": ("what",),
    "/akun/surel/": ("email", "action_add", "action_send", "action_remove"),
    "/akun/sandi/ubah/": ("oldpassword", "password1"),
    "/akun/kiriman/": ("x",),
}
NASTY = st.sampled_from(
    [
        *("", "\x00", "%00", "a\r\nSet-Cookie: x=1", "/\r\nx", "//x", "/\\x"),
        *("<13", "13-15", "about", "account", "back", "32.73", "ayu"),
        *("\u202e", "\ud7ff", "😀" * 50, "a" * 5_000, "1" * 400),
    ]
)


@pytest.mark.django_db
@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize("who", ["visitor", "learner"])
def test_no_form_breaks(path, who):
    client = Client()
    if who == "learner":
        learner = make_person("ayu", age_band="16-17")
        client.force_login(learner, backend="allauth.account.auth_backends.AuthenticationBackend")

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(
        posted=st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS[path], NASTY | st.text()))
    )
    def post(posted):
        response = client.post(path, posted)
        assert response.status_code < 500
        assert response.get("Location", "/").startswith("/")
        assert not response.get("Location", "/").startswith(("//", "/\\"))

    post()


@pytest.mark.django_db
def test_a_very_long_form_is_refused_at_once(client):
    response = client.post("/akun/masuk/", {"login": "a" * 10_000_000, "password": "b"})

    assert response.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["\x00", "/%0d%0aX: y", "//evil", "a" * 3000])
def test_no_address_breaks(client, value):
    for path in ("masuk/", "daftar/", "izin/", "umur/", "ubah/", "kode-pemulihan/"):
        response = client.get(f"/akun/{path}", {"next": value, "as": value, "email": value})
        assert response.status_code < 500
