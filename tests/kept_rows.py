"""What many stories begin with is made once in each process; its rows are put in again after that.

A small course takes half a second to make, a thousand times over. Its rows depend on nothing
but the arguments as long as nobody has made a page before: then they can be kept.
"""

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import time_machine
from django.apps import apps
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Page

from lms.pantry.watching import content_changed

Rows = dict[str, list]


@dataclass(frozen=True)
class _Kept:
    page: Page
    before: Rows
    after: Rows


def kept_rows(make: Callable[..., Page]) -> Callable[..., Page]:
    """Let `make` do its work once for each set of arguments, on a site as migrations left it.

    Not where the story has moved the clock: its rows have dates of their own.
    """
    kept: dict[str, _Kept] = {}

    @functools.wraps(make)
    def put_in_or_make(*args, **named) -> Page:
        if time_machine.escape_hatch.is_travelling() or Page.objects.filter(depth__gt=2).exists():
            return make(*args, **named)
        key = repr((args, sorted(named.items())))
        if key not in kept:
            before = _rows(_tables())
            page = make(*args, **named)
            kept[key] = _what_changed(page, before=before, after=_rows(_tables()))
        elif _rows(kept[key].before) == kept[key].before:
            _put_in(kept[key].after)
        else:
            return make(*args, **named)
        # Nobody told the caches; a story finds them empty in either case.
        cache.clear()
        page = kept[key].page
        return type(page).objects.get(pk=page.pk)

    return put_in_or_make


def _tables() -> list[str]:
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    # SQLite's own triggers fill the table of words beside the search's entries.
    return sorted(name for name in names if not name.endswith("_fts"))


def _rows(tables: Iterable[str]) -> Rows:
    with connection.cursor() as cursor:
        return {table: _rows_of(cursor, table) for table in tables}


def _rows_of(cursor, table: str) -> list:
    if connection.vendor == "sqlite":
        cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        return cursor.fetchall()
    # As JSON, whatever kinds its columns are of.
    cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t ORDER BY 1')
    return [row for (row,) in cursor.fetchall()]


def _what_changed(page: Page, *, before: Rows, after: Rows) -> _Kept:
    tables = [table for table in after if after[table] != before[table]]
    return _Kept(
        page,
        before={table: before[table] for table in tables},
        after={table: after[table] for table in tables},
    )


@transaction.atomic
def _put_in(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table in rows:
            cursor.execute(f'DELETE FROM "{table}"')
        for table, each in rows.items():
            _insert(cursor, table, each)
        mine = [model for model in apps.get_models() if model._meta.db_table in rows]
        for statement in connection.ops.sequence_reset_sql(no_style(), mine):
            cursor.execute(statement)
    content_changed()


def _insert(cursor, table: str, rows: list) -> None:
    if not rows:
        return
    if connection.vendor == "sqlite":
        marks = ", ".join(["?"] * len(rows[0]))
        cursor.cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
    else:
        cursor.execute(
            f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", %s)',
            [f"[{','.join(rows)}]"],
        )
