"""Where courses stand on this site: the catalogue page and its English twin."""

from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from courses.catalogue.models import CourseIndexPage

INDEX_SLUG = "kursus"


def catalogue() -> CourseIndexPage | None:
    """Return the course catalogue in the site's first language."""
    pages = CourseIndexPage.objects.filter(locale=Locale.get_default())
    return pages.order_by("-live", "path").first()


def catalogue_made_if_missing() -> CourseIndexPage:
    index = catalogue() or _made()
    english = english_locale()
    if index.get_translation_or_none(english) is None:
        translation = index.copy_for_translation(english, copy_parents=True)
        with override("en"):
            translation.title = _("Courses")
        translation.save_revision().publish()
    return index


def english_locale() -> Locale:
    locale, _made_now = Locale.objects.get_or_create(language_code="en")
    return locale


def _made() -> CourseIndexPage:
    site = Site.objects.filter(is_default_site=True).first()
    root = site.root_page if site else Page.get_first_root_node().get_children().first()
    with override("id"):
        page = CourseIndexPage(title=_("Courses"), slug=INDEX_SLUG, live=False)
    root.add_child(instance=page)
    page.save_revision().publish()
    return CourseIndexPage.objects.get(pk=page.pk)
