"""What each type beyond choosing options must be before it can be asked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override

from courses.quizzes.draft_rules import problems_of
from courses.quizzes.publishing import ChoiceDraft
from tests.question_types import DRAFTS


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.mark.parametrize("name", DRAFTS)
def test_a_question_that_can_be_asked_has_no_problem(name):
    assert list(problems_of(DRAFTS[name])) == []


def _choices(*texts, worth=0, **more):
    return tuple(ChoiceDraft(text, Decimal(worth), **more) for text in texts)


@pytest.mark.parametrize(
    ("name", "changes", "problem"),
    [
        (
            "short_answer",
            {"choices": _choices("polisi", worth=50)},
            "Write at least one accepted answer that is worth 100.",
        ),
        (
            "short_answer",
            {"choices": _choices("SAPA 129", "sapa129", worth=100)},
            "Two accepted forms count as the same by the rules for blanks and capitals.",
        ),
        (
            "short_answer",
            {"choices": _choices("a", worth=100) + _choices("b", worth=-10)},
            "A written answer takes no points away: write 0 or more.",
        ),
        (
            "short_answer",
            {"choices": _choices("x" * 201, worth=100)},
            "An accepted form is one line of at most 200 letters.",
        ),
        (
            "numeric",
            {"choices": _choices("dua belas", worth=100)},
            "“dua belas” is no number: write digits, as in 12.5.",
        ),
        (
            "numeric",
            {"choices": _choices("1.500", worth=100)},
            "“1.500” can be read as two numbers: write it without separators.",
        ),
        (
            "numeric",
            {"choices": _choices("2", "2.0", worth=100)},
            "Two accepted numbers are the same: keep one.",
        ),
        ("numeric", {"tolerance": Decimal(-1)}, "A tolerance is 0 or more."),
        ("numeric", {"type": "short_answer"}, "Only a number has a tolerance: leave it empty."),
        (
            "numeric",
            {"ignores_spaces": True},
            "Only written words have rules for capital letters and blanks: leave them out.",
        ),
        (
            "matching",
            {"choices": _choices("Aman", "Bahaya")},
            "Write 2 to 12 lines that go with the options.",
        ),
        (
            "matching",
            {"choices": _choices("Aman", "Bahaya", goes_with="Sandi")},
            "The same line goes with two options, or twice with one: keep one of them.",
        ),
        (
            "matching",
            {"choices": _choices("Aman", goes_with="a\nb")},
            "This type has 2 to 8 options.",
        ),
        (
            "ordering",
            {"choices": _choices("Dulu", "Lalu")},
            "This type has 3 to 8 options.",
        ),
        (
            "ordering",
            {"choices": _choices("Dulu", "Lalu", "dulu")},
            "Two options read the same: a learner cannot tell them apart.",
        ),
        (
            "ordering",
            {"choices": _choices("Dulu", "Lalu", "Akhir", worth=10)},
            "Here the place decides, not the option: leave every worth at 0.",
        ),
        (
            "cloze",
            {"text": "Tanpa celah."},
            "Write each gap into the text once: [1], [2] and so on, at most 8.",
        ),
        (
            "cloze",
            {"text": "[1] lalu [1]"},
            "Write each gap into the text once: [1], [2] and so on, at most 8.",
        ),
        (
            "cloze",
            {"text": "Hanya [1]."},
            "The text has no gap [2]: mend the number of the option, or the text.",
        ),
        (
            "cloze",
            {"choices": DRAFTS["cloze"].choices[:3]},
            "Gap [2] needs at least two options.",
        ),
        (
            "cloze",
            {"choices": (*DRAFTS["cloze"].choices, ChoiceDraft("guru", Decimal(100), gap=2))},
            "In gap [2] exactly one option is worth 100, the others 0 or more.",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_says_what_to_do(name, changes, problem):
    assert list(problems_of(replace(DRAFTS[name], **changes))) == [problem]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("matching", "Only in pairs does something go with an option: empty that field."),
        ("cloze", "Only in a text with gaps has an option a gap: empty that field."),
    ],
)
def test_what_belongs_to_another_type_is_named(name, problem):
    other = replace(DRAFTS[name], type="single_choice")

    assert problem in list(problems_of(other))
