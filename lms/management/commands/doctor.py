"""Look the whole site over and say what to do."""

import json
import sys

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from lms.care.doctor import CHECKS, look
from lms.management.words import in_words


class Command(BaseCommand):
    requires_system_checks = ()

    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Look over settings, database, files, ledger, audit log, folders and backups, and "
            "say what to do. Changes nothing. Exit code: 0 when nothing has to be mended, else 1."
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--deep",
            action="store_true",
            help=_("Read every certificate's file and the whole database, not a sample."),
        )
        parser.add_argument("--json", action="store_true", help=_("Print the answer as JSON."))

    def handle(self, *args, **options) -> None:
        findings = look(deep=options["deep"])
        is_well = not any(finding.is_problem for finding in findings)
        if options["json"]:
            answer = {
                "ok": is_well,
                "checked": CHECKS,
                "findings": [finding.to_json() for finding in findings],
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(in_words(findings)))
        sys.exit(0 if is_well else 1)
