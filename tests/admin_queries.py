"""What a page of ours asks of the database, beyond what Wagtail's own shell asks."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Any member of staff may open it; it reads the person and the menu.
SHELL = "/admin/account/"
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")


def queries_beyond_the_shell(client: Client, url: str, *, about: str = "") -> int:
    """Return how many statements are the page's own; it is visited once before.

    `about`: a table's name, to count only the statements that name it.
    """
    client.get(url)
    shell = set(_statements(client, SHELL))
    own = [statement for statement in _statements(client, url) if statement not in shell]
    return sum(about in statement for statement in own)


def _statements(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as context:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in context if not query["sql"].startswith(TRANSACTION)]
