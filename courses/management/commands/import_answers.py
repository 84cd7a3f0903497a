import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from courses.enrolment.models import Cohort
from courses.enrolment.roster.rows import RosterRefused
from courses.enrolment.roster.wording import why_refused
from courses.progress import paper
from courses.progress.attempt import Attempt
from courses.progress.paper_reading import read_paper
from courses.progress.paper_wording import column_of, wrong

PURPOSES = (Attempt.Purpose.PRE, Attempt.Purpose.POST)


class Command(BaseCommand):
    """Exit status 0 when all rows were good, 1 with every problem named and nothing saved."""

    @property
    def help(self) -> str:
        return _("Store answers given on paper: a table (CSV or XLSX), a row for each person.")

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=_("the table, as CSV or XLSX"))
        parser.add_argument("--cohort", required=True, metavar="CODE", help=_("code of the cohort"))
        parser.add_argument(
            "--purpose", required=True, choices=PURPOSES, help=_("which test it was")
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("only say what would be done; save nothing")
        )
        parser.add_argument("--json", action="store_true", help=_("answer as JSON"))

    def handle(self, *, file: Path, purpose: str, dry_run: bool, json: bool, **options):
        cohorts = Cohort.objects.select_related("course")
        cohort = cohorts.filter(code=options["cohort"]).first()
        if cohort is None:
            raise CommandError(_("There is no cohort with the code %s.") % options["cohort"])
        if not file.is_file():
            raise CommandError(_("There is no file %s.") % file)
        looked, refusal = paper.Looked(), ""
        try:
            rows = read_paper(file)
            if dry_run:
                test = paper.PrintedTest(cohort, purpose=purpose)
                looked = paper.look_at(cohort, test=test, rows=rows)
            else:
                looked = paper.enter(cohort, purpose=purpose, rows=rows, by=None, at=timezone.now())
        except RosterRefused as refused:
            refusal = why_refused(refused.why)
        except paper.NoSuchTest:
            refusal = _("The course of this cohort has no such test that is published.")
        is_good = not refusal and not looked.problems
        answer = {
            "ok": is_good,
            "saved": is_good and not dry_run,
            "dry_run": dry_run,
            "refused": refusal,
            "people": len(looked.sheets) if is_good else 0,
            "problems": [_as_json(problem) for problem in looked.problems],
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
        if not answer["ok"]:
            self.stderr.write(_("Nothing was saved. Mend this and try again."))
        elif answer["dry_run"]:
            self.stdout.write(_("Nothing was saved (--dry-run)."))
        else:
            self.stdout.write(_("The tests of %s people were entered.") % answer["people"])


def _as_json(problem: paper.Problem) -> dict:
    return {
        "row": problem.row,
        "column": column_of(problem),
        "value": problem.value,
        "problem": wrong(problem),
        "code": problem.fault.value,
    }
