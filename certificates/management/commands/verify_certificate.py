"""Say of a file or a code what the public check says."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.checking import Finding, Verdict, check_code, check_file
from certificates.codes import normalise_code
from certificates.uploads import MOST_BYTES

VALID, NOT_VALID, UNUSABLE = 0, 1, 2

WORDS = {
    Verdict.VALID: gettext_lazy("valid"),
    Verdict.PENDING: gettext_lazy("being made"),
    Verdict.REVOKED: gettext_lazy("revoked"),
    Verdict.SUPERSEDED: gettext_lazy("replaced by a newer one"),
    Verdict.ERASED: gettext_lazy("issued; data removed on request"),
    Verdict.ALTERED: gettext_lazy("altered since it was issued"),
    Verdict.UNKNOWN: gettext_lazy("unknown"),
}


class Command(BaseCommand):
    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Check a certificate by its PDF file or its code: valid, altered, revoked, superseded "
            "or unknown. Exit code: 0 valid, 1 anything else, 2 when the input can be neither."
        )

    def add_arguments(self, parser) -> None:
        parser.add_argument("certificate", metavar="FILE|CODE", help=_("A PDF file, or a code."))
        parser.add_argument("--json", action="store_true", help=_("Print the answer as JSON."))

    def handle(self, *args, **options) -> None:
        finding = _find(options["certificate"])
        if options["json"]:
            self.stdout.write(json.dumps(_plain(finding), ensure_ascii=False))
        else:
            self.stdout.write(_sentence(finding))
        sys.exit(VALID if finding.verdict == Verdict.VALID else NOT_VALID)


def _find(given: str) -> Finding:
    path = Path(given)
    if path.is_file():
        return check_file(_read(path))
    code = normalise_code(given)
    if code is None:
        raise CommandError(
            _("«%s» is neither a file that is there nor a certificate's code.") % given,
            returncode=UNUSABLE,
        )
    return check_code(code)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise CommandError(_("«%s» cannot be read.") % path, returncode=UNUSABLE) from problem
    if not content.startswith(b"%PDF") or len(content) > MOST_BYTES:
        raise CommandError(_("«%s» is not a PDF file of at most 5 MB.") % path, returncode=UNUSABLE)
    return content


def _sentence(finding: Finding) -> str:
    words = str(WORDS[finding.verdict])
    record = finding.record
    if record is None:
        return words
    parts = [words, record.serial, record.initials, record.course_title, str(record.issued_on)]
    return " · ".join(part for part in parts if part)


def _plain(finding: Finding) -> dict:
    record = finding.record
    facts = {"verdict": str(finding.verdict)}
    if record is None:
        return facts
    withdrawn_on = record.withdrawn_on.isoformat() if record.withdrawn_on else None
    return facts | {
        "code": record.code,
        "serial": record.serial,
        "initials": record.initials,
        "course": record.course_title,
        "issued_on": record.issued_on.isoformat(),
        "withdrawn_on": withdrawn_on,
    }
