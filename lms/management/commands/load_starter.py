from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from courses.bundles.files.reading import read_bundle
from courses.bundles.problem import BundleRefused
from courses.bundles.shipped import starter_bundles, was_edited_here
from courses.bundles.site.changes import Change
from courses.bundles.site.loading import load
from courses.bundles.words import in_a_word, in_words
from home import starter


class Command(BaseCommand):
    """May run any number of times; what staff have edited on the site is never overwritten."""

    @property
    def help(self) -> str:
        return _("Load the pages and courses that a new site begins with.")

    def handle(self, *, verbosity: int, **options):
        self._is_chatty = verbosity > 1
        self.stdout.write(_("Pages and help channels …"))
        starter.load()
        for path in starter_bundles():
            self._load(path)

    def _load(self, path: Path) -> None:
        try:
            course = read_bundle(path).bundle
            title = {"title": course.course.title}
            if was_edited_here(course.course.slug):
                self.stdout.write(
                    _("%(title)s: edited on this site, so it stays as it is.") % title
                )
                return
            self.stdout.write(f"{course.course.title} …")
            changes = load(course, on_change=self._tell)
        except BundleRefused as refused:
            raise CommandError(str(refused)) from refused
        for line in in_words(changes):
            self.stdout.write(f"  {line}")

    def _tell(self, change: Change) -> None:
        if self._is_chatty:
            self.stdout.write(f"  {in_a_word(change)}")
