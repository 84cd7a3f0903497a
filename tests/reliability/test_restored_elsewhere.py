"""R22: the machine is gone; on a new one last night's backup is the whole site again."""

import http.client
import json
import socket

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document

from certificates.models import Certificate
from lms.care import archive
from lms.care.making import make_backup
from lms.processes import web_command
from tests.reliability.processes import wait_until
from tests.taking import finish_course

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _page(port: int, address: str) -> tuple[int, str]:
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    server.request("GET", address)
    answer = server.getresponse()
    return answer.status, answer.read().decode()


def _serves(port: int) -> bool:
    try:
        return _page(port, "/healthz/live")[0] == 200
    except OSError:
        return False


def _manifest(path):
    with archive.opened(path) as backup:
        return backup.manifest


def test_r22_a_new_machine_holds_the_same_rows_and_files_and_an_old_qr_verifies(
    ayu, enrolment, run_jobs, var_dir, fresh, signed_in, root_collection
):
    ayu.certificate_name, ayu.certificate_name_confirmed_at = "Ayu Lestari", timezone.now()
    ayu.save()
    finish_course(enrolment)
    run_jobs()
    Document.objects.create(title="Panduan", file=ContentFile(b"%PDF-1.4 panduan", "panduan.pdf"))
    code, serial = Certificate.objects.values_list("code", "serial").get()
    signed_in(ayu)
    made = make_backup()

    restored = fresh.manage("restore", str(made.path), "--json")
    assert restored.returncode == 0, restored.stdout + restored.stderr
    again = fresh.manage("backup", "--json")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    fresh.processes.start(*web_command(port=port)[1:])
    wait_until(lambda: _serves(port), seconds=60)
    status, page = _page(port, f"/sertifikat/{code}/")
    over_it = fresh.manage("restore", str(made.path), "--replace")

    answer = json.loads(restored.stdout)
    second = _manifest(json.loads(again.stdout)["path"])
    assert [each for each in answer["findings"] if each["level"] == "problem"] == []
    assert second.counts == made.manifest.counts
    assert second.counts["certificates_certificate"] == 1
    files = {name: member for name, member in second.members.items() if "/" in name}
    assert files == {name: each for name, each in made.manifest.members.items() if "/" in name}
    assert {name.partition("/")[0] for name in files} == {"media", "private"}
    # Whoever was signed in then is not signed in again by a restore.
    assert Session.objects.count() == 1
    assert fresh.query("SELECT COUNT(*) FROM django_session") == [(0,)]
    assert status == 200
    assert serial in page
    # Nobody restores over a site that is running.
    assert (over_it.returncode, over_it.stderr.strip()) == (
        1,
        "CommandError: Situs sedang berjalan: hentikan proses web dan worker, lalu pulihkan.",
    )
