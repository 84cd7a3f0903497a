"""R9 through the door the phone uses, and R10: what a wrong clock does, which is nothing."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from courses.models import Answer, Attempt, SupersededAnswer
from courses.progress import attempts, saving
from lms.accounts.owner import owner_tag

pytestmark = pytest.mark.django_db

EVENTS = 200
TIMES = 3
MOST_AT_ONCE = 50


@pytest.fixture
def attempt(enrolment) -> Attempt:
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


@pytest.fixture
def send(attempt, signed_in):
    """Return a way to post saves as Ayu's phone does; gives the outcomes."""
    phone = signed_in(attempt.enrolment.learner)
    sender = {"attempt": attempt.pk, "owner": owner_tag(attempt.enrolment.learner)}

    def deliver(saves: list[dict], **more) -> list[str]:
        body = {**sender, "saves": saves, **more}
        reply = phone.post("/api/v1/answers", body, content_type="application/json")
        assert reply.status_code == 200, reply.content
        return [save["outcome"] for save in reply.json()["saves"]]

    return deliver


def _events(attempt: Attempt, chance: random.Random) -> list[dict]:
    """Two hundred choices on four page loads; no two pages touch the same item."""
    options = {
        item.pk: [choice.pk for choice in item.version.choices.all()]
        for item in attempts.items_of(attempt)
    }
    events = []
    for number in range(EVENTS):
        place = number % len(attempt.item_ids)
        item = attempt.item_ids[place]
        events.append(
            {
                "item": item,
                "choices": chance.sample(options[item], chance.randint(0, 2)),
                "writer": f"page{place % 4:04}",
                "sequence": number,
            }
        )
    return events


def _stored(attempt: Attempt) -> dict[int, list[int]]:
    return dict(Answer.objects.filter(attempt=attempt).values_list("item_id", "choice_ids"))


def _through_a_bad_network(events, send, chance: random.Random, *, cut_after: int) -> None:
    """Send all of it three times, shuffled; every k-th delivery is cut, before or after it came."""
    deliveries, unacknowledged = 0, list(events)
    for _time in range(TIMES):
        queue = list(events)
        chance.shuffle(queue)
        while queue:
            size = chance.randint(1, MOST_AT_ONCE)
            delivery, queue = queue[:size], queue[size:]
            deliveries += 1
            is_cut = deliveries % cut_after == 0
            if not is_cut or chance.random() < 0.5:
                send(delivery)
            if not is_cut:
                unacknowledged = [event for event in unacknowledged if event not in delivery]
    while unacknowledged:
        send(unacknowledged[:MOST_AT_ONCE])
        unacknowledged = unacknowledged[MOST_AT_ONCE:]


@pytest.mark.parametrize("cut_after", [1, 2, 3, 7, 20])
def test_r9_two_hundred_events_sent_three_times_end_as_one_clean_delivery(attempt, send, cut_after):
    chance = random.Random(cut_after)
    events = _events(attempt, chance)
    for place in range(0, EVENTS, MOST_AT_ONCE):
        send(events[place : place + MOST_AT_ONCE])
    clean = _stored(attempt)
    Answer.objects.all().delete()
    SupersededAnswer.objects.all().delete()

    _through_a_bad_network(events, send, chance, cut_after=cut_after)

    assert len(clean) == len(attempt.item_ids)
    assert _stored(attempt) == clean


def test_r9_the_control_without_the_numbers_ends_elsewhere(attempt, send, monkeypatch):
    monkeypatch.setattr(saving, "_is_new", lambda save, answer: True)
    chance = random.Random(9)
    events = _events(attempt, chance)
    clean = {event["item"]: sorted(event["choices"]) for event in events}

    _through_a_bad_network(events, send, chance, cut_after=3)

    assert _stored(attempt) != clean


CLOCKS = {
    "a day behind": timedelta(days=-1),
    "three days ahead": timedelta(days=3),
    "the zone of Jayapura taken for UTC": timedelta(hours=9),
}


@pytest.mark.parametrize("wrong_by", CLOCKS.values(), ids=CLOCKS)
def test_r10_a_wrong_clock_decides_nothing_and_is_written_down(attempt, send, wrong_by):
    item = attempt.item_ids[0]
    device_time = (timezone.now() + wrong_by).isoformat()
    before = timezone.now()

    # Of two pages, the one whose clock is right came first: the later one counts all the same.
    send([{"item": item, "choices": [1], "writer": "right000", "sequence": 1,
           "device_time": before.isoformat()}])  # fmt: skip
    outcomes = send([{"item": item, "choices": [2], "writer": "wrong000", "sequence": 1,
                      "device_time": device_time}])  # fmt: skip

    answer = Answer.objects.get()
    assert (outcomes, answer.choice_ids) == (["kept"], [2])
    assert before <= answer.answered_at <= timezone.now()
    assert answer.device_time == parse_datetime(device_time)
