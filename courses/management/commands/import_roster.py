import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courses.enrolment.models import Cohort
from courses.enrolment.roster.admitting import Admission, admit
from courses.enrolment.roster.files import Shelf
from courses.enrolment.roster.importing import look_at
from courses.enrolment.roster.rows import Problem, RosterRefused
from courses.enrolment.roster.wording import why_refused, wrong
from courses.enrolment.seats import CohortFull


class Command(BaseCommand):
    """Exit status 0 when people were added, 1 with every problem named and nothing saved."""

    @property
    def help(self) -> str:
        return _("Add the people of a list (CSV or XLSX) to a cohort. Twice adds nobody twice.")

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=_("the list, as CSV or XLSX"))
        parser.add_argument("--cohort", required=True, metavar="CODE", help=_("code of the cohort"))
        parser.add_argument(
            "--dry-run", action="store_true", help=_("only say what would be done; save nothing")
        )
        parser.add_argument("--json", action="store_true", help=_("answer as JSON"))
        parser.add_argument(
            "--skip-bad", action="store_true", help=_("add the others when rows have to be mended")
        )

    def handle(self, *, file: Path, dry_run: bool, json: bool, skip_bad: bool, **options):
        cohort = Cohort.objects.filter(code=options["cohort"]).first()
        if cohort is None:
            raise CommandError(_("There is no cohort with the code %s.") % options["cohort"])
        if not file.is_file():
            raise CommandError(_("There is no file %s.") % file)
        shelf, counts, refusal = Shelf(), {}, ""
        try:
            counts = look_at(file, cohort=cohort, shelf=shelf)
        except RosterRefused as refused:
            refusal = why_refused(refused.why)
        problems = (
            [] if refusal else [p for _row, _cells, wrongs in shelf.to_mend() for p in wrongs]
        )
        is_good = not refusal and (skip_bad or not problems)
        admission = Admission()
        if is_good and not dry_run:
            try:
                admission = admit(cohort, shelf.people(), by=None)
            except CohortFull as full:
                is_good, refusal = False, _no_seats(full.left)
        answer = {
            "ok": is_good,
            "saved": is_good and not dry_run,
            "dry_run": dry_run,
            "refused": refusal,
            "new": counts.get("new_count", 0),
            "known": counts.get("known_count", 0),
            "bad_rows": counts.get("bad_row_count", 0),
            "minors": counts.get("minor_count", 0),
            "dropped_columns": counts.get("dropped", []),
            "unused_columns": counts.get("unused", []),
            "added": admission.added,
            "rows_not_added": admission.held_rows,
            "problems": [_as_json(problem) for problem in problems],
        }
        self._answer_json(answer) if json else self._answer(answer)
        if not is_good:
            raise SystemExit(1)

    def _answer_json(self, answer: dict) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def _answer(self, answer: dict) -> None:
        for problem in answer["problems"]:
            line = _("Row %(row)s, column “%(column)s”, “%(value)s”: %(problem)s") % problem
            self.stderr.write(line)
        if answer["refused"]:
            self.stderr.write(answer["refused"])
        else:
            words = _("%(new)s new, %(known)s already listed, %(bad_rows)s to mend.") % answer
            self.stdout.write(words)
        if answer["dropped_columns"]:
            titles = ", ".join(answer["dropped_columns"])
            self.stdout.write(_("Read and not kept: %s.") % titles)
        if answer["rows_not_added"]:
            numbers = ", ".join(map(str, answer["rows_not_added"]))
            self.stdout.write(_("Rows whose people could not be added now: %s.") % numbers)
        if not answer["ok"]:
            self.stderr.write(_("Nothing was saved. Mend this and try again."))
        elif answer["dry_run"]:
            self.stdout.write(_("Nothing was saved (--dry-run)."))
        else:
            self.stdout.write(_("%s people were added.") % answer["added"])


def _no_seats(left: int) -> str:
    return _("The cohort has %s free seats, fewer than people on the list.") % left


def _as_json(problem: Problem) -> dict:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "problem": wrong(problem),
        "code": problem.fault.value,
    }
