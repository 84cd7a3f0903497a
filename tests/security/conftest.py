"""The world of the access table, and every page of it that somebody can open."""

from tests.access.conftest import client_of, world  # noqa: F401
