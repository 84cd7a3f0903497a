"""Count what a page costs in the database, as the budgets of the wire count it."""

import re
from collections.abc import Iterator
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
    counted = [
        query["sql"]
        for query in captured.captured_queries
        if not FRAME.match(query["sql"]) and CACHE_TABLE not in query["sql"]
    ]
    listed = "\n".join(sql[:300] for sql in counted)
    assert len(counted) == expected, f"{len(counted)} statements, not {expected}:\n{listed}"
