"""Count what a page costs in the database, as the budgets of the wire count it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Not counted: the frame of a transaction, and the table of the embedded cache.
FRAME = re.compile(r"\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b", re.IGNORECASE)
CACHE_TABLE = '"cache"'


@contextmanager
def statements(expected: int) -> Iterator[None]:
    """Expect exactly this many statements; name them when there are more or fewer."""
    with CaptureQueriesContext(connection) as captured:
        yield
    counted = _counted(captured)
    listed = "\n".join(sql[:300] for sql in counted)
    assert len(counted) == expected, f"{len(counted)} statements, not {expected}:\n{listed}"


def statements_of(deed: Callable[[], object]) -> int:
    """Return how many statements a deed takes."""
    with CaptureQueriesContext(connection) as captured:
        deed()
    return len(_counted(captured))


def _counted(captured: CaptureQueriesContext) -> list[str]:
    every = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in every if not FRAME.match(sql) and CACHE_TABLE not in sql]
