"""Ask for the removal of data of accounts that nobody has used for a long time."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts import retention


class Command(BaseCommand):
    help = "Names no one: counts and learner codes only. The site does the same once a day."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="look, and change nothing")
        parser.add_argument("--json", action="store_true", help="for other programs")

    def handle(self, *, dry_run: bool, **options) -> None:
        now = timezone.now()
        if dry_run:
            groups = {
                group: list(people.values_list("learner_code", flat=True))
                for group, people in retention.unused(now=now).items()
            }
        else:
            groups = retention.remove_unused(now=now)
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(groups, dry_run=dry_run)))
        else:
            self._tell(groups, dry_run=dry_run)

    def _tell(self, groups: dict[str, list[str]], *, dry_run: bool) -> None:
        words = {
            "minors": _("Minors without a sign for %(months)d months: %(n)d"),
            "adults": _("Adults without a sign for %(months)d months: %(n)d"),
        }
        for group, codes in groups.items():
            self.stdout.write(words[group] % {"months": _months()[group], "n": len(codes)})
            for code in codes:
                self.stdout.write(f"  {code}")
        if dry_run:
            self.stdout.write(_("Nothing was changed."))
        elif any(groups.values()):
            days = settings.ERASURE_GRACE_DAYS
            self.stdout.write(
                _("Their data are removed in %(days)d days, unless they sign in.") % {"days": days}
            )


def _months() -> dict[str, int]:
    return {
        "minors": settings.RETENTION_MONTHS_MINORS,
        "adults": settings.RETENTION_MONTHS_ADULTS,
    }


def _as_data(groups: dict[str, list[str]], *, dry_run: bool) -> dict:
    told = {
        group: {"months": _months()[group], "count": len(codes), "codes": codes}
        for group, codes in groups.items()
    }
    return {"dry_run": dry_run, "grace_days": settings.ERASURE_GRACE_DAYS, **told}
