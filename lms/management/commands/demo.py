"""`make demo`: from whatever is there to a running site, and back when it is stopped."""

import io
import json
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lms import processes, static_files

READY_WITHIN_SECONDS = 120
STEPS = [
    ("Preparing the database (a new one takes about 30 seconds)", "migrate", {}),
    ("Preparing the cache", "createcachetable", {}),
    ("Loading the starter courses", "load_starter", {}),
]


class Command(BaseCommand):
    help = "Run the site on this machine with starter courses and demo people, until Ctrl-C."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        started_at = time.monotonic()
        _on_stop_signals(signal.default_int_handler)
        try:
            port = _free_port()
            for words, command, flags in STEPS:
                with self._step(words):
                    call_command(command, verbosity=0, stdout=io.StringIO(), **flags)
            if static_files.changed_since_joined():
                with self._step("Joining and compressing the static files"):
                    call_command("collectstatic", verbosity=0, interactive=False)
            sign_ins = self._seed()
            connections.close_all()
            with _running(port=port) as logs:
                self._wait_until_ready(port=port, logs=logs)
                self._welcome(sign_ins, seconds=time.monotonic() - started_at, logs=logs)
                _wait_for_an_end(logs)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. The data stays in var/; make demo goes on from there.")

    def _seed(self) -> list[dict[str, str]]:
        """Fill in the demo people and return how each of them signs in."""
        answer = io.StringIO()
        with self._step("Inviting the demo people"):
            call_command("seed_demo", "--json", stdout=answer)
        return json.loads(answer.getvalue())

    def _wait_until_ready(self, *, port: int, logs: dict[subprocess.Popen, Path]) -> None:
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        with self._step("Starting web and worker"):
            while not processes.answers(port=port, path="/healthz/ready"):
                _require_alive(logs)
                if time.monotonic() > deadline:
                    raise CommandError(f"The site is not ready. {_last_words(logs)}")
                time.sleep(0.5)

    def _welcome(
        self, sign_ins: list[dict[str, str]], *, seconds: float, logs: dict[subprocess.Popen, Path]
    ) -> None:
        lines = [
            "",
            f"Kelas AMAN is running after {seconds:.0f} seconds:",
            f"    {settings.SITE_URL}/         for learners",
            f"    {settings.SITE_URL}/admin/   for staff",
            "",
            "Demo sign-ins (the passwords are made anew each time):",
            *(f"    {one['username']:<8} {one['password']:<22} {one['who']}" for one in sign_ins),
            "",
            f"Logs: {', '.join(str(log) for log in logs.values())}",
            "Ctrl-C stops everything.",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    @contextmanager
    def _step(self, words: str) -> Iterator[None]:
        self.stdout.write(f"{words} … ", ending="")
        self.stdout.flush()
        started_at = time.monotonic()
        yield
        self.stdout.write(f"{time.monotonic() - started_at:.0f} s")


def _free_port() -> int:
    port = settings.PORT
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is not free ({error.strerror}). Name another: make demo PORT=8001"
            ) from error
    return port


@contextmanager
def _running(*, port: int) -> Iterator[dict[subprocess.Popen, Path]]:
    """Run web and worker; give each one's log; stop both whatever happens."""
    commands = {
        "web": processes.web_command(port=port),
        "worker": processes.worker_command(var_dir=settings.VAR_DIR),
    }
    logs: dict[subprocess.Popen, Path] = {}
    try:
        for name, command in commands.items():
            log = settings.VAR_DIR / "log" / f"{name}.log"
            logs[processes.start(command, log=log)] = log
        yield logs
    finally:
        # An impatient second Ctrl-C must not leave one of them behind.
        _on_stop_signals(signal.SIG_IGN)
        processes.stop(*logs)


def _on_stop_signals(action: Callable | signal.Handlers) -> None:
    for stop_signal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop_signal, action)


def _wait_for_an_end(logs: dict[subprocess.Popen, Path]) -> None:
    while True:
        _require_alive(logs)
        time.sleep(1)


def _require_alive(logs: dict[subprocess.Popen, Path]) -> None:
    if any(process.poll() is not None for process in logs):
        raise CommandError(f"A process ended by itself. {_last_words(logs)}")


def _last_words(logs: dict[subprocess.Popen, Path]) -> str:
    return "\n".join(
        ["Its log ends:"]
        + [
            f"--- {log}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-20:])
            for log in logs.values()
        ]
    )
