"""Doing the same thing at once, from several threads with connections of their own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")


def at_once(*deeds: Callable[[], Result]) -> list[Result]:
    """Run the deeds together, begun at one moment; return their results in order."""
    gate = threading.Barrier(len(deeds))

    def run(deed: Callable[[], Result]) -> Result:
        gate.wait()
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
