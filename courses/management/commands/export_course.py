from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courses.bundles.files.reading import read_files
from courses.bundles.files.writing import as_files, write_bundle
from courses.bundles.problem import BundleRefused, Problem
from courses.bundles.site.reading import read_course


class Command(BaseCommand):
    @property
    def help(self) -> str:
        return _("Write a published course as files that import_course reads back equal.")

    def add_arguments(self, parser):
        parser.add_argument("slug", help=_("the course's address in the catalogue, such as aman"))
        parser.add_argument(
            "--output",
            type=Path,
            help=_("a folder that does not exist yet, or a name ending in .zip; else the slug"),
        )

    def handle(self, *, slug: str, output: Path | None, **options):
        path = output or Path(slug)
        try:
            bundle = read_course(slug)
            write_bundle(bundle, path)
        except BundleRefused as refused:
            raise CommandError(str(refused)) from refused
        for problem in self._problems_of(bundle):
            self.stderr.write(_("Note: %(problem)s") % {"problem": problem})
        lessons = sum(len(module.lessons) for module in bundle.modules)
        self.stdout.write(
            _("%(title)s: %(modules)d modules, %(lessons)d lessons written to %(path)s.")
            % {
                "title": bundle.course.title,
                "modules": len(bundle.modules),
                "lessons": lessons,
                "path": path,
            }
        )

    def _problems_of(self, bundle) -> list[Problem]:
        """What import_course will say about these files; staff may publish what files refuse."""
        try:
            return read_files(as_files(bundle)).warnings
        except BundleRefused as refused:
            return refused.problems
