"""Numbers are written, gaps and repeats are put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.arranging import Place, arrange, in_order
from courses.quizzes.models import Question
from tests.factories import make_quiz


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ([(1, 1, 1), (2, 2, 2), (3, 3, 3)], [1, 2, 3]),
        ([(1, 10, 1), (2, 20, 2), (3, 15, 3)], [1, 3, 2]),
        # From the fourth place to the second: it gets it, the others make room.
        ([(1, 1, 1), (2, 2, 2), (3, 3, 3), (4, 2, 4)], [1, 4, 2, 3]),
        # From the first place to the third: it gets it, the others close up.
        ([(1, 3, 1), (2, 2, 2), (3, 3, 3), (4, 4, 4)], [2, 3, 1, 4]),
        ([(1, 1, 1), (2, 2, 2), (9, 2, None)], [1, 9, 2]),
        ([(1, 2, 1), (2, 1, 2)], [2, 1]),
        ([], []),
    ],
)
def test_places_become_an_order(places, order):
    assert in_order(Place(*place) for place in places) == order


@given(st.dictionaries(st.integers(1, 50), st.tuples(st.integers(1, 9), st.none()), max_size=20))
def test_no_question_is_lost_or_doubled(wanted):
    places = [Place(id_, place, had) for id_, (place, had) in wanted.items()]

    assert sorted(in_order(places)) == sorted(wanted)


@pytest.mark.django_db
def test_arranging_the_same_again_changes_nothing():
    quiz = make_quiz()
    forms = {"A": _ids("S1", "A3"), "B": _ids("S1")}

    changed = [arrange(quiz, forms=forms), arrange(quiz, forms=forms)]

    slots = quiz.slots.order_by("form", "position")
    assert changed == [True, False]
    assert list(slots.values_list("form", "position", "question__code")) == [
        ("A", 1, "S1"),
        ("A", 2, "A3"),
        ("B", 1, "S1"),
    ]


def _ids(*codes: str) -> list[int]:
    ids = dict(Question.objects.values_list("code", "pk"))
    return [ids[code] for code in codes]
