"""Bring the data to this version of the code: say what, back up, do it, look it over."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.care import databases, upgrading
from lms.care.doctor import look
from lms.care.making import Made, make_backup
from lms.care.refusal import Refused
from lms.jobs import on_duty
from lms.management.commands.backup import sentences
from lms.management.progress import Progress
from lms.management.words import in_words


class Command(BaseCommand):
    requires_system_checks = ()

    @property
    def help(self) -> str:  # argparse takes no lazy text
        return _(
            "With the site stopped: say what will be done, make a backup, apply the migrations, "
            "prepare static files and translations, and run the doctor. Exit code: 0 when all "
            "is well, else 1."
        )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--plan", action="store_true", help=_("Only say what would be done."))
        parser.add_argument(
            "--no-input", action="store_true", help=_("Do not ask before it begins.")
        )

    def handle(self, *args, **options) -> None:
        try:
            found = upgrading.plan()
            self.stdout.write("\n".join(_plan_words(found)))
            if options["plan"]:
                return
            if not (options["no_input"] or _agreed()):
                raise CommandError(_("Nothing was changed."))
            databases.hang_up()
            with on_duty.alone():
                if databases.of_this_site().others_at_work():
                    raise on_duty.NotNow
                self._upgrade(found)
        except on_duty.NotNow:
            raise CommandError(
                _("The site is running: stop its web and worker processes, then upgrade.")
            ) from None
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        findings = look()
        self.stdout.write("\n".join(in_words(findings)))
        if any(finding.is_problem for finding in findings):
            raise CommandError(_("Upgraded; see above for what is still to be done."))

    def _upgrade(self, found: upgrading.Plan) -> None:
        made = None if found.is_new else self._back_up()
        try:
            upgrading.migrate()
            upgrading.prepare_files(found)
        except Exception as problem:
            # Whatever stopped it: the operator must learn the way back.
            self.stderr.write(f"{type(problem).__name__}: {problem}")
            raise CommandError(_way_back(made)) from problem
        upgrading.note_version()
        self.stdout.write(_("Upgraded. Start the site again."))

    def _back_up(self) -> Made:
        with Progress(self.stderr, _("Files")) as progress:
            made = make_backup(version=upgrading.version_of_data(), tell=progress)
        self.stdout.write("\n".join(sentences(made)))
        return made


def _plan_words(found: upgrading.Plan) -> list[str]:
    if found.is_new:
        said = [_("The database is new: all tables will be made, which takes about 30 seconds.")]
    elif not found.steps:
        said = [_("A backup will be made. No migration is to be applied.")]
    else:
        said = [
            ngettext(
                "A backup will be made. Then %d migration will be applied:",
                "A backup will be made. Then %d migrations will be applied:",
                len(found.steps),
            )
            % len(found.steps),
            *(f"  {step.name}: {step.words}" for step in found.steps),
        ]
    if found.catalogues:
        said.append(_("The translations will be compiled."))
    if found.joins_static_files:
        said.append(_("Style sheets and scripts will be joined, which takes half a minute."))
    return [*said, _("At the end the doctor looks it over.")]


def _agreed() -> bool:
    try:
        return input(_("Go on? Type yes: ")).strip().lower() in ("yes", "y", "ya")
    except EOFError:
        return False


def _way_back(made: Made | None) -> str:
    if made is None:
        return _("The upgrade stopped. The database was new: remove it and begin again.")
    return _(
        "The upgrade stopped. To go back, put version %(version)s of the code in place and run: "
        "manage.py restore %(path)s --replace"
    ) % {"version": made.manifest.app_version, "path": made.path}
