"""Search over what is published. A hit shows a title and a summary, never a lesson's text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from courses.catalogue.models import CoursePage, LessonPage, ModulePage

HITS_PER_PAGE = 10
# More than anybody reads; it keeps a search for "a" cheap.
HITS_AT_MOST = 100
WORDS_AT_MOST = 12
WORD = re.compile(r"\w+")


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("What are you looking for?"),
        max_length=100,
        error_messages={"max_length": _("Use fewer words: a few are enough.")},
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search"}),
    )


@dataclass(frozen=True)
class Hit:
    title: str
    url: str
    summary: str
    course: str  # empty for a course itself


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET if request.GET.get("q", "").strip() else None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    pages = find(query, locale=Locale.get_active())
    page_obj = Paginator(pages, HITS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "query": query,
        "page_query": urlencode({"q": query}) + "&",
        "page_obj": page_obj,
        "hits": _hits(page_obj.object_list, request=request),
    }
    return render(request, "courses/search.html", context)


def find(query: str, *, locale: Locale) -> list[CoursePage | LessonPage]:
    """Return published courses, then lessons, that match; nothing for an empty query.

    All words first; where nothing has them all, titles that begin so, then any of the words.
    """
    # Bare words only: SQLite's search reads quotes and signs as its own language.
    words = " ".join(WORD.findall(query)[:WORDS_AT_MOST])
    if not words:
        return []
    courses = CoursePage.objects.live().public().filter(locale=locale)
    lessons = LessonPage.objects.live().public().filter(locale=locale).defer("body", "sources")
    hidden = _below(CoursePage.objects.filter(live=False)) | _below(
        # Lessons of extra modules are for those selected: the course page leads to them.
        ModulePage.objects.filter(Q(live=False) | Q(is_extra=True))
    )
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


def _hits(pages: Iterable[CoursePage | LessonPage], *, request: HttpRequest) -> list[Hit]:
    depth = 2 * LessonPage.steplen
    course_paths = {page.path[:-depth] for page in pages if isinstance(page, LessonPage)}
    titles = dict(CoursePage.objects.filter(path__in=course_paths).values_list("path", "title"))
    return [
        Hit(
            title=page.title,
            url=page.get_url(request),
            summary=page.summary,
            course=titles.get(page.path[:-depth], "") if isinstance(page, LessonPage) else "",
        )
        for page in pages
    ]
