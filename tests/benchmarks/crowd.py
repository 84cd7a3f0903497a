"""A thousand people take the pre-test at once; then again while things break; then ever faster."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.benchmarks.crowd_phone import CrowdPhone, Diary, Reply
from tests.benchmarks.own_cluster import OwnCluster
from tests.benchmarks.site import BenchSite, free_port, running
from tests.journeys.running_site import ROOT

ANSWERS_EACH = 15
BEGIN_WITHIN_SECONDS = 60
MOST_P95_SECONDS = 1.0
# 5xx this long after the worker's death, or after the database is back, belong to it.
FELT_FOR_SECONDS = 10
RATES = range(25, 1001, 25)
STAGE_SECONDS = 8


@dataclass(frozen=True)
class Size:
    people: int = 1000
    minutes: float = 6

    @property
    def begin_within(self) -> float:
        return BEGIN_WITHIN_SECONDS * min(1, self.minutes / 6)


def measure(folder: Path, *, size: Size) -> dict:
    """Return the figures of three runs on a cluster of its own: calm, broken, and ever faster."""
    with (
        OwnCluster() as cluster,
        running(folder / "crowd", port=free_port(), database_url=cluster.url) as site,
    ):
        calm = _run(site, cluster, size=size, breaking=False)
        broken = _run(site, cluster, size=size, breaking=True)
        return {
            "people": size.people,
            "minutes": size.minutes,
            "answers_each": ANSWERS_EACH,
            "calm": calm,
            "broken": broken,
            "breaking_point": asyncio.run(_ever_faster(site)),
        }


def _run(site: BenchSite, cluster: OwnCluster, *, size: Size, breaking: bool) -> dict:
    cast, diary = _cast(site, size.people), Diary()
    phones = [CrowdPhone(port=site.port, diary=diary, **person) for person in cast["people"]]
    troubles: list[tuple[float, float]] = []

    async def everybody() -> None:
        breaker = asyncio.create_task(_break(site, cluster, size, troubles)) if breaking else None
        await asyncio.gather(*(_sit(phone, cast["course"], size) for phone in phones))
        if breaker:
            await breaker

    asyncio.run(everybody())
    stored, handed_in = _stored(cluster.url, {phone.attempt for phone in phones})
    return {
        **figures_of(diary.replies, troubles),
        "acknowledged": len(diary.acknowledged),
        "lost": len(lost(diary.acknowledged, stored)),
        "handed_in": len(diary.handed_in),
        "hand_ins_lost": len(diary.handed_in - handed_in),
    }


async def _sit(phone: CrowdPhone, course: int, size: Size) -> None:
    """Take the test as one person does: every pause is as long on average, none the same."""
    chance = random.Random(phone.owner)
    await asyncio.sleep(chance.uniform(0, size.begin_within))
    await phone.begin(course=course)
    pauses = [chance.uniform(0.5, 1.5) for _ in range(ANSWERS_EACH)]
    scale = size.minutes * 60 / sum(pauses)
    for pause, (item, choices) in zip(pauses, phone.items.items(), strict=False):
        await asyncio.sleep(pause * scale)
        await phone.answer(item, [chance.choice(choices)])
    await phone.hand_in()


async def _break(site: BenchSite, cluster: OwnCluster, size: Size, troubles: list) -> None:
    """A third of the way a web worker is killed, two thirds of the way the database restarts."""
    third = size.minutes * 20
    await asyncio.sleep(third)
    began = time.monotonic()
    worker = Path(f"/proc/{site.web.pid}/task/{site.web.pid}/children").read_text().split()[0]
    os.kill(int(worker), signal.SIGKILL)
    troubles.append((began, time.monotonic()))
    await asyncio.sleep(third)
    began = time.monotonic()
    await asyncio.to_thread(cluster.restart_at_once)
    troubles.append((began, time.monotonic()))


async def _ever_faster(site: BenchSite) -> dict:
    """Save answers at a rising rate, whoever waits; return the last rate that was served well."""
    cast, diary = _cast(site, 200), Diary()
    phones = [CrowdPhone(port=site.port, diary=diary, **person) for person in cast["people"]]
    for phone in phones:
        await phone.begin(course=cast["course"])
    chance, stages = random.Random(28), []
    for rate in RATES:
        diary.replies.clear()
        began, asked = time.monotonic(), []
        for n in range(rate * STAGE_SECONDS):
            await asyncio.sleep(max(0, began + n / rate - time.monotonic()))
            phone = phones[n % len(phones)]
            item, choices = chance.choice(list(phone.items.items()))
            save = phone.save(item, [chance.choice(choices)])
            asked.append(asyncio.create_task(phone.ask_once("answer", "/api/v1/answers", save)))
        await asyncio.gather(*asked)
        served = len(asked) / (time.monotonic() - began)
        stage = {
            "a_second": rate,
            "served_a_second": round(served, 1),
            **figures_of(diary.replies, []),
        }
        stages.append(stage)
        if stage["errors"] or stage["p95_seconds"] > MOST_P95_SECONDS:
            break
    good = [stage["a_second"] for stage in stages if not _is_broken(stage)]
    return {"last_good_a_second": max(good, default=0), "stages": stages}


def _is_broken(stage: dict) -> bool:
    return bool(stage["errors"]) or stage["p95_seconds"] > MOST_P95_SECONDS


def figures_of(replies: list[Reply], troubles: list[tuple[float, float]]) -> dict:
    """Return how many asked, the errors, those that no trouble explains, and the times."""
    failed = [reply for reply in replies if reply.status == 0 or reply.status >= 500]
    times = {what: [] for what in ("start", "page", "answer", "submit", "result")}
    for reply in replies:
        times[reply.what].append(reply.seconds)
    every = sorted(reply.seconds for reply in replies)
    return {
        "requests": len(replies),
        "errors": len(failed),
        "unexplained_errors": sum(not is_felt(reply, troubles) for reply in failed),
        "p95_seconds": round(percentile(every, 95), 3),
        "slowest_seconds": round(every[-1], 3) if every else 0,
        "p95_seconds_by": {
            what: round(percentile(sorted(some), 95), 3) for what, some in times.items() if some
        },
    }


def is_felt(reply: Reply, troubles: list[tuple[float, float]]) -> bool:
    """Whether the reply was under way during a trouble, or came soon after it."""
    return any(
        reply.began + reply.seconds >= began and reply.began <= over + FELT_FOR_SECONDS
        for began, over in troubles
    )


def percentile(ordered: list[float], share: int) -> float:
    """Return the value that so many percent do not exceed; 0 of nothing."""
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else 0.0


def lost(acknowledged: dict, stored: dict) -> list[tuple[int, int]]:
    """Return the attempt and item of each answer that was acknowledged and is not there."""
    return [key for key, choices in acknowledged.items() if stored.get(key) != choices]


def _stored(url: str, attempts: set[int]) -> tuple[dict, set[int]]:
    with psycopg.connect(url) as database:
        rows = database.execute(
            "SELECT attempt_id, item_id, choice_ids FROM courses_answer WHERE attempt_id = ANY(%s)",
            [list(attempts)],
        )
        stored = {(attempt, item): choices for attempt, item, choices in rows}
        rows = database.execute(
            "SELECT id FROM courses_attempt WHERE submitted_at IS NOT NULL AND id = ANY(%s)",
            [list(attempts)],
        )
        return stored, {pk for (pk,) in rows}


def _cast(site: BenchSite, people: int) -> dict:
    program = (sys.executable, "-m", "tests.benchmarks.crowd_cast", str(people))
    done = subprocess.run(
        program, cwd=ROOT, env={**os.environ, **site.env}, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])
