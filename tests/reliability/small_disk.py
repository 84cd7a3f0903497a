"""A disk of a few megabytes that can be filled to the last byte, and emptied again."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class SmallDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "filling"

    def fill(self) -> None:
        """Leave not one byte, whatever its files need to grow."""
        with self._filling.open("ab", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                while _could_write(file, size):
                    pass

    def empty(self) -> None:
        self._filling.unlink()


def _could_write(file, size: int) -> bool:
    try:
        return file.write(b"\0" * size) == size
    except OSError:
        return False


def can_be_had() -> bool:
    """Return whether this user may mount one."""
    return (
        os.geteuid() == 0
        and not subprocess.run(
            ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"],
            check=False,
            capture_output=True,
        ).returncode
    )


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Iterator[SmallDisk]:
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={megabytes}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        yield SmallDisk(folder)
    finally:
        # Lazily: a process that was just killed may not have let go yet.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
