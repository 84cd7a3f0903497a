"""Which tables a backup counts."""

from collections.abc import Callable, Iterable

from django.apps import apps
from django.conf import settings

# They come and go while a backup is made and are emptied by a restore.
PASSING = frozenset({"django_session", "usersessions_usersession"})


def count_all(query: Callable, *, there: set[str]) -> dict[str, int]:
    """Count the rows of each of the site's tables that the database has."""
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return count_each(query, names=sorted(ours & there - PASSING))


def count_each(query: Callable, *, names: Iterable[str]) -> dict[str, int]:
    return {name: next(iter(query(f'SELECT COUNT(*) FROM "{name}"')))[0] for name in names}


def passing() -> list[str]:
    """Return the tables that are emptied when a backup comes back, the cache among them."""
    cache = settings.CACHES["default"]
    caches = [cache["LOCATION"]] if cache["BACKEND"].endswith("DatabaseCache") else []
    return [*sorted(PASSING), *caches]
