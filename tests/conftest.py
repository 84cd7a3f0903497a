"""The cast: six people, one course, and the ways they meet the site."""

import hypothesis
import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from lms.accounts import roles
from lms.jobs import ledger
from tests import factories

pytest_plugins = ["tests.migrated_rows", "tests.second_database"]

# How long an example takes says more about what else the machine does than about the code.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("here")


@pytest.fixture(autouse=True)
def _files_and_cache_of_their_own(settings, tmp_path):
    """Each story has its own folders, and no limit counted in an earlier one."""
    # A story in English leaves its language to the thread.
    translation.activate(settings.LANGUAGE_CODE)
    settings.MEDIA_ROOT = tmp_path / "media"
    storages = {**settings.STORAGES}
    storages["private"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "private"), "base_url": None},
    }
    settings.STORAGES = storages
    if not settings.REDIS_URL:
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def _with_role(user, role):
    group, _made = Group.objects.get_or_create(name=role)
    user.groups.add(group)
    return user


@pytest.fixture
def ayu(db):
    """15, learner in Kendari; her mother and she herself have agreed."""
    person = factories.make_person("ayu", age_band="13-15")
    factories.give_consent(person)
    return person


@pytest.fixture
def budi(db):
    """Ayu's trainer."""
    person = factories.make_person("budi", age_band="25+", sex="L", category="mitra")
    return _with_role(person, roles.TRAINER)


@pytest.fixture
def citra(db):
    """A trainer elsewhere: she sees none of Ayu's cohort."""
    person = factories.make_person("citra", age_band="25+", region_code="32.73")
    return _with_role(person, roles.TRAINER)


@pytest.fixture
def dewi(db):
    """M&E: sees totals."""
    return _with_role(factories.make_person("dewi", age_band="25+"), roles.MONITORING)


@pytest.fixture
def eko(db):
    """Author."""
    return _with_role(factories.make_person("eko", age_band="25+", sex="L"), roles.AUTHOR)


@pytest.fixture
def fitri(db):
    """Programme admin."""
    return _with_role(factories.make_person("fitri", age_band="25+"), roles.PROGRAMME_ADMIN)


@pytest.fixture
def course(db):
    """The AMAN course in small: two modules of two lessons, tests in forms A and B."""
    return factories.make_course()


@pytest.fixture
def cohort(course, budi):
    """Budi's cohort in Kendari."""
    return factories.make_cohort(course, trainer=budi)


@pytest.fixture
def enrolment(ayu, course, cohort):
    """Ayu in Budi's cohort."""
    return factories.join(ayu, course, cohort=cohort)


@pytest.fixture
def signed_in():
    """Return a client signed in as somebody."""

    def client_of(person) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return client_of


@pytest.fixture
def run_jobs():
    """Do the work the ledger holds, here and now; returns how many jobs ran."""
    return ledger.run_due
