"""The shipped tests measure what was learned: a key is not told by its length or its place."""

from collections import Counter

import pytest

from courses.bundles.bundle import Bundle, Choice, Question, Quiz
from courses.bundles.files.reading import read_bundle
from courses.bundles.shipped import starter_bundles

OPTIONS_WANTED = 4
LONGEST_TO_SHORTEST = 1.4
ATTITUDES_WANTED = 4
# With four options chance alone gives a quarter; more than this, and a guesser profits.
KEYS_OF_ONE_KIND = 0.4

every_course = pytest.mark.parametrize("path", starter_bundles(), ids=lambda path: path.name)


@every_course
def test_each_objective_of_the_path_is_asked_by_two_items(path):
    bundle = read_bundle(path).bundle
    asked = {code for quiz in bundle.quizzes for form in quiz.forms.values() for code in form}

    times = Counter(item.objective for item in bundle.questions if item.code in asked)

    assert {code: times[code] for code in _taught(bundle) if times[code] < 2} == {}


@every_course
def test_both_forms_ask_about_what_the_path_teaches_and_nothing_else(path):
    bundle = read_bundle(path).bundle

    for quiz in bundle.quizzes:
        asked = {
            form: Counter(item.objective for item in _items(bundle, quiz, form))
            for form in quiz.forms
        }
        assert set(asked["A"]) == set(asked["B"]) == _taught(bundle)


@every_course
def test_an_item_has_four_options_of_similar_length(path):
    items = _scored(read_bundle(path).bundle)

    assert [item.code for item in items if _is_uneven(item)] == []


@every_course
def test_a_key_is_seldom_the_longest_or_the_shortest_option(path):
    bundle = read_bundle(path).bundle

    for quiz in bundle.quizzes:
        for form in quiz.forms:
            items = [item for item in _items(bundle, quiz, form) if len(_keys(item)) == 1]
            for extreme in (max, min):
                told = [item.code for item in items if _is_told_by(extreme, item)]
                assert len(told) <= KEYS_OF_ONE_KIND * len(items), (extreme.__name__, told)


@every_course
def test_keys_stand_in_every_place_about_as_often(path):
    bundle = read_bundle(path).bundle

    for quiz in bundle.quizzes:
        for form in quiz.forms:
            places = Counter(place for item in _items(bundle, quiz, form) for place in _keys(item))
            assert set(places) == set(range(OPTIONS_WANTED))
            assert max(places.values()) <= KEYS_OF_ONE_KIND * places.total()


@every_course
def test_every_item_explains_itself(path):
    items = _scored(read_bundle(path).bundle)

    assert [item.code for item in items if not item.feedback] == []


@every_course
def test_attitudes_are_asked_apart_and_in_both_directions(path):
    bundle = read_bundle(path).bundle
    attitudes = {item.code: item for item in bundle.questions if item.type == "likert"}

    for quiz in bundle.quizzes:
        assert len(quiz.attitude) >= ATTITUDES_WANTED
        assert {*attitudes} & {code for form in quiz.forms.values() for code in form} == set()
        # Whoever agrees with everything must not look like somebody with a firm attitude.
        assert {attitudes[code].reverse for code in quiz.attitude} == {True, False}


def test_a_key_that_says_more_than_its_neighbours_is_seen():
    item = _item("Ya", "Tidak", "Mungkin", right="Tidak, sebab persetujuan bisa ditarik kapan saja")

    assert _is_uneven(item)
    assert _is_told_by(max, item)
    assert not _is_told_by(min, item)


def _taught(bundle: Bundle) -> set[str]:
    return {
        code
        for module in bundle.modules
        if not module.facts.is_extra
        for facts in (module.facts, *(lesson.facts for lesson in module.lessons))
        for code in facts.objectives
    }


def _items(bundle: Bundle, quiz: Quiz, form: str) -> list[Question]:
    by_code = {item.code: item for item in bundle.questions}
    return [by_code[code] for code in quiz.forms[form]]


def _scored(bundle: Bundle) -> list[Question]:
    return [item for item in bundle.questions if item.type != "likert"]


def _keys(item: Question) -> list[int]:
    return [place for place, choice in enumerate(item.choices) if choice.fraction > 0]


def _lengths(item: Question) -> list[int]:
    return [len(choice.text) for choice in item.choices]


def _is_uneven(item: Question) -> bool:
    lengths = _lengths(item)
    return len(lengths) != OPTIONS_WANTED or max(lengths) > LONGEST_TO_SHORTEST * min(lengths)


def _is_told_by(extreme, item: Question) -> bool:
    (key,) = _keys(item)
    return _lengths(item)[key] == extreme(_lengths(item))


def _item(*wrong: str, right: str) -> Question:
    choices = [Choice(text=text, fraction=0) for text in wrong]
    return Question(
        code="X",
        objective="X",
        type="single_choice",
        text="Boleh?",
        choices=(*choices, Choice(text=right, fraction=100)),
    )
