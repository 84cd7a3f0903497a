"""The two processes of a running site, web and worker, on this machine."""

import contextlib
import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TASKS_AT_ONCE = 2


def web_command(*, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "lms.wsgi:application"),
        *("--config", "python:lms.web_server", "--bind", f"127.0.0.1:{port}"),
    ]


def worker_command(*, var_dir: Path) -> list[str]:
    """Return the command of a worker that also keeps the schedule (beat)."""
    return [
        *(sys.executable, "-m", "celery", "-A", "lms", "worker"),
        *("-B", "-s", str(var_dir / "celerybeat-schedule")),
        *("--concurrency", str(TASKS_AT_ONCE), "--loglevel", "INFO"),
        # One worker has no other to gossip with.
        *("--without-gossip", "--without-mingle"),
    ]


def start(command: list[str], *, log: Path, env: dict[str, str] | None = None) -> subprocess.Popen:
    """Start the command in a process group of its own, its output appended to the log.

    `env`: all of its environment; that of this process when None.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            command,
            cwd=Path(__file__).resolve().parent.parent,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # The terminal's Ctrl-C must reach only the one who starts and stops them.
            start_new_session=True,
        )


def stop(*processes: subprocess.Popen, grace_seconds: float = 15) -> None:
    """Ask the processes to finish what they do; after the grace, end their whole groups."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + grace_seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0.0, deadline - time.monotonic()))
        _kill_group(process)
        process.wait()


def answers(*, port: int, path: str, timeout_seconds: float = 5) -> bool:
    """Tell whether the web process says 200 to the path."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_seconds)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _kill_group(process: subprocess.Popen) -> None:
    # The leader may be gone while children of its group still work.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
