"""Write the whole site into one file."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.care.making import Made, make_backup
from lms.care.refusal import Refused
from lms.management.progress import Progress


class Command(BaseCommand):
    requires_system_checks = ()

    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Write database and files into one file in var/backups, also while the site is "
            "running. Exit code: 0 when the backup was written and read back, else 1."
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help=_("Where to write it instead.")
        )
        parser.add_argument("--json", action="store_true", help=_("Print the answer as JSON."))

    def handle(self, *args, **options) -> None:
        try:
            with Progress(self.stderr, _("Files")) as progress:
                made = make_backup(output=options["output"], tell=progress)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(_plain(made)))
        else:
            self.stdout.write("\n".join(sentences(made)))


def sentences(made: Made) -> list[str]:
    files = len(made.manifest.members) - 1
    said = [
        ngettext(
            "Backup written and read back: %(path)s (%(size)s MB, %(files)d file).",
            "Backup written and read back: %(path)s (%(size)s MB, %(files)d files).",
            files,
        )
        % {"path": made.path, "size": round(made.size_bytes / 1e6, 1), "files": files}
    ]
    if missing := len(made.manifest.missing_files):
        said.append(
            ngettext(
                "%d row names a file that the site does not have; manage.py doctor tells which.",
                "%d rows name files that the site does not have; manage.py doctor tells which.",
                missing,
            )
            % missing
        )
    return said


def _plain(made: Made) -> dict:
    manifest = made.manifest
    return {
        "path": str(made.path),
        "size_bytes": made.size_bytes,
        "made_at": manifest.made_at,
        "app_version": manifest.app_version,
        "vendor": manifest.vendor,
        "files": len(manifest.members) - 1,
        "rows": sum(manifest.counts.values()),
        "missing_files": manifest.missing_files,
    }
