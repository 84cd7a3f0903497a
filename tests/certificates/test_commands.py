"""What operators script against: issue_certificates and verify_certificate."""

import json
from io import StringIO

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command, load_command_class
from django.utils import timezone

from certificates.codes import new_code, pretty_code
from certificates.models import Certificate
from certificates.withdraw import revoke

pytestmark = pytest.mark.django_db


def _content(certificate) -> bytes:
    with storages["private"].open(certificate.file_name) as file:
        return file.read()


def _verify(given, *options) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_certificate", str(given), *options, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue().strip()
    except CommandError as problem:
        return problem.returncode, ""
    raise AssertionError("It always says how it ended.")


def test_the_command_says_valid_altered_revoked_and_unknown(certificate, fitri, tmp_path):
    own, changed = tmp_path / "own.pdf", tmp_path / "changed.pdf"
    own.write_bytes(_content(certificate))
    changed.write_bytes(_content(certificate) + b"\n")

    before = [_verify(own, "--json"), _verify(changed, "--json"), _verify(new_code(), "--json")]
    revoke(certificate, reason="Salah orang", by=fitri, at=timezone.now())
    after = _verify(pretty_code(certificate.code), "--json")

    told = [(code, json.loads(text)["verdict"]) for code, text in [*before, after]]
    assert told == [(0, "valid"), (1, "altered"), (1, "unknown"), (1, "revoked")]


def test_the_command_refuses_what_is_neither_file_nor_code(tmp_path):
    text = tmp_path / "catatan.pdf"
    text.write_text("bukan PDF")

    assert [_verify(text), _verify("tidak-ada"), _verify(tmp_path)] == [(2, "")] * 3


def test_the_command_names_no_holder(certificate):
    _code, words = _verify(certificate.code)

    assert "A. L. W." in words
    assert "Ayu" not in words


def test_the_command_issues_and_counts(class_of_four, cohort):
    first, second = StringIO(), StringIO()

    call_command("issue_certificates", "--cohort", cohort.code, stdout=first)
    call_command("issue_certificates", "--cohort", cohort.code, stdout=second)

    assert first.getvalue().split()[0] == "1"
    assert second.getvalue().split()[0] == "0"
    assert [line.split()[0] for line in first.getvalue().splitlines()[1:]] == ["1", "1", "1"]
    assert Certificate.objects.with_file().count() == 2


def test_the_command_does_not_know_the_cohort(db):
    with pytest.raises(CommandError) as ended:
        call_command("issue_certificates", "--cohort", "tidak-ada")

    assert ended.value.returncode == 1


@pytest.mark.parametrize("command", ["issue_certificates", "verify_certificate"])
def test_the_commands_say_how_they_end(command):
    parser = load_command_class("certificates", command).create_parser("manage.py", command)

    assert "0" in parser.format_help()
    assert "1" in parser.description
