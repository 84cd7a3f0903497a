"""An upgrade says what it will do, keeps a way back, and that way back works."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="takes a copy of SQLite's one file"),
]

NEWEST = "0006_where_reading_stopped"
BEFORE = "0005"


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """Where the older database is kept once the first story has made it: it takes ten seconds."""
    return tmp_path_factory.mktemp("older") / "db.sqlite3"


@pytest.fixture
def older(fresh, ayu, kept):
    """A site whose data are one migration behind the code, with Ayu in it."""
    database = fresh.var_dir / "db.sqlite3"
    if not kept.exists():
        connection.cursor().execute("VACUUM INTO %s", [str(database)])
        made_older = fresh.manage("migrate", "courses", BEFORE, "-v0")
        assert made_older.returncode == 0, made_older.stderr
        shutil.copy(database, kept)
    shutil.copy(kept, database)
    return fresh


def _people(machine) -> list[tuple]:
    return machine.query("SELECT username FROM accounts_user")


def _code_before(folder: Path) -> Path:
    """The code as it was: without the newest migrations."""
    leave_out = shutil.ignore_patterns(".git", ".venv", "var", "vendor", "node_modules", "docs")
    shutil.copytree(settings.BASE_DIR, folder, ignore=leave_out)
    for migration in (folder / "courses" / "migrations").glob("0*.py"):
        if migration.stem >= NEWEST:
            migration.unlink()
    return folder


def _by_hand(machine, sql: str) -> None:
    with closing(sqlite3.connect(machine.var_dir / "db.sqlite3")) as database, database:
        database.execute(sql)


def _columns(machine) -> set[str]:
    rows = machine.query("SELECT name FROM pragma_table_info('courses_lessonprogress')")
    return {name for (name,) in rows}


def test_the_plan_names_each_step_and_changes_nothing(older):
    planned = older.manage("upgrade", "--plan")

    assert planned.returncode == 0, planned.stderr
    assert f"  courses.{NEWEST}: menambah tabel atau kolom" in planned.stdout.splitlines()
    assert "stopped_at" not in _columns(older)
    assert not (older.var_dir / "backups").exists()


def test_an_upgrade_backs_up_migrates_and_is_looked_over(older):
    upgraded = older.manage("upgrade", "--no-input")

    assert "stopped_at" in _columns(older), upgraded.stderr
    assert len(list((older.var_dir / "backups").glob("*.zip"))) == 1
    assert _people(older) == [("ayu",)]
    assert older.manage("upgrade", "--plan").stdout.count("courses.") == 0


def test_an_upgrade_that_stops_names_the_way_back_and_it_leads_back(older, tmp_path):
    # Somebody had a try at it by hand: the step finds its column already there.
    _by_hand(older, "ALTER TABLE courses_lessonprogress ADD COLUMN stopped_at datetime")

    stopped = older.manage("upgrade", "--no-input")
    (backup,) = (older.var_dir / "backups").glob("*.zip")
    last_line = stopped.stderr.strip().splitlines()[-1]
    _by_hand(older, "DELETE FROM accounts_user")
    gone = _people(older)
    back = older.manage("restore", str(backup), "--replace", code=_code_before(tmp_path / "code"))

    assert stopped.returncode == 1
    assert last_line.endswith(f"manage.py restore {backup} --replace")
    assert gone == []
    assert _people(older) == [("ayu",)], back.stderr
