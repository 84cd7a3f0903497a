"""Every shipped lesson is short, kind, and says where to find help."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from courses.bundles.blocks import Callout, Check, HelpLink
from courses.bundles.bundle import Bundle, Lesson
from courses.bundles.files.reading import read_bundle
from courses.bundles.shipped import starter_bundles

WORDS = range(300, 701)
MINUTES = range(5, 11)
# A slow, careful reader: who needs longer than the minutes stated was promised too little.
WORDS_A_MINUTE = 120
CHECKS_WANTED = 2
LONGEST_TO_SHORTEST = 1.5
MINUTES_OF_A_LESSON_HOUR = 45

# The vocabulary's table, and the words of one that sells, blames or threatens.
AVOIDED = re.compile(
    r"pornografi anak|video porno|pelacur|\bPSK\b|open BO|anak nakal|revenge porn"
    r"|(?:turis|wisata) seks|suka sama suka|\bmengaku\b|\boknum\b|dinodai|pelaku anak|GAGAL"
    # The criminal law changed in January 2026: fines and terms are not taught.
    r"|\bdenda\b|\bpenjara\b"
    # Nobody is asked about what happened to them.
    r"|pernahkah kamu|apakah kamu pernah|ceritakan pengalamanmu",
    re.IGNORECASE,
)
VERDICT = re.compile(r"(?:Betul|Tepat|Benar)[.,!]")
HEAVY = {"mengenali-esa-daring", "perundungan-dan-kbgo", "kalau-terjadi-padaku"}

every_course = pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)


@every_course
def test_a_lesson_is_read_in_a_few_minutes(path):
    lessons = _lessons(read_bundle(path).bundle)

    assert {name: n for name, lesson in lessons if (n := _words(lesson)) not in WORDS} == {}
    assert {
        name: lesson.facts.minutes
        for name, lesson in lessons
        if lesson.facts.minutes * WORDS_A_MINUTE < _words(lesson, without=Check)
    } == {}


@every_course
def test_a_lesson_of_the_path_states_between_five_and_ten_minutes(path):
    bundle = read_bundle(path).bundle

    stated = {
        lesson.slug: lesson.facts.minutes
        for module in bundle.modules
        if not module.facts.is_extra
        for lesson in module.lessons
    }

    assert {name: minutes for name, minutes in stated.items() if minutes not in MINUTES} == {}


@every_course
def test_the_course_states_no_more_lesson_hours_than_its_minutes_bear(path):
    bundle = read_bundle(path).bundle
    lessons = sum(
        lesson.facts.minutes
        for module in bundle.modules
        if not module.facts.is_extra
        for lesson in module.lessons
    )
    tests = [bundle.course.pre_test, bundle.course.post_test]
    a_minute_an_item = sum(len(quiz.forms["A"]) * tests.count(quiz.code) for quiz in bundle.quizzes)

    stated = bundle.course.lesson_hours * MINUTES_OF_A_LESSON_HOUR

    assert 0 < stated <= lessons + a_minute_an_item


@every_course
def test_a_lesson_tells_a_story_that_says_it_is_made_up(path):
    for name, lesson in _lessons(read_bundle(path).bundle):
        stories = [block.text for block in _blocks(lesson, Callout) if block.tone == "story"]

        assert stories, name
        assert [story for story in stories if "rekaan" not in story] == [], name


@every_course
def test_a_lesson_asks_two_questions_and_answers_every_choice(path):
    for name, lesson in _lessons(read_bundle(path).bundle):
        checks = list(_blocks(lesson, Check))

        assert len(checks) >= CHECKS_WANTED, name
        for check in checks:
            # The page itself says how many to choose.
            assert "Pilih" not in check.question, (name, check.question)
            lengths = [len(option.text) for option in check.options]
            assert all(option.feedback for option in check.options), (name, check.question)
            # The page itself says whether an option fits.
            assert not any(VERDICT.match(option.feedback) for option in check.options), name
            assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths), (name, check.question)


@every_course
def test_a_lesson_sums_up_three_things_and_ends_with_help(path):
    for name, lesson in _lessons(read_bundle(path).bundle):
        (summary,) = [each.text for each in _blocks(lesson, Callout) if each.tone == "summary"]

        assert len(re.findall(r"^- ", summary, re.MULTILINE)) == 3, name
        assert isinstance(lesson.blocks[-1], HelpLink), name


@every_course
def test_a_heavy_lesson_says_what_it_speaks_of_and_leaves_the_rest_to_the_page(path):
    for module in read_bundle(path).bundle.modules:
        for lesson in module.lessons:
            notice = lesson.facts.content_notice
            if module.slug in HEAVY:
                assert "Tidak ada gambaran rinci" in notice, lesson.slug
                assert "alasan" not in notice, lesson.slug


@every_course
def test_no_lesson_blames_threatens_or_asks_what_happened_to_the_reader(path):
    bundle = read_bundle(path).bundle
    whole = [(module.slug, _text(module.facts)) for module in bundle.modules]
    whole += [(name, _text(lesson)) for name, lesson in _lessons(bundle)]

    assert [(name, found) for name, text in whole if (found := AVOIDED.findall(text))] == []


def test_the_words_to_avoid_are_found_when_they_stand_there():
    text = "Oknum itu mengaku suka sama suka. Pernahkah kamu mengalaminya? Denda menanti."

    assert len(AVOIDED.findall(text)) == 5


def _lessons(bundle: Bundle) -> list[tuple[str, Lesson]]:
    return [
        (f"{module.slug}/{lesson.slug}", lesson)
        for module in bundle.modules
        for lesson in module.lessons
    ]


def _blocks(lesson: Lesson, kind: type) -> Iterator:
    return (block for block in lesson.blocks if isinstance(block, kind))


def _words(lesson: Lesson, *, without: type | None = None) -> int:
    """Count what is read on the page; a dash or a star alone is no word."""
    blocks = [block for block in lesson.blocks if without is None or not isinstance(block, without)]
    return sum(any(map(str.isalnum, word)) for word in _text(blocks).split())


def _text(value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    if is_dataclass(value):
        return "\n".join(
            _text(getattr(value, each.name))
            for each in fields(value)
            if each.name not in {"tone", "kind", "review"}
        )
    return ""
