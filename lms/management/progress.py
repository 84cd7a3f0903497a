"""One line that counts on a terminal, and nothing anywhere else."""

import time

EVERY_SECONDS = 0.2


class Progress:
    def __init__(self, stream, words: str) -> None:
        self._stream = stream
        self._words = words
        self._told_at = 0.0
        self._has_told = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *exc_info) -> None:
        if self._has_told:
            self._stream.write("\r\x1b[K", ending="")

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._stream.isatty() and now - self._told_at >= EVERY_SECONDS:
            self._told_at, self._has_told = now, True
            self._stream.write(f"\r{self._words}: {done}/{total}", ending="")
            self._stream.flush()
