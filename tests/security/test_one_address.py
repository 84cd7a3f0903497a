"""A class behind one proxy is one address, and stays the one that it is (S9)."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from lms.accounts.models import User
from tests.factories import PASSWORD, make_person

SIGN_IN = "/akun/masuk/"


def sign_in(client: Client, name: str):
    return client.post(SIGN_IN, {"login": name, "password": PASSWORD})


@pytest.mark.parametrize(
    ("proxies", "header"),
    [
        # No proxy of ours: whatever the header says, the address is the connection's.
        (0, "203.0.113.{n}"),
        # One: it adds the address that it saw; what stands before was made up.
        (1, "203.0.113.{n}, 198.51.100.7"),
        (1, "203.0.113.{n}, 203.0.113.1{n}, 198.51.100.7"),
    ],
)
def test_a_made_up_forwarding_header_makes_no_new_address(ayu, settings, proxies, header):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.LIMITS_PER_ADDRESS = {"failed_sign_in": (3, 10)}

    def come(login: str, *, by: str):
        return sign_in(Client(headers={"x-forwarded-for": by}), login)

    with time_machine.travel("2026-11-22 05:00 +0000", tick=False):
        for number in range(3):
            come(f"nama{number}", by=header.format(n=number))
        blocked = come("ayu", by=header.format(n=9))
        # The control: somebody else's address behind the same proxy is another one.
        elsewhere = come("ayu", by="198.51.100.8")

    assert (blocked.status_code, len(blocked.context["form"].non_field_errors())) == (200, 1)
    assert elsewhere.status_code == (302 if proxies else 200)


@pytest.mark.parametrize("headers", [{}, {"x-forwarded-for": "198.51.100.7"}])
def test_a_class_of_200_signs_in_from_one_address_within_a_minute(db, settings, headers):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = len(headers)
    password_hash = make_person("murid0").password
    User.objects.bulk_create(
        User(
            username=f"murid{n}",
            password=password_hash,
            age_band="18-24",
            age_band_stated_on=date(2026, 11, 22),
        )
        for n in range(1, 200)
    )
    with time_machine.travel("2026-11-22 05:00 +0000", tick=False):
        codes = [sign_in(Client(headers=headers), f"murid{n}").status_code for n in range(200)]

    assert codes == [302] * 200
