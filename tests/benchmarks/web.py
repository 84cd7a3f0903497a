"""Answers a second of our pages, each as a ratio to an empty one asked in turns with it."""

import itertools
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.load import Asks, Visitor, answers_a_second

ROUNDS = 5
STRANGERS = 4


@dataclass(frozen=True)
class Pair:
    name: str
    ours: list[Asks]
    empty: list[Asks]
    least: float | None


def wanted(name: str, only: list[str] | None) -> bool:
    return not only or name in only


def measure(
    cast: dict, *, port: int, seconds: float, only: list[str] | None = None
) -> dict[str, dict]:
    """Return for each pair the median ratio of the rounds, the ratios, and answers a second."""
    pairs = [pair for pair in _pairs(cast) if wanted(pair.name, only)]
    for pair in pairs:
        for phones in (pair.ours, pair.empty):
            answers_a_second(phones, port=port, seconds=min(1.5, seconds))
    ours: dict[str, list[float]] = {pair.name: [] for pair in pairs}
    empty: dict[str, list[float]] = {pair.name: [] for pair in pairs}
    for number in range(ROUNDS):
        for pair in pairs:
            # Now one first, now the other: a machine that slows down favours neither.
            sides = [(ours, pair.ours), (empty, pair.empty)]
            for counted, phones in sides if number % 2 else reversed(sides):
                counted[pair.name].append(answers_a_second(phones, port=port, seconds=seconds))
    return {
        pair.name: result(ours[pair.name], empty[pair.name], least=pair.least) for pair in pairs
    }


def result(ours: list[float], plain: list[float], *, least: float | None) -> dict:
    ratios = [one / other for one, other in zip(ours, plain, strict=True)]
    return {
        "ratio": round(median(ratios), 3),
        "least": least,
        "rounds": [round(ratio, 3) for ratio in ratios],
        "a_second": round(median(ours), 1),
        "plain_a_second": round(median(plain), 1),
    }


def _pairs(cast: dict) -> list[Pair]:
    learners = [Visitor(phone["cookies"], phone["csrf_token"]) for phone in cast["phones"]]
    strangers = [Visitor() for _ in range(STRANGERS)]

    def all_get(visitors: list[Visitor], path: str) -> list[Asks]:
        return [_again(visitor.get(path)) for visitor in visitors]

    empty_posts = [_again(visitor.post("/pembanding/kirim/", {})) for visitor in learners]
    saves = [
        _saves(visitor, phone) for visitor, phone in zip(learners, cast["phones"], strict=True)
    ]
    return [
        Pair(
            "catalogue",
            all_get(learners, cast["catalogue"]),
            all_get(learners, cast["empty_page_high"]),
            None,
        ),
        Pair(
            "lesson", all_get(learners, cast["lesson"]), all_get(learners, cast["empty_page"]), 0.6
        ),
        Pair("answer", saves, empty_posts, 0.333),
        Pair(
            "sign_in",
            all_get(strangers, "/akun/masuk/"),
            all_get(strangers, "/pembanding/masuk/"),
            0.85,
        ),
    ]


def _again(request: bytes) -> Asks:
    return lambda: request


def _saves(visitor: Visitor, phone: dict) -> Asks:
    """Choose one option after the other, as a page does that saves each choice."""
    requests = _choices(visitor, phone)
    return lambda: next(requests)


def _choices(visitor: Visitor, phone: dict) -> Iterator[bytes]:
    writer = secrets.token_hex(8)
    items = itertools.cycle(phone["items"])
    for sequence, item in enumerate(items):
        choices = item["choices"]
        save = {
            "item": item["id"],
            "choices": [choices[sequence // len(phone["items"]) % len(choices)]],
            "writer": writer,
            "sequence": sequence,
        }
        body = {"attempt": phone["attempt"], "owner": phone["owner"], "saves": [save]}
        yield visitor.post("/api/v1/answers", body)
