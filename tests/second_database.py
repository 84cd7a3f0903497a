"""The second run, on another database, leaves out what the first has shown for both.

    pytest --second-database

leaves out the stories that need Chromium, those that ask no database, and those marked
`one_database`: the same code answers the next person in a row, on either database alike.
"""

import pytest

OPTION = "--second-database"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="only what another database may change")


# First: other hooks add fixtures of the database to those that ask for it.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption(OPTION):
        return
    left_out = [item for item in items if not _may_differ(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _may_differ(item)]


def _may_differ(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or item.get_closest_marker("one_database"):
        return False
    return "_django_db_helper" in item.fixturenames or bool(item.get_closest_marker("django_db"))
