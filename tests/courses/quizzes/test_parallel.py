"""Forms are compared before anybody is measured with them."""

import pytest
from django.utils.translation import override

from courses.quizzes.models import Objective, Question
from courses.quizzes.parallel import concerns
from tests.factories import make_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def _slots(quiz):
    return quiz.slots.select_related("question__objective")


def test_four_anchors_in_both_forms_are_enough():
    assert concerns(_slots(make_quiz(items=6, anchors=4))) == []


def test_too_few_anchors_are_counted():
    assert concerns(_slots(make_quiz(items=6, anchors=2))) == [
        "Forms A and B share 2 anchor items; 4 are better."
    ]


def test_a_shared_item_that_is_not_marked_is_no_anchor():
    quiz = make_quiz(items=6, anchors=4)
    Question.objects.filter(code="S1").update(is_anchor=False)

    assert concerns(_slots(quiz)) == ["Forms A and B share 3 anchor items; 4 are better."]


def test_an_anchor_in_one_form_only_is_named():
    quiz = make_quiz(items=8, anchors=5)
    quiz.slots.get(form="B", question__code="S5").delete()

    assert concerns(_slots(quiz)) == [
        "These anchor items stand in one form only: S5.",
        "Form A has 8 items, form B has 7.",
    ]


def test_objectives_that_one_form_leaves_out_are_named():
    quiz = make_quiz(items=6, anchors=4)
    other = Objective.objects.create(code="AMAN-9", text="Lain")
    Question.objects.filter(code="B6").update(objective=other)

    assert concerns(_slots(quiz)) == ["Only form B asks about: AMAN-9."]


def test_a_quiz_without_form_b_says_what_that_means():
    quiz = make_quiz(items=6, anchors=4)
    quiz.slots.filter(form="B").delete()

    assert concerns(_slots(quiz)) == [
        "There is no form B yet: the difficulty of a form may be counted as gain."
    ]
