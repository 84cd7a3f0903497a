import json
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from courses.progress.marking_again import Count, mark_again

# Beyond that many the cause is one thing, not many.
MOST_NAMED = 100


class Command(BaseCommand):
    """Exit status 0 when every answer is worth what is written down, 1 otherwise."""

    @property
    def help(self) -> str:
        return _("Mark every stored answer again and compare. Nothing is changed.")

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help=_("answer as JSON"))

    def handle(self, *, json: bool, **options):
        count, named = Count(), []
        for difference in mark_again(count):
            if len(named) < MOST_NAMED:
                named.append(difference)
        answer = {
            "ok": not count.differences,
            "answers": count.answers,
            "differences": count.differences,
            "named": [asdict(each) for each in named],
        }
        self._answer_json(answer) if json else self._answer(answer)
        if count.differences:
            raise SystemExit(1)

    def _answer_json(self, answer: dict) -> None:
        self.stdout.write(json.dumps(answer, default=str, indent=2))

    def _answer(self, answer: dict) -> None:
        for each in answer["named"]:
            words = _(
                "Attempt %(attempt_id)s, item %(item_id)s: %(written_percent)s is written,"
                " %(again_percent)s is what it is worth now."
            )
            self.stderr.write(words % each)
        words = _("%(answers)s answers were marked again, %(differences)s of them differ.")
        self.stdout.write(words % answer)
