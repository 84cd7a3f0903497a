"""Courses as cards, with a fixed number of statements however many there are."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Left, Length
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from courses.catalogue.models import CoursePage, LessonPage, ModulePage

register = template.Library()

COVER = "fill-640x280|format-webp"


@dataclass(frozen=True)
class CourseCard:
    title: str
    url: str
    summary: str
    hours: Decimal | None
    lessons: int
    cover_url: str
    badge: str


@register.simple_tag(takes_context=True)
def course_cards(context, courses: QuerySet[CoursePage]) -> list[CourseCard]:
    pictures = get_image_model().objects.prefetch_renditions(COVER)
    found = list(courses.prefetch_related(Prefetch("cover", queryset=pictures)))
    # As on the course's own page: what an extra module adds is not counted.
    modules = ModulePage.objects.live().filter(is_extra=False)
    lessons = list(
        LessonPage.objects.live()
        .filter(path__startswith=found[0].path[: -CoursePage.steplen])
        .alias(module_path=Left("path", Length("path") - LessonPage.steplen))
        .filter(module_path__in=modules.values("path"))
        .values_list("path", "review_status")
        if found
        else ()
    )
    depth = 2 * LessonPage.steplen
    counts = Counter(path[:-depth] for path, _status in lessons)
    drafts = {path[:-depth] for path, status in lessons if status == LessonPage.Review.DRAFT}
    return [
        CourseCard(
            title=course.title,
            url=course.get_url(context.get("request")),
            summary=course.summary,
            hours=course.lesson_hours.normalize() or None,
            lessons=counts[course.path],
            cover_url=_cover_url(course),
            badge=capfirst(_("draft for ECPAT's review")) if course.path in drafts else "",
        )
        for course in found
    ]


def _cover_url(course: CoursePage) -> str:
    return course.cover.get_rendition(COVER).url if course.cover else course.drawing_url
