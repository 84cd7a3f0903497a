"""A lesson's page ↔ what its file says."""

from dataclasses import replace

from wagtail.blocks import StructValue

from courses.bundles.bundle import Lesson, LessonFacts
from courses.bundles.site.assets import NameOf
from courses.bundles.site.carried import carried
from courses.bundles.site.lesson_body import read_body, write_body
from courses.bundles.site.page_kind import (
    Shelf,
    facts_in_english,
    facts_in_indonesian,
    facts_with_english,
)
from courses.catalogue.models import LessonPage


class _LessonKind:
    model = LessonPage
    noun = "lesson"

    def read(self, page: LessonPage, name_of: NameOf) -> Lesson:
        values = {
            "title": page.title,
            "summary": page.summary,
            "minutes": page.minutes,
            "objectives": sorted(one.code for one in page.objectives.all()),
            "content_notice": page.content_notice,
            "review": {
                "status": page.review_status,
                "sources": [_source(one.value) for one in page.sources],
                "source_checked_on": page.sources_checked_on,
                "reviewer": page.reviewer,
                "reviewed_on": page.reviewed_on,
                "next_review_on": page.next_review_on,
            },
        }
        facts = carried(LessonFacts, values, what=page.title)
        return Lesson(slug=page.slug, facts=facts, blocks=read_body(page.body, name_of=name_of))

    def write(self, page: LessonPage, value: Lesson, *, now: Lesson | None, shelf: Shelf) -> None:
        facts, review = value.facts, value.facts.review
        page.title = facts.title
        page.summary = facts.summary
        page.minutes = facts.minutes
        page.objectives.set([shelf.objectives[code] for code in facts.objectives])
        page.content_notice = facts.content_notice
        if now is None or now.blocks != value.blocks:
            page.body = write_body(value.blocks, page.body.stream_block, assets=shelf.assets)
        page.review_status = review.status
        page.reviewer = review.reviewer
        page.reviewed_on = review.reviewed_on
        page.next_review_on = review.next_review_on
        page.sources = [
            ("source", {"title": one.title, "note": one.note, "url": one.url})
            for one in review.sources
        ]
        page.sources_checked_on = review.source_checked_on

    def with_english(self, value: Lesson, english: Lesson) -> Lesson:
        return replace(value, facts=facts_with_english(value.facts, english.facts))

    def in_indonesian(self, value: Lesson) -> Lesson:
        return replace(value, facts=facts_in_indonesian(value.facts))

    def in_english(
        self, value: Lesson, *, before: Lesson | None, now: Lesson | None
    ) -> Lesson | None:
        if not value.facts.title_en:
            return None
        slug = now.slug if now else value.slug
        english = replace(value, slug=slug, facts=facts_in_english(value.facts))
        if now is None or before is None:
            return english
        if now.blocks != before.blocks:
            english = replace(english, blocks=now.blocks)
        if now.facts.content_notice != before.facts.content_notice:
            notice = now.facts.content_notice
            english = replace(english, facts=replace(english.facts, content_notice=notice))
        return english


LESSON = _LessonKind()


def _source(value: StructValue) -> dict[str, str]:
    return {key: text for key, text in value.items() if text}
