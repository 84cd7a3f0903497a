"""Forms cross over, and an order drawn from a seed stays the same for ever."""

from hypothesis import given
from hypothesis import strategies as st

from courses.quizzes.drawing import form_for, shuffled


def test_half_the_people_go_from_a_to_b_and_half_from_b_to_a():
    begun_with_a = [
        form_for(first_form="A", is_pre_test=True, number=1),
        form_for(first_form="A", is_pre_test=False, number=1),
    ]
    begun_with_b = [
        form_for(first_form="B", is_pre_test=True, number=1),
        form_for(first_form="B", is_pre_test=False, number=1),
    ]

    assert begun_with_a == ["A", "B"]
    assert begun_with_b == ["B", "A"]


def test_a_second_post_test_shows_the_other_form():
    forms = [form_for(first_form="A", is_pre_test=False, number=n) for n in (1, 2, 3)]

    assert forms == ["B", "A", "B"]


def test_an_order_once_shown_is_the_same_on_every_machine():
    assert shuffled([1, 2, 3, 4, 5], seed="ab12") == [2, 4, 5, 1, 3]


@given(st.lists(st.integers(1, 10_000), unique=True), st.text(max_size=20))
def test_shuffling_loses_and_adds_nothing(ids, seed):
    assert sorted(shuffled(ids, seed=seed)) == sorted(ids)
