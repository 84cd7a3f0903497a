"""R7, deeper: saves that meet each other, or the hand-in, in the same instant."""

import pytest
from django.utils import timezone

from courses.models import Answer, Attempt, SupersededAnswer
from courses.progress import attempts, one_answer
from courses.progress.saving import Outcome, Save, save_answers
from tests.reliability.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

TABS = 12


@pytest.fixture
def attempt(enrolment) -> Attempt:
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


def _own(attempt):
    return Attempt.objects.of(attempt.enrolment.learner)


def _save(attempt, choice, *, writer, item=0, sequence=1):
    save = Save(attempt.item_ids[item], [choice], writer=writer, sequence=sequence)
    return save_answers(_own(attempt), attempt_id=attempt.pk, saves=[save], at=timezone.now())[0]


def test_of_many_tabs_at_once_one_choice_counts_and_every_other_is_kept_aside(attempt):
    at_once(*[lambda n=n: _save(attempt, n, writer=f"tab{n:05}") for n in range(1, TABS + 1)])

    stored, aside = Answer.objects.get(), SupersededAnswer.objects.values_list("choice_ids")
    assert sorted([stored.choice_ids, *(row[0] for row in aside)]) == [
        [n] for n in range(1, TABS + 1)
    ]
    assert stored.seen == {f"tab{n:05}": 1 for n in range(1, TABS + 1)}


def test_of_one_tab_the_last_choice_counts_however_its_saves_overtake_each_other(attempt):
    at_once(*[lambda n=n: _save(attempt, n, writer="tab00000", sequence=n) for n in range(TABS)])

    assert Answer.objects.get().choice_ids == [TABS - 1]


def test_a_save_beside_the_hand_in_is_marked_or_called_late(attempt):
    def hand_in() -> None:
        attempts.submit(_own(attempt), attempt_id=attempt.pk, at=timezone.now())

    def save(item: int) -> Outcome:
        return _save(attempt, 1, writer="tab00000", item=item).outcome

    items = range(len(attempt.item_ids))

    _none, *outcomes = at_once(hand_in, *[lambda n=n: save(n) for n in items])

    marked = Answer.objects.exclude(fraction_percent=None).values_list("item_id", flat=True)
    late = SupersededAnswer.objects.values_list("item_id", flat=True)
    kept_or_late = {attempt.item_ids[n]: outcomes[n] for n in items}
    assert kept_or_late == dict.fromkeys(marked, Outcome.KEPT) | dict.fromkeys(late, Outcome.LATE)


@pytest.mark.parametrize("between", ["another tab", "the hand-in"])
def test_what_happens_between_reading_and_writing_is_seen(attempt, monkeypatch, between):
    """The control of the races: they depend on luck, this one does not."""
    read = one_answer.read

    def read_and_dawdle(*args, **kwargs):
        facts = read(*args, **kwargs)
        monkeypatch.setattr(one_answer, "read", read)
        if between == "another tab":
            _save(attempt, 8, writer="tab-b000")
        else:
            attempts.submit(_own(attempt), attempt_id=attempt.pk, at=timezone.now())
        return facts

    monkeypatch.setattr(one_answer, "read", read_and_dawdle)

    result = _save(attempt, 7, writer="tab-a000")

    stored = list(Answer.objects.values_list("choice_ids", "writer"))
    aside = list(SupersededAnswer.objects.values_list("choice_ids", "writer"))
    if between == "another tab":
        assert (result.outcome, stored, aside) == (
            Outcome.KEPT,
            [([7], "tab-a000")],
            [([8], "tab-b000")],
        )
    else:
        assert (result.outcome, stored, aside) == (Outcome.LATE, [], [([7], "tab-a000")])
