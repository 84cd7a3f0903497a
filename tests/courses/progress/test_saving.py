"""No acknowledged answer is ever lost, and none counts twice."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.progress import attempts
from courses.progress.attempt import Attempt
from courses.progress.models import Answer, SupersededAnswer
from courses.progress.saving import NotInTest, Outcome, Save, save_answers
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(enrolment):
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


def _save(attempt, *choices, writer="phone000", sequence=1, item=0):
    save = Save(attempt.item_ids[item], list(choices), writer=writer, sequence=sequence)
    own = Attempt.objects.of(attempt.enrolment.learner)
    return save_answers(own, attempt_id=attempt.pk, saves=[save], at=timezone.now())[0].outcome


def _answer(attempt, item=0):
    return Answer.objects.get(attempt=attempt, item_id=attempt.item_ids[item])


def test_a_choice_is_stored_when_it_is_made(attempt):
    outcome = _save(attempt, 7)

    assert outcome == Outcome.KEPT
    assert _answer(attempt).choice_ids == [7]


def test_the_same_save_sent_three_times_is_one_answer(attempt):
    outcomes = [_save(attempt, 7) for _ in range(3)]

    assert outcomes == [Outcome.KEPT] * 3
    assert Answer.objects.count() == 1
    assert SupersededAnswer.objects.count() == 0


def test_within_a_page_the_highest_number_wins_however_they_arrive(attempt):
    _save(attempt, 8, sequence=2)
    late = _save(attempt, 7, sequence=1)

    assert late == Outcome.SUPERSEDED
    assert _answer(attempt).choice_ids == [8]


def test_between_two_tabs_the_save_received_last_wins_and_the_other_is_kept_aside(attempt):
    _save(attempt, 7, writer="tab-a000")
    _save(attempt, 8, writer="tab-b000")

    assert _answer(attempt).choice_ids == [8]
    assert list(SupersededAnswer.objects.values_list("choice_ids", "writer")) == [([7], "tab-a000")]


def test_an_old_save_resent_after_another_tab_wrote_stays_beaten(attempt):
    _save(attempt, 7, writer="tab-a000", sequence=1)
    _save(attempt, 8, writer="tab-b000", sequence=1)

    _save(attempt, 7, writer="tab-a000", sequence=1)

    assert _answer(attempt).choice_ids == [8]


def test_a_page_without_script_can_change_its_mind_after_the_back_button(attempt):
    _save(attempt, 7, sequence=1)

    outcome = _save(attempt, 8, sequence=1)

    assert outcome == Outcome.KEPT
    assert _answer(attempt).choice_ids == [8]


def test_a_save_after_handing_in_changes_nothing_but_is_not_lost(attempt):
    _save(attempt, 7)
    own = Attempt.objects.of(attempt.enrolment.learner)
    attempts.submit(own, attempt_id=attempt.pk, at=timezone.now())

    outcome = _save(attempt, 8, sequence=2)

    assert outcome == Outcome.LATE
    assert _answer(attempt).choice_ids == [7]
    assert SupersededAnswer.objects.get().choice_ids == [8]


def test_an_item_of_another_test_is_refused(attempt):
    with pytest.raises(NotInTest):
        save_answers(
            Attempt.objects.all(),
            attempt_id=attempt.pk,
            saves=[Save(10**9, [1], writer="phone000", sequence=1)],
            at=timezone.now(),
        )


def test_somebody_elses_attempt_is_not_there(attempt, budi):
    with pytest.raises(Attempt.DoesNotExist):
        save_answers(Attempt.objects.of(budi), attempt_id=attempt.pk, saves=[], at=timezone.now())


@pytest.mark.parametrize(("how_many", "expected"), [(1, 2), (2, 3), (6, 3)])
def test_one_answer_takes_two_statements_and_many_take_three(attempt, how_many, expected):
    saves = [Save(pk, [1], writer="phone000", sequence=1) for pk in attempt.item_ids[:how_many]]
    own = Attempt.objects.of(attempt.enrolment.learner)

    with statements(expected):
        save_answers(own, attempt_id=attempt.pk, saves=saves, at=timezone.now())


def test_one_answer_opens_no_transaction(attempt, django_assert_num_queries):
    save = Save(attempt.item_ids[0], [7], writer="phone000", sequence=1)
    own = Attempt.objects.of(attempt.enrolment.learner)

    with django_assert_num_queries(2):
        save_answers(own, attempt_id=attempt.pk, saves=[save], at=timezone.now())


def test_a_resend_writes_nothing(attempt):
    _save(attempt, 7)

    with statements(1):
        _save(attempt, 7)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deliveries=st.permutations(list(range(6)) * 2))
def test_deliveries_shuffled_and_repeated_end_where_a_clean_one_ends(attempt, deliveries):
    Answer.objects.all().delete()

    for sequence in deliveries:
        _save(attempt, 100 + sequence, sequence=sequence)

    assert _answer(attempt).choice_ids == [105]
