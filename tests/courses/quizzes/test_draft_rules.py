"""What a question must be before it can be asked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.draft_rules import problems_of, worth_problem
from courses.quizzes.publishing import ChoiceDraft, VersionDraft


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def _draft(type_: str, worths: list, texts: list[str] | None = None) -> VersionDraft:
    texts = texts or [f"pilihan {n}" for n in range(len(worths))]
    choices = tuple(ChoiceDraft(t, Decimal(str(w))) for t, w in zip(texts, worths, strict=True))
    return VersionDraft(type=type_, text="Apa itu grooming?", choices=choices)


@pytest.mark.parametrize(
    ("type_", "worths"),
    [
        ("single_choice", [100, 0, 0, 0]),
        ("single_choice", [0, 100]),
        ("single_choice", [100, 50, 0]),
        ("multiple_choice", [50, 50, -50, 0]),
        ("multiple_choice", ["33.34", "33.33", "33.33", -100]),
        ("multiple_choice", [100, 0]),
        ("true_false", [0, 100]),
    ],
)
def test_a_question_that_can_be_asked_has_no_problem(type_, worths):
    assert list(problems_of(_draft(type_, worths))) == []


@pytest.mark.parametrize(
    ("type_", "worths", "problem"),
    [
        ("single_choice", [100], "A question needs at least two options."),
        ("single_choice", [], "A question needs at least two options."),
        ("single_choice", [100] + [0] * 8, "A question has at most 8 options."),
        ("single_choice", [0, 0], "Exactly one option is worth 100."),
        ("single_choice", [100, 100], "Exactly one option is worth 100."),
        ("single_choice", [60, 40], "Exactly one option is worth 100."),
        (
            "single_choice",
            [100, -50],
            "Only items with several right answers take points away: write 0.",
        ),
        ("multiple_choice", [50, 40, 0], "The right options add up to 90: make it 100."),
        ("multiple_choice", ["33.3"] * 3, "The right options add up to 99.9: make it 100."),
        ("multiple_choice", [0, -50], "The right options add up to 0: make it 100."),
        ("true_false", [100, 0, 0], "True or false has two options."),
        ("true_false", [100, 50], "In true or false, one option is worth 100 and the other 0."),
    ],
)
def test_a_question_that_cannot_be_asked_says_what_to_do(type_, worths, problem):
    assert list(problems_of(_draft(type_, worths))) == [problem]


def test_two_options_that_read_the_same_are_named():
    draft = _draft("single_choice", [100, 0], ["Benar", "benar"])

    assert list(problems_of(draft)) == [
        "Two options read the same: a learner cannot tell them apart."
    ]


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=8))
def test_worths_of_several_right_answers_pass_exactly_when_the_right_ones_make_100(worths):
    passes = worth_problem("multiple_choice", [Decimal(worth) for worth in worths]) == ""

    assert passes == (sum(worth for worth in worths if worth > 0) == 100)


def test_an_attitude_needs_its_statement_only():
    assert list(problems_of(VersionDraft("likert", "Bercerita itu boleh.", is_reversed=True))) == []


def test_an_attitude_with_options_or_an_explanation_says_what_to_do():
    draft = replace(_draft("likert", [100, 0]), feedback="Bercerita itu boleh.")

    assert list(problems_of(draft)) == [
        "An attitude is answered on the scale of this site: leave the options empty.",
        "Nothing about an attitude is right or wrong: leave the explanation empty.",
    ]


def test_a_question_with_a_right_answer_is_not_reversed():
    draft = replace(_draft("true_false", [100, 0]), is_reversed=True)

    assert list(problems_of(draft)) == ["Only an attitude can be reversed: leave that out."]
