"""gunicorn's settings: how many processes, and what is tidied up between them.

gunicorn --config python:lms.web_server lms.wsgi:application
"""

import logging
import os
from pathlib import Path

from gunicorn import glogging

from lms import logs
from lms.settings.environment import LOG_AS_JSON, env

worker_class = "gthread"
workers = env.int("WEB_WORKERS", default=2)
threads = env.int("WEB_THREADS", default=4)
graceful_timeout = 25
control_socket_disable = True


class Logger(glogging.Logger):
    """gunicorn's own messages, written as all others are."""

    def setup(self, cfg) -> None:
        super().setup(cfg)
        handler = logging.StreamHandler()
        handler.setFormatter(logs.formatter(as_json=LOG_AS_JSON))
        self.error_log.handlers = [handler]


logger_class = Logger


def on_starting(server) -> None:
    """Forget the figures of processes that are no more; another site's may still count."""
    for file in Path(os.environ["PROMETHEUS_MULTIPROC_DIR"]).glob("*.db"):
        if not _lives(int(file.stem.rpartition("_")[2])):
            file.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def child_exit(server, worker) -> None:
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
