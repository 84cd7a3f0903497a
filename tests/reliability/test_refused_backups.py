"""R24: what is no whole backup for this version is refused in a sentence; nothing is touched."""

import json
import resource
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from lms.care.archive import MANIFEST, SEAL
from lms.care.making import make_backup
from lms.care.manifest import seal
from tests.factories import make_person
from tests.reliability.fresh import everything

pytestmark = pytest.mark.django_db(transaction=True)

TAMPERED = (
    "Isi cadangan ini tidak lagi seperti saat ditulis: "
    "pakai salinan lain atau cadangan yang lebih lama."
)
CUT = "{path} bukan cadangan yang utuh: terpotong, atau berkas lain."
NO_ROOM = "CommandError: Ruang disk tidak cukup: kosongkan ruang, lalu jalankan perintah ini lagi."


@pytest.fixture
def backup(var_dir):
    make_person("gita")
    storages["private"].save("certificates/2026/a.pdf", ContentFile(b"%PDF" + bytes(400_000)))
    return make_backup().path


def _changed(path, *, change):
    """Write the backup anew with its members changed: a dict of name and content."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    forged = path.with_name("forged.zip")
    with zipfile.ZipFile(forged, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return forged


def _refusal(path) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(path), "--replace")
    return str(refused.value)


def _write_manifest(members, *, sealed: bool, **facts) -> None:
    content = json.dumps({**json.loads(members[MANIFEST]), **facts}).encode()
    members[MANIFEST] = content
    if sealed:
        members[SEAL] = seal(content)


FILE = "private/certificates/2026/a.pdf"
CHANGES = {
    "a byte of a file": lambda m: m.update({FILE: m[FILE][:-1] + b"x"}),
    "a file gone": lambda m: m.pop(FILE),
    "a file more": lambda m: m.update({"private/b.pdf": b"%PDF"}),
    "a path that climbs": lambda m: m.update({"private/../../b": b"x"}),
    "the seal gone": lambda m: m.update({SEAL: b"{}"}),
    "a count": lambda m: _write_manifest(m, sealed=False, counts={}),
    "no manifest of ours": lambda m: _write_manifest(m, sealed=True, app="something"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_r24_a_tampered_backup_is_refused_and_nothing_is_touched(backup, change, tmp_path):
    before = everything(tmp_path / "private")

    refusal = _refusal(_changed(backup, change=change))

    assert refusal == TAMPERED
    assert everything(tmp_path / "private") == before


def test_r24_a_backup_cut_anywhere_is_refused(backup, tmp_path):
    content, before = backup.read_bytes(), everything(tmp_path / "private")
    cut = backup.with_name("cut.zip")

    refusals = []
    for size in (0, 100, len(content) // 2, len(content) - 30):
        cut.write_bytes(content[:size])
        refusals.append(_refusal(cut))

    assert refusals == [CUT.format(path=cut)] * 4
    assert everything(tmp_path / "private") == before


def test_r24_a_backup_of_a_newer_version_is_refused(backup, var_dir):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("courses", "9999_of_tomorrow")
    newer = make_backup(output=var_dir / "newer.zip").path
    recorder.record_unapplied("courses", "9999_of_tomorrow")
    other_format = _changed(backup, change=lambda m: _write_manifest(m, sealed=True, format=99))
    before = everything(var_dir)

    refusals = [_refusal(newer), _refusal(other_format)]

    assert refusals == [
        "Cadangan ini dibuat oleh versi 0.1.0, yang lebih baru daripada versi ini "
        "(courses.9999_of_tomorrow): naikkan dulu situs ini ke versi itu.",
        "Cadangan ini dibuat oleh Kelas AMAN versi yang lebih baru: naikkan dulu situs ini ke "
        "versi itu.",
    ]
    assert everything(var_dir) == before


def test_r24_a_backup_of_another_kind_of_database_is_refused(backup):
    other = _changed(backup, change=lambda m: _write_manifest(m, sealed=True, vendor="oracle"))

    refusal = _refusal(other)

    assert refusal == (
        "Cadangan ini dari basis data oracle, sedangkan situs ini memakai "
        f"{connection.vendor}: setel DATABASE_URL ke basis data oracle."
    )


def test_r24_a_site_that_holds_data_is_replaced_only_when_that_is_said(backup):
    with pytest.raises(CommandError) as refused:
        call_command("restore", str(backup))

    assert str(refused.value).startswith("Situs ini sudah berisi data.")


def test_r24_a_full_disk_leaves_nothing_of_a_restore(backup, fresh):
    restored = fresh.manage("restore", str(backup), most_bytes=100_000)

    left = sorted(path.name for path in fresh.var_dir.iterdir())
    # Neither the database and folders of a site, nor what they are called while they are filled.
    beginnings = ("db.sqlite3", "media", "private")
    assert [name for name in left if name.startswith(beginnings)] == []
    assert (restored.returncode, restored.stderr.strip()) == (1, NO_ROOM)


def test_r24_a_full_disk_leaves_nothing_of_a_backup(var_dir):
    storages["private"].save("certificates/2026/a.pdf", ContentFile(bytes(400_000)))
    own_limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, own_limit[1]))
    try:
        with pytest.raises(CommandError) as refused:
            call_command("backup")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, own_limit)

    assert f"CommandError: {refused.value}" == NO_ROOM
    assert list((var_dir / "backups").iterdir()) == []
