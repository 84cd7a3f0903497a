"""One of many phones: begins a test, answers, hands in, and comes again until it is answered."""

import asyncio
import json
import re
import time
from dataclasses import dataclass, field

CHOICE = re.compile(rb'name="item-(\d+)" value="(\d+)"')
PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.5
GIVE_UP_AFTER_SECONDS = 120


@dataclass(frozen=True)
class Reply:
    what: str  # start, page, answer, submit, result
    began: float
    seconds: float
    # 0 when nobody answered.
    status: int


class NotAsExpected(RuntimeError):
    """An answer below 500 that no phone of ours should get."""


@dataclass
class Diary:
    """What every phone saw, and what was acknowledged to it."""

    replies: list[Reply] = field(default_factory=list)
    # By attempt and item: the choices that the server called kept.
    acknowledged: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    handed_in: set[int] = field(default_factory=set)


@dataclass
class CrowdPhone:
    port: int
    session: str
    csrf: str
    owner: str
    diary: Diary
    attempt: int = 0
    items: dict[int, list[int]] = field(default_factory=dict)
    sequence: int = 0

    async def begin(self, *, course: int) -> None:
        _status, head, _body = await self.insist("start", f"/belajar/kursus/{course}/uji/awal/")
        place = re.search(rb"(?i)location: (\S+/uji/(\d+)/)", head)
        if place is None:
            raise NotAsExpected(head[:300])
        self.attempt = int(place[2])
        _status, _head, page = await self.insist("page", f"/belajar/uji/{self.attempt}/", get=True)
        for item, choice in CHOICE.findall(page):
            self.items.setdefault(int(item), []).append(int(choice))

    async def answer(self, item: int, choices: list[int]) -> None:
        _status, _head, body = await self.insist(
            "answer", "/api/v1/answers", self.save(item, choices)
        )
        [save] = json.loads(body)["saves"]
        if save["outcome"] != "kept":
            raise NotAsExpected(save)
        self.diary.acknowledged[self.attempt, item] = save["choices"]

    async def hand_in(self) -> None:
        await self.insist("submit", f"/belajar/uji/{self.attempt}/kirim/")
        self.diary.handed_in.add(self.attempt)
        await self.insist("result", f"/belajar/uji/{self.attempt}/hasil/", get=True)

    async def insist(
        self, what: str, path: str, content: dict | None = None, *, get=False
    ) -> tuple:
        """Ask until something below 500 comes; every try goes into the diary."""
        deadline = time.monotonic() + GIVE_UP_AFTER_SECONDS
        while time.monotonic() < deadline:
            status, head, body = await self.ask_once(what, path, content, get=get)
            if 0 < status < 500:
                if status not in (200, 302):
                    raise NotAsExpected(f"{path}: {status} {body[:300]!r}")
                return status, head, body
            await asyncio.sleep(PAUSE_SECONDS)
        raise NotAsExpected(f"{path}: nobody answered for {GIVE_UP_AFTER_SECONDS} s")

    async def ask_once(self, what, path, content=None, *, get=False) -> tuple[int, bytes, bytes]:
        began = time.monotonic()
        try:
            received = await asyncio.wait_for(
                self._exchange(path, content, get=get), PATIENCE_SECONDS
            )
            head, _, body = received.partition(b"\r\n\r\n")
            status = int(head.split(b" ", 2)[1])
        except (OSError, TimeoutError, IndexError, ValueError):
            status, head, body = 0, b"", b""
        self.diary.replies.append(Reply(what, began, time.monotonic() - began, status))
        return status, head, body

    async def _exchange(self, path: str, content: dict | None, *, get: bool) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._request(path, content, get=get))
            return await reader.read()
        finally:
            writer.close()

    def _request(self, path: str, content: dict | None, *, get: bool) -> bytes:
        head = (
            f"{'GET' if get else 'POST'} {path} HTTP/1.1\r\n"
            "Host: 127.0.0.1\r\nConnection: close\r\n"
            f"Cookie: {self.session}; csrftoken={self.csrf}\r\nX-CSRFToken: {self.csrf}\r\n"
        )
        if get:
            return f"{head}\r\n".encode()
        body = json.dumps(content) if content else ""
        kind = "application/json" if content else "application/x-www-form-urlencoded"
        return f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()

    def save(self, item: int, choices: list[int]) -> dict:
        self.sequence += 1
        save = {
            "item": item,
            "choices": choices,
            "writer": self.owner[:16],
            "sequence": self.sequence,
        }
        return {"attempt": self.attempt, "owner": self.owner, "saves": [save]}
