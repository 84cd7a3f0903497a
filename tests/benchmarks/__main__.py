"""`make bench`: measure, print JSON, and write the table of docs/benchmarks.md."""

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import crowd, marking, phone, roster, site, web
from tests.benchmarks.crowd_table import write_crowd, write_marking
from tests.benchmarks.table import NAMES, write_table
from tests.benchmarks.web import wanted

ALL = ", ".join([*NAMES, "phone", "rosters", "crowd", "marking"])
# Long, and measured only when they are asked for by name.
APART = {"crowd", "marking"}


def main() -> None:
    options = _options()
    if options.only and set(options.only) <= APART:
        return _apart(options)
    with tempfile.TemporaryDirectory(prefix="kelas-aman-bench-") as folder:
        figures = {"machine": _machine(), "pages": {}}
        for name, url in {"sqlite": "", **_postgresql(options.postgresql)}.items():
            var_dir = Path(folder) / name
            with site.running(var_dir, port=site.free_port(), database_url=url) as running:
                cast = running.cast()
                figures["pages"][name] = web.measure(
                    cast, port=running.port, seconds=options.seconds, only=options.only
                )
                if name == "sqlite" and wanted("phone", options.only):
                    figures["phone"] = phone.measure(cast, port=running.port)
                if wanted("rosters", options.only):
                    figures.setdefault("rosters", {})[name] = roster.measure(running.env)
                figures["pages"][name]["web_memory_mb"] = round(running.memory_mb())
        if wanted("certificates", options.only):
            figures["certificates"] = _certificates(Path(folder), seconds=options.seconds)
    text = json.dumps(figures, indent=2)
    sys.stdout.write(text + "\n")
    if options.json:
        Path(options.json).write_text(text + "\n")
    if options.table and not options.only:
        write_table(figures, to=Path(options.table))


def _apart(options: argparse.Namespace) -> None:
    figures = {"machine": _machine()}
    with tempfile.TemporaryDirectory(prefix="kelas-aman-bench-") as folder:
        if "crowd" in options.only:
            size = crowd.Size(people=options.people, minutes=options.minutes)
            figures["crowd"] = crowd.measure(Path(folder), size=size)
        if "marking" in options.only:
            url = options.postgresql or ""
            with site.running(
                Path(folder) / "marking", port=site.free_port(), database_url=url
            ) as running:
                figures["marking"] = marking.measure(running.env, sizes=options.answers)
    text = json.dumps(figures, indent=2)
    sys.stdout.write(text + "\n")
    if options.json:
        Path(options.json).write_text(text + "\n")
    if options.table:
        write_crowd(figures, to=Path(options.table))
        write_marking(figures, to=Path(options.table))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4, help="of each turn (default 4)")
    parser.add_argument("--only", nargs="+", help=f"of: {ALL}; writes no table")
    parser.add_argument("--json", help="write the figures to this file, too")
    parser.add_argument("--table", help="write the table to this page")
    parser.add_argument("--postgresql", help="measure on this empty database, too (a URL)")
    parser.add_argument("--people", type=int, default=1000, help="of the crowd (default 1000)")
    parser.add_argument(
        "--minutes", type=float, default=6, help="that each of the crowd answers (default 6)"
    )
    parser.add_argument(
        "--answers", type=int, nargs="+", default=list(marking.SIZES), help="to be marked again"
    )
    return parser.parse_args()


def _postgresql(url: str | None) -> dict[str, str]:
    return {"postgresql": url} if url else {}


def _certificates(folder: Path, *, seconds: float) -> dict:
    os.environ |= {"DJANGO_SETTINGS_MODULE": site.SETTINGS, "VAR_DIR": str(folder / "sqlite")}
    import django

    django.setup()
    from tests.benchmarks import drawing

    return drawing.measure(seconds=seconds)


def _machine() -> dict[str, str]:
    return {
        "processors": str(os.cpu_count()),
        "load_at_start": " ".join(f"{load:.1f}" for load in os.getloadavg()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "web": site.web_processes(),
        "client": f"{web.STRANGERS} threads with bare sockets over loopback",
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    }


if __name__ == "__main__":
    main()
