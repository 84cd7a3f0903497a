"""The crowd's bench itself: what it calls lost, what it explains, and what it says."""

import pytest

from tests.benchmarks import marking
from tests.benchmarks.crowd import figures_of, is_felt, lost, percentile
from tests.benchmarks.crowd_phone import Reply
from tests.benchmarks.crowd_table import write_crowd

RUN = {
    "requests": 10, "errors": 0, "unexplained_errors": 0, "p95_seconds": 0.2,
    "slowest_seconds": 0.4, "acknowledged": 5, "lost": 0, "handed_in": 1, "hand_ins_lost": 0,
}  # fmt: skip
STAGE = {"a_second": 100, "p95_seconds": 2.5, "errors": 3}


def test_an_acknowledged_answer_that_is_not_there_or_is_another_is_lost():
    acknowledged = {(1, 1): [7], (1, 2): [8], (1, 3): [9]}

    assert lost(acknowledged, acknowledged) == []
    assert lost(acknowledged, {(1, 1): [7], (1, 2): [80]}) == [(1, 2), (1, 3)]


def test_a_failure_is_explained_only_by_a_trouble_it_met():
    trouble = [(100.0, 103.0)]

    assert is_felt(Reply("answer", began=99, seconds=2, status=0), trouble)
    assert is_felt(Reply("answer", began=112, seconds=1, status=503), trouble)
    assert not is_felt(Reply("answer", began=90, seconds=2, status=503), trouble)
    assert not is_felt(Reply("answer", began=114, seconds=1, status=503), trouble)


def test_the_slow_are_told_apart_from_the_many():
    replies = [Reply("answer", began=n, seconds=0.1, status=200) for n in range(95)]
    replies += [Reply("submit", began=n, seconds=3, status=500) for n in range(5)]

    figures = figures_of(replies, [])

    assert (figures["p95_seconds"], figures["slowest_seconds"]) == (0.1, 3)
    assert (figures["errors"], figures["unexplained_errors"]) == (5, 5)
    assert percentile([], 95) == 0


@pytest.mark.parametrize(("people", "is_written"), [(50, False), (1000, True)])
def test_only_a_whole_crowd_is_written_down(tmp_path, people, is_written):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- crowd -->old<!-- end of crowd -->\nafter\n")
    point = {"last_good_a_second": 50, "stages": [STAGE]}
    crowd = {"people": people, "minutes": 6, "answers_each": 15, "calm": RUN, "broken": RUN}

    write_crowd({"machine": {}, "crowd": {**crowd, "breaking_point": point}}, to=page)

    text = page.read_text()
    assert ("1,200 people" in text, "old" in text) == (is_written, not is_written)
    assert (text.startswith("before\n"), text.endswith("after\n")) == (True, True)


@pytest.mark.django_db
def test_a_stock_of_answers_is_filled_and_marked_again(course):
    marking.fill(50)

    figures = marking.marked()

    assert figures["answers"] == 50
