"""R9: whatever the network does to what was chosen, it ends where a clean delivery ends.

The clean delivery is a second test of the same person, told the same choices once each, in the
order in which the first test's server first learned of them. Both are the system itself.
"""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from courses.models import Answer, Attempt
from courses.progress import attempts, saving
from courses.progress.saving import Save, save_answers

pytestmark = pytest.mark.django_db

ITEMS = 3
STORIES = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
# A control looks for one counterexample, the same one each time; nobody reads its shortest form.
CONTROL = settings(STORIES, max_examples=400, derandomize=True, phases=[Phase.generate])


class Deliveries(RuleBasedStateMachine):
    """One test, taken on pages whose network cuts, repeats, and lets saves overtake each other."""

    taken: Attempt
    clean: Attempt
    options: dict[int, list[int]]
    chosen = Bundle("chosen")

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[int] = []
        self.waiting: list[Save] = []
        self.arrived: list[Save] = []
        # What a network without any fault would have told the server.
        self.told: list[Save] = []
        self.is_handed_in = False
        for attempt in (self.taken, self.clean):
            attempt.answers.all().delete()
            attempt.superseded_answers.all().delete()
            Attempt.objects.filter(pk=attempt.pk).update(submitted_at=None, score_percent=None)
        self.reload()

    @rule()
    def reload(self) -> None:
        """A page load is a new writer; what the old page kept still waits on the phone."""
        self.pages.append(0)

    @rule(
        target=chosen,
        page=st.integers(0, 3),
        item=st.integers(0, ITEMS - 1),
        choices=st.sets(st.integers(0, 3), max_size=2),
    )
    def choose(self, page: int, item: int, choices: set[int]):
        page %= len(self.pages)
        self.pages[page] += 1
        options = self.options[self.taken.item_ids[item]]
        save = Save(
            self.taken.item_ids[item],
            sorted(options[choice] for choice in choices),
            writer=f"page{page:04}",
            sequence=self.pages[page],
        )
        self.waiting.append(save)
        return save

    @rule(data=st.data(), is_reply_lost=st.booleans())
    @precondition(lambda self: self.waiting)
    def send(self, data, is_reply_lost: bool) -> None:
        """Some of what waits, in any order; without a reply it goes on waiting."""
        some = st.lists(st.sampled_from(self.waiting), min_size=1, max_size=5)
        saves = data.draw(some, label="delivery")
        self._deliver(saves)
        if not is_reply_lost:
            self.waiting = [save for save in self.waiting if save not in saves]

    @rule(save=chosen)
    def resend(self, save: Save) -> None:
        """The network, or another tab, brings once more what may have come long ago."""
        self._deliver([save])

    @rule()
    @precondition(lambda self: self.arrived)
    def send_everything_once_more(self) -> None:
        self._deliver(list(reversed(self.arrived)))

    @rule()
    def hand_in(self) -> None:
        own = Attempt.objects.filter(pk=self.taken.pk)
        attempts.submit(own, attempt_id=self.taken.pk, at=timezone.now())
        self.is_handed_in = True

    @invariant()
    def nothing_that_came_is_dropped_in_silence(self) -> None:
        """Each save is the answer, or on the recovery list, or changed by its own page later."""
        stored = Answer.objects.filter(attempt=self.taken)
        counts = set(stored.values_list("item_id", "writer", "sequence"))
        aside = set(self.taken.superseded_answers.values_list("item_id", "writer", "sequence"))
        for save in self.arrived:
            is_changed = any(
                (other.item_id, other.writer) == (save.item_id, save.writer)
                and other.sequence > save.sequence
                for other in self.arrived
            )
            assert (save.item_id, save.writer, save.sequence) in counts | aside or is_changed

    def teardown(self) -> None:
        """The network is back: everything arrives, and the test is handed in."""
        while self.waiting:
            self._deliver([self.waiting.pop()])
        self.hand_in()
        own = Attempt.objects.filter(pk=self.clean.pk)
        for save in self.told:
            save_answers(own, attempt_id=self.clean.pk, saves=[save], at=timezone.now())
        attempts.submit(own, attempt_id=self.clean.pk, at=timezone.now())
        assert _evidence(self.taken) == _evidence(self.clean)

    def _deliver(self, saves: list[Save]) -> None:
        for save in saves:
            if save not in self.arrived and not self.is_handed_in:
                newest = max(
                    (
                        other.sequence
                        for other in self.arrived
                        if (other.item_id, other.writer) == (save.item_id, save.writer)
                    ),
                    default=0,
                )
                if save.sequence > newest:
                    self.told.append(save)
            if save not in self.arrived:
                self.arrived.append(save)
        own = Attempt.objects.filter(pk=self.taken.pk)
        results = save_answers(own, attempt_id=self.taken.pk, saves=saves, at=timezone.now())
        assert len(results) == len(saves)


def _evidence(attempt: Attempt) -> tuple:
    attempt = Attempt.objects.get(pk=attempt.pk)
    answers = attempt.answers.order_by("item_id")
    return attempt.score_percent, list(
        answers.values_list("item_id", "choice_ids", "fraction_percent")
    )


@pytest.fixture
def story(enrolment) -> type[Deliveries]:
    """Two tests that show the same: the one that is taken, and the one told it cleanly."""
    quiz = enrolment.course.pre_test
    taken = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    clean = Attempt.objects.get(pk=taken.pk)
    clean.pk, clean.purpose, clean._state.adding = None, Attempt.Purpose.PRACTICE, True
    clean.save()
    options = {
        item.pk: [choice.pk for choice in item.version.choices.all()]
        for item in attempts.items_of(taken)
    }
    return type("Story", (Deliveries,), {"taken": taken, "clean": clean, "options": options})


def test_any_delivery_ends_where_the_clean_one_ends(story):
    run_state_machine_as_test(story, settings=STORIES)

    assert Attempt.objects.get(pk=story.taken.pk).is_submitted


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"_is_new": lambda save, answer: True}, id="numbers are not looked at"),
        pytest.param(
            {"_is_new": lambda save, answer: save.sequence >= answer.seen.get(save.writer, -1)},
            id="a resend counts as a new choice",
        ),
        pytest.param({"_keep_aside": lambda lost: None}, id="what loses is forgotten"),
    ],
)
def test_the_control_of_the_stories_sees_a_broken_rule(story, monkeypatch, broken):
    for name, rule_of_nobody in broken.items():
        monkeypatch.setattr(saving, name, rule_of_nobody)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(story, settings=CONTROL)
