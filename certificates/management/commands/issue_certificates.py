"""Issue certificates for a cohort from the command line, here and now."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates import batching
from certificates.batch import IssueBatch
from certificates.issue import issue_certificate
from courses.models import Cohort


class Command(BaseCommand):
    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "Issue a certificate to everybody in a cohort who finished the course and confirmed "
            "their name. May be run any number of times. Exit code: 0 when everybody who earned "
            "a certificate has one, 1 when the cohort is not known or a certificate could not be "
            "made."
        )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--cohort", required=True, metavar="CODE", help=_("Code of the cohort.")
        )

    def handle(self, *args, **options) -> None:
        cohort = Cohort.objects.filter(code=options["cohort"]).first()
        if cohort is None:
            raise CommandError(_("No cohort has the code «%s».") % options["cohort"])
        sorting = batching.sort_cohort(cohort)
        failed = [pk for pk in sorting.enrolment_ids if not self._issue(pk)]
        issued = len(sorting.enrolment_ids) - len(failed)
        self.stdout.write(
            ngettext("%d certificate issued.", "%d certificates issued.", issued) % issued
        )
        for reason in IssueBatch.LeftOut:
            if count := sorting.count(reason):
                self.stdout.write(f"{count:6}  {reason.label}")
        if failed:
            raise CommandError(
                _("Not made, for enrolments no. %s. Run the command again.")
                % ", ".join(map(str, failed))
            )

    def _issue(self, enrolment_id: int) -> bool:
        try:
            issue_certificate(enrolment_id, at=timezone.now())
        except Exception as problem:
            # By number: a name or a message that quotes one does not belong in a terminal's log.
            self.stderr.write(f"{enrolment_id}: {type(problem).__name__}")
            return False
        return True
