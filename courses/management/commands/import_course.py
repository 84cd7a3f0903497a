import json
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from courses.bundles.files.reading import read_bundle
from courses.bundles.problem import BundleRefused, Problem
from courses.bundles.site.changes import Changes
from courses.bundles.site.loading import load
from courses.bundles.words import in_words


class Command(BaseCommand):
    """Exit status 0 when the course was loaded, 1 with every problem named and nothing saved."""

    @property
    def help(self) -> str:
        return _("Load a course from files: a folder or a ZIP. A second time changes nothing.")

    def add_arguments(self, parser):
        parser.add_argument("bundle", type=Path, help=_("folder or ZIP file of the course"))
        parser.add_argument(
            "--dry-run", action="store_true", help=_("only say what would be done; save nothing")
        )
        parser.add_argument("--json", action="store_true", help=_("answer as JSON"))

    def handle(self, *, bundle: Path, dry_run: bool, json: bool, **options):
        changes, problems = Changes(), []
        try:
            read = read_bundle(bundle)
            problems = read.warnings
            changes = load(read.bundle, dry_run=dry_run)
        except BundleRefused as refused:
            problems = refused.problems
        is_good = not any(not problem.is_warning for problem in problems)
        if json:
            self._answer_json(changes, problems, is_good=is_good, dry_run=dry_run)
        else:
            self._answer(changes, problems, is_good=is_good, dry_run=dry_run)
        if not is_good:
            raise SystemExit(1)

    def _answer(
        self, changes: Changes, problems: list[Problem], *, is_good: bool, dry_run: bool
    ) -> None:
        for problem in problems:
            if problem.is_warning:
                self.stderr.write(_("Note: %(problem)s") % {"problem": problem})
            else:
                self.stderr.write(str(problem))
        if not is_good:
            self.stderr.write(_("Nothing was saved. Mend this and try again."))
            return
        for line in in_words(changes):
            self.stdout.write(line)
        self.stdout.write(_("Nothing was saved (--dry-run).") if dry_run else _("Done."))

    def _answer_json(
        self, changes: Changes, problems: list[Problem], *, is_good: bool, dry_run: bool
    ) -> None:
        answer = {
            "ok": is_good,
            "saved": is_good and not dry_run,
            "dry_run": dry_run,
            "changes": changes.counts(),
            "problems": [one.as_json() for one in problems if not one.is_warning],
            "warnings": [one.as_json() for one in problems if one.is_warning],
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
