"""What the logs say: which deed, where and how long. Never who, and never what was typed.

A message is written out in full only where its words are ours. Of a library's message the
fixed part is kept, and what was filled into it is left out: it may be a name, an address, a
path with a code in it. Of an exception the kind and the place are kept, never its text: a
database names the row it refused.
"""

import logging
import traceback
from pathlib import Path

import structlog

OURS = ("lms", "courses", "certificates", "home")
# They tell of processes, ports and queues, and know no person.
SERVERS = ("gunicorn", "celery", "kombu")
ROOT = Path(__file__).resolve().parent.parent
FRAMES_KEPT = 3


def formatter(*, as_json: bool) -> logging.Formatter:
    """Return the formatter of every handler: JSON for machines, columns for a terminal."""
    last = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    return structlog.stdlib.ProcessorFormatter(
        use_get_message=False,
        pass_foreign_args=True,
        foreign_pre_chain=[_words],
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            _name_and_trouble,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            last,
        ],
    )


def set_up_events() -> None:
    """Let `structlog.get_logger()` write through Python's own logging."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def where_it_broke(error: BaseException) -> list[str]:
    """Return the innermost places of an exception, ours first named by their path in the house."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{_in_house(frame.filename)}:{frame.lineno}" for frame in frames[-FRAMES_KEPT:]]


def _words(logger, method: str, event: dict) -> dict:
    record: logging.LogRecord = event["_record"]
    filled_in = event.pop("positional_args", ())
    room = record.name.partition(".")[0]
    if room in OURS or (room in SERVERS and record.levelno < logging.WARNING):
        event["event"] = str(record.msg) % filled_in if filled_in else str(record.msg)
    elif room in SERVERS or filled_in:
        # A sentence with gaps, and the gaps may hold an address.
        event["event"] = str(record.msg)
    else:
        # Nobody can tell whether something was filled in before it came here.
        event["event"] = f"{_in_house(record.pathname)}:{record.lineno}"
    return event


def _name_and_trouble(logger, method: str, event: dict) -> dict:
    record: logging.LogRecord = event["_record"]
    event["logger"] = record.name
    # Kept apart from the record, so that no formatter adds a traceback with its texts.
    trouble = event.pop("exc_info", None) or record.exc_info
    if isinstance(trouble, tuple) and trouble[1] is not None:
        event["error"] = _kinds(trouble[1])
        event["where"] = where_it_broke(trouble[1])
    return event


def _kinds(error: BaseException) -> str:
    """Return «IntegrityError from UniqueViolation»: the kinds along the chain, no texts."""
    kinds = [type(error).__name__]
    while (error := error.__cause__) is not None:
        kinds.append(type(error).__name__)
    return " from ".join(kinds)


def _in_house(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    return "/".join(path.parts[-2:])
