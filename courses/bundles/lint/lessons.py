"""Lessons: checks with a right answer, reviews with a name, English under English."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.bundles.blocks import Check, ContentNotice, Drawing, HelpLink
from courses.bundles.bundle import Lesson
from courses.bundles.parts import Parts
from courses.bundles.problem import Problem


def _lessons(parts: Parts) -> Iterator[tuple[str, Lesson]]:
    for module in parts.modules:
        for lesson in module.lessons:
            yield parts.places[module.slug, lesson.slug], lesson


def course_has_lessons(parts: Parts) -> Iterator[Problem]:
    if not parts.is_whole:
        return
    if not parts.modules:
        message = _("There is no module: add a folder modules/01-name with module.yaml.")
        yield Problem(file="modules", message=message)
    for module in parts.modules:
        if not module.lessons:
            message = _("There is no lesson in this module: add a file 01-name.md.")
            yield Problem(file=parts.places[module.slug], message=message)


def checks_have_right_answers(parts: Parts) -> Iterator[Problem]:
    for file, lesson in _lessons(parts):
        for block in lesson.blocks:
            if not isinstance(block, Check):
                continue
            right = sum(option.correct for option in block.options)
            if right == 0 or (block.kind == "single" and right != 1):
                message = _(
                    "Mark which option is right: exactly one for a question with one answer."
                )
                yield Problem(
                    file=file, field="check › options", value=block.question, message=message
                )


def reviews_have_a_name(parts: Parts) -> Iterator[Problem]:
    for file, lesson in _lessons(parts):
        review = lesson.facts.review
        if review.status == "reviewed" and not (review.reviewer and review.reviewed_on):
            message = _("A reviewed lesson says who reviewed it and when: add both.")
            yield Problem(file=file, field="review › reviewer", message=message)
        if not review.sources:
            message = _("The lesson names no source: add where its facts come from.")
            yield Problem(file=file, field="review › sources", message=message, is_warning=True)


def english_stands_under_english(parts: Parts) -> Iterator[Problem]:
    if parts.course is None:
        return
    above = [("course.yaml", parts.course.title_en, "")]
    for module in parts.modules:
        file = parts.places[module.slug]
        above.append((file, module.facts.title_en, parts.course.title_en))
        for lesson in module.lessons:
            place = parts.places[module.slug, lesson.slug]
            above.append((place, lesson.facts.title_en, module.facts.title_en))
    for file, title, title_above in above:
        if not title:
            message = _("Without an English title there is no English page.")
            yield Problem(file=file, field="title_en", message=message, is_warning=True)
        elif file != "course.yaml" and not title_above:
            message = _("This has an English title, what it belongs to has none: add it there.")
            yield Problem(file=file, field="title_en", value=title, message=message)


def drawings_say_what_they_show(parts: Parts) -> Iterator[Problem]:
    for file, lesson in _lessons(parts):
        for block in lesson.blocks:
            if isinstance(block, Drawing) and bool(block.alt) == block.decorative:
                message = _("Say what the drawing shows, or mark it as decoration: one of the two.")
                yield Problem(file=file, field="drawing › alt", value=block.name, message=message)


def plain_texts_hold_no_markdown(parts: Parts) -> Iterator[Problem]:
    for file, lesson in _lessons(parts):
        for field, text in _plain_texts(lesson):
            if "**" in text or "](" in text:
                message = _("This text is shown letter by letter: ** and links do nothing here.")
                yield Problem(file=file, field=field, value=text, message=message, is_warning=True)


def _plain_texts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    yield "content_notice", lesson.facts.content_notice
    for block in lesson.blocks:
        if isinstance(block, Check):
            yield "check › question", block.question
            for option in block.options:
                yield "check › options", option.text
                yield "check › feedback", option.feedback
        elif isinstance(block, ContentNotice | HelpLink):
            yield "text", block.text


CHECKS = [course_has_lessons, checks_have_right_answers, reviews_have_a_name,
          english_stands_under_english, drawings_say_what_they_show,
          plain_texts_hold_no_markdown]  # fmt: skip
