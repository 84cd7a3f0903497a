"""Which form comes when, and in which order items and options stand."""

from collections.abc import Iterable
from hashlib import sha256

from courses.quizzes.quiz import EVERY_FORM, OTHER_FORM, Form


def shuffled(ids: Iterable[int], *, seed: str) -> list[int]:
    """Return the ids in an order fixed by the seed, the same on every machine for ever.

    Each id is ranked by SHA-256 of seed and id, so adding an id moves no other pair.
    """
    return sorted(ids, key=lambda id_: sha256(f"{seed}:{id_}".encode()).digest())


def asked(places: Iterable[tuple[str, int]], *, form: str, seed: str | None) -> list[int]:
    """Return the ids of the items a test in this form asks, in order.

    `places` are pairs of form and id, in the order of their places. With a seed the form's
    items are shuffled; attitudes, which stand in every form, follow them as they were put.
    """
    places = list(places)
    scored = [id_ for its_form, id_ in places if its_form == form]
    attitudes = [id_ for its_form, id_ in places if its_form == EVERY_FORM]
    return [*(shuffled(scored, seed=seed) if seed else scored), *attitudes]


def form_for(*, first_form: str, is_pre_test: bool, number: int) -> str:
    """Return the form of the n-th attempt (from 1) in the crossover.

    The pre-test takes the enrolment's first form, the first post-test the other
    one; every later attempt of the same purpose changes form.
    """
    start = Form(first_form) if is_pre_test else OTHER_FORM[Form(first_form)]
    return start if number % 2 == 1 else OTHER_FORM[start]
