"""Copying a database while it is written to, and putting one in another's place.

One module for each vendor, with the same functions.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from lms.care.databases import postgres, sqlite

VENDORS = {"sqlite": sqlite, "postgresql": postgres}


def of_this_site() -> ModuleType:
    return VENDORS[connection.vendor]


def live(sql: str) -> list[tuple]:
    """Ask the site's own database."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@contextmanager
def pointing_at(name: str) -> Iterator[None]:
    """Let everything in this process speak to another database of the same server or folder."""
    own_name = connection.settings_dict["NAME"]
    hang_up()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        hang_up()
        connection.settings_dict["NAME"] = own_name


def hang_up() -> None:
    """Close this process's connections, and forget what was learned through them."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    ContentType.objects.clear_cache()
