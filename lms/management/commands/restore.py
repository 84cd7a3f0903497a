"""Put a backup in the place of what the site holds."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.care.doctor import Finding, look
from lms.care.refusal import Refused
from lms.care.restoring import Restored, restore
from lms.management.progress import Progress
from lms.management.words import in_words


class Command(BaseCommand):
    requires_system_checks = ()

    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Put a backup in the place of what the site holds, with the site stopped. Exit code: "
            "0 when all is well, 1 when it was refused (nothing changed) or the doctor found "
            "something."
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help=_("A backup."))
        parser.add_argument(
            "--replace", action="store_true", help=_("Replace all that the site holds now.")
        )
        parser.add_argument("--json", action="store_true", help=_("Print the answer as JSON."))

    def handle(self, *args, **options) -> None:
        try:
            with Progress(self.stderr, _("Checked")) as progress:
                restored = restore(options["file"], replace=options["replace"], tell=progress)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        findings = look()
        if options["json"]:
            self.stdout.write(json.dumps(_plain(restored, findings), ensure_ascii=False))
        else:
            self.stdout.write("\n".join([*sentences(restored), *in_words(findings)]))
        if restored.not_erased or any(finding.is_problem for finding in findings):
            raise CommandError(_("Restored; see above for what is still to be done."))


def sentences(restored: Restored) -> list[str]:
    manifest = restored.manifest
    said = [
        _("Restored: the site as it was at %(moment)s (version %(version)s).")
        % {"moment": manifest.made_at, "version": manifest.app_version},
        _("Everybody has to sign in again."),
    ]
    if restored.migrated:
        said.append(
            ngettext(
                "%d migration brought it to this version.",
                "%d migrations brought it to this version.",
                restored.migrated,
            )
            % restored.migrated
        )
    if not manifest.is_of_this_key:
        said.append(
            _(
                "It was made under another SECRET_KEY, so its seal could not be proved; set the "
                "old key if you still have it."
            )
        )
    if restored.erased:
        said.append(
            ngettext(
                "%d person who had asked to be erased was erased again.",
                "%d people who had asked to be erased were erased again.",
                restored.erased,
            )
            % restored.erased
        )
    if restored.not_erased:
        said.append(
            ngettext(
                "%d person who had asked to be erased is in the database again: erase them.",
                "%d people who had asked to be erased are in the database again: erase them.",
                restored.not_erased,
            )
            % restored.not_erased
        )
    return said


def _plain(restored: Restored, findings: list[Finding]) -> dict:
    return {
        "made_at": restored.manifest.made_at,
        "app_version": restored.manifest.app_version,
        "rows": sum(restored.manifest.counts.values()),
        "files": len(restored.manifest.members) - 1,
        "migrated": restored.migrated,
        "erased_again": restored.erased,
        "to_erase": restored.not_erased,
        "same_key": restored.manifest.is_of_this_key,
        "findings": [finding.to_json() for finding in findings],
    }
