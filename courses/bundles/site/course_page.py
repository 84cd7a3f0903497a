"""A course's page ↔ what course.yaml says."""

from dataclasses import replace

from courses.bundles.bundle import FORMAT, Course, Programme
from courses.bundles.site.assets import NameOf
from courses.bundles.site.carried import carried
from courses.bundles.site.page_kind import Shelf
from courses.bundles.site.practice import (
    practice_in_english,
    practice_in_indonesian,
    practice_stream,
    practice_with_english,
    read_practice,
)
from courses.catalogue.models import CoursePage
from courses.catalogue.models import Programme as ProgrammeRow


class _CourseKind:
    model = CoursePage
    noun = "course"

    def read(self, page: CoursePage, name_of: NameOf) -> Course:
        values = {
            "format": FORMAT,
            "slug": page.slug,
            "code": page.code,
            "title": page.title,
            "summary": page.summary,
            "audience": page.audience,
            "cover": name_of(page.cover) if page.cover else None,
            "drawing": page.drawing,
            "lesson_hours": page.lesson_hours,
            "pass_mark_percent": page.pass_mark_percent,
            "pre_test": page.pre_test and page.pre_test.code,
            "post_test": page.post_test and page.post_test.code,
            "programme": None,
            "open_to_all": page.is_open_to_all,
        }
        course = carried(Course, values, what=page.title)
        course = replace(course, practice=read_practice(page))
        if page.programme is None:
            return course
        return replace(course, programme=read_programme(page.programme, name_of))

    def write(self, page: CoursePage, value: Course, *, now: Course | None, shelf: Shelf) -> None:
        page.code = value.code
        page.title = value.title
        page.summary = value.summary
        page.audience = value.audience
        page.cover = shelf.assets.named(value.cover)
        page.drawing = value.drawing
        page.lesson_hours = value.lesson_hours
        page.pass_mark_percent = value.pass_mark_percent
        page.pre_test = shelf.quizzes.get(value.pre_test)
        page.post_test = shelf.quizzes.get(value.post_test)
        page.programme = shelf.programme
        page.practice = practice_stream(value.practice)
        page.is_open_to_all = value.open_to_all

    def with_english(self, value: Course, english: Course) -> Course:
        return replace(
            value,
            title_en=english.title,
            summary_en=english.summary,
            audience_en=english.audience,
            practice=practice_with_english(value.practice, english.practice),
        )

    def in_indonesian(self, value: Course) -> Course:
        practice = practice_in_indonesian(value.practice)
        return replace(value, title_en="", summary_en="", audience_en="", practice=practice)

    def in_english(
        self, value: Course, *, before: Course | None, now: Course | None
    ) -> Course | None:
        if not value.title_en:
            return None
        english = replace(
            value,
            slug=now.slug if now else value.slug,
            title=value.title_en,
            summary=value.summary_en,
            audience=value.audience_en,
            practice=practice_in_english(value.practice),
        )
        return self.in_indonesian(english)


COURSE = _CourseKind()


def read_programme(row: ProgrammeRow, name_of: NameOf) -> Programme:
    first = row.logos.first()
    values = {
        "code": row.code,
        "name": row.name,
        "funder": row.funder,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "logo": name_of(first.image) if first else None,
    }
    return carried(Programme, values, what=row.code)
