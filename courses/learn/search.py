"""The search page: what everybody may find, and the extra modules of whoever reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from courses.catalogue.models import CoursePage, LessonPage
from courses.catalogue.search import find
from courses.enrolment.models import Selection
from lms.accounts.models import User

HITS_PER_PAGE = 10


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
    extras = _open_extras(request.user) if query else ()
    pages = find(query, locale=Locale.get_active(), open_extras=extras)
    page_obj = Paginator(pages, HITS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "query": query,
        "page_query": urlencode({"q": query}) + "&",
        "page_obj": page_obj,
        "hits": _hits(page_obj.object_list, request=request),
    }
    return render(request, "courses/search.html", context)


def _open_extras(user: User) -> set[UUID]:
    """Return the translation keys of the extra modules this person was selected for."""
    if not user.is_authenticated:
        return set()
    return set(Selection.objects.of(user).values_list("module__translation_key", flat=True))


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
