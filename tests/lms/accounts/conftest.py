import pytest
from django.test import Client

from tests.factories import PASSWORD, make_person

ANSWERS = {
    "age_band": "18-24",
    "display_name": "Nia",
    "sex": "P",
    "region": "Kota Kendari",
    "category": "orang_muda",
    "institution": "Forum Anak",
}
ACCOUNT = {"username": "nia", "password1": "lagu-hujan-sore", "email": ""}


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def gita(db):
    """16, learner; nobody has agreed to anything yet."""
    return make_person("gita", age_band="16-17")


@pytest.fixture
def sign_in():
    """Sign in through the form, as people do."""

    def through_the_form(client: Client, username: str, password: str = PASSWORD, **more):
        return client.post("/akun/masuk/", {"login": username, "password": password, **more})

    return through_the_form


@pytest.fixture
def say_the_password_again():
    """What changes how somebody signs in asks for the password once more."""

    def confirm(client: Client):
        return client.post("/akun/pastikan/", {"password": PASSWORD})

    return confirm
