"""The rows that migrations wrote are there for every test.

A test with real transactions ends by emptying the database: the root page, the languages and
the roles go with the rest. Django keeps a copy for the next test of that kind only; the tests
inside a transaction, which come after it in another file, would find nothing.
"""

import json

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connections
from wagtail.models import Page

_BLOCKER = pytest.StashKey()
_EMPTIED = pytest.StashKey[bool]()


@pytest.fixture(scope="session", autouse=True)
def _keep_the_key_to_the_database(request, django_db_blocker):
    request.config.stash[_BLOCKER] = django_db_blocker


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Ask pytest-django for Django's copy, for each test that uses the database anyway.

    Not for the others: a browser runs in the thread of the journeys, where Django refuses
    to open a database.
    """
    for item in items:
        if "_django_db_helper" in item.fixturenames or item.get_closest_marker("django_db"):
            item.fixturenames.append("django_db_serialized_rollback")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if not item.config.stash.get(_EMPTIED, False):
        return
    with item.config.stash[_BLOCKER].unblock():
        if _empties(item):
            # Django puts the rest back itself.
            for connection in connections.all():
                _kinds_first(connection)
        else:
            put_back()
            item.config.stash[_EMPTIED] = False


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    if _empties(item):
        item.config.stash[_EMPTIED] = True


def put_back() -> None:
    for connection in connections.all():
        # Absent until a first test has asked for the database.
        if copy := getattr(connection, "_test_serialized_contents", None):
            _kinds_first(connection)
            connection.creation.deserialize_db_from_string(copy)
            _count_on(connection)


def _kinds_first(connection) -> None:
    """Put the content types back before all else.

    Wagtail's tasks look theirs up when they are made; one not found yet gets a number of its
    own, and the row that comes later is refused.
    """
    if Page.objects.exists():
        # Not empty after all: pages hold on to their kinds, which are there as well.
        return
    rows = json.loads(getattr(connection, "_test_serialized_contents", "[]"))
    ContentType.objects.clear_cache()
    ContentType.objects.all().delete()
    ContentType.objects.bulk_create(
        ContentType(pk=row["pk"], **row["fields"])
        for row in rows
        if row["model"] == "contenttypes.contenttype"
    )


def _count_on(connection) -> None:
    """Let new rows be numbered after the ones put back: PostgreSQL may begin at 1 again."""
    statements = connection.ops.sequence_reset_sql(no_style(), apps.get_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _empties(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    by_marker = marker is not None and (
        marker.kwargs.get("transaction", False) or (bool(marker.args) and marker.args[0])
    )
    return (
        by_marker or "transactional_db" in item.fixturenames or "live_server" in item.fixturenames
    )
