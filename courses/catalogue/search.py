"""Search over what is published. A hit shows a title and a summary, never a lesson's text."""

import re
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from wagtail.models import Locale, Page

from courses.catalogue.models import CoursePage, LessonPage, ModulePage

# More than anybody reads; it keeps a search for "a" cheap.
HITS_AT_MOST = 100
WORDS_AT_MOST = 12
WORD = re.compile(r"\w+")


def find(
    query: str, *, locale: Locale, open_extras: Collection[UUID] = ()
) -> list[CoursePage | LessonPage]:
    """Return published courses, then lessons, that match; nothing for an empty query.

    Lessons of an extra module are found by those selected for it: `open_extras` are the
    translation keys of theirs. All words first; where nothing has them all, titles that begin so,
    then any of the words.
    """
    # Bare words only: SQLite's search reads quotes and signs as its own language.
    words = " ".join(WORD.findall(query)[:WORDS_AT_MOST])
    if not words:
        return []
    courses = CoursePage.objects.live().public().filter(locale=locale)
    lessons = LessonPage.objects.live().public().filter(locale=locale).defer("body", "sources")
    drafts = _below(Page.objects.filter(live=False, numchild__gt=0))
    closed = ModulePage.objects.filter(is_extra=True).exclude(translation_key__in=open_extras)
    hidden = drafts | _below(closed)
    if drafts:
        courses = courses.exclude(drafts)
    if hidden:
        lessons = lessons.exclude(hidden)
    for way in (_all_words, _beginnings, _any_word):
        found = [*way(courses, words), *way(lessons, words)]
        if found:
            return found
    return []


def _all_words(pages: QuerySet, words: str) -> Iterable[Page]:
    return pages.search(words, operator="and")[:HITS_AT_MOST]


def _beginnings(pages: QuerySet, words: str) -> Iterable[Page]:
    return pages.autocomplete(words)[:HITS_AT_MOST]


def _any_word(pages: QuerySet, words: str) -> Iterable[Page]:
    return pages.search(words, operator="or")[:HITS_AT_MOST]


def _below(pages: QuerySet) -> Q:
    """Match everything under these pages; falsy when there are none."""
    below = Q()
    for path in pages.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return below
