"""R5 double click, R6 its negative control, R7 two tabs, R8 two devices; test against practice."""

import time
from collections import Counter

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from courses.models import Answer, Attempt, CoursePage
from courses.progress import attempts, completion
from courses.signals import course_completed
from lms.accounts import role_permissions
from lms.jobs.models import Job
from tests.practising import ROLE_PLAY, give_practice
from tests.reliability.together import at_once
from tests.taking import read_every_lesson, right_choices, take_test

pytestmark = pytest.mark.django_db(transaction=True)

HANDS = 50


@pytest.fixture
def told():
    """The enrolments whose completion was told, one entry each time."""
    ids = []

    def listen(sender, enrolment_id, **kwargs):
        ids.append(enrolment_id)

    course_completed.connect(listen)
    yield ids
    course_completed.disconnect(listen)


@pytest.fixture
def last_test(ayu, enrolment) -> Attempt:
    """Ayu's post-test, every item answered rightly, not handed in yet."""
    ayu.certificate_name, ayu.certificate_name_confirmed_at = "Ayu", timezone.now()
    ayu.save()
    take_test(enrolment, "pre", right=1)
    read_every_lesson(enrolment)
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.post_test, purpose="post", at=timezone.now()
    )
    Answer.objects.bulk_create(
        Answer(
            attempt=attempt,
            item=item,
            choice_ids=sorted(right_choices(item)),
            writer="phone000",
            sequence=1,
            seen={"phone000": 1},
            answered_at=timezone.now(),
        )
        for item in attempts.items_of(attempt)
    )
    return attempt


def _hand_in(client, attempt):
    fields = {"writer": "phone000", "sequence": "2"}
    answer = client.post(reverse("learn:submit_test", args=[attempt.pk]), fields)
    return answer.status_code, answer.headers.get("Location")


def test_r5_handing_in_fifty_times_at_once_is_handing_in_once(last_test, signed_in, told):
    hands = [signed_in(last_test.enrolment.learner) for _ in range(HANDS)]

    answers = at_once(*[lambda hand=hand: _hand_in(hand, last_test) for hand in hands])

    page = reverse("learn:result", args=[last_test.pk])
    last_test.refresh_from_db()
    assert Counter(answers) == {(302, page): HANDS}
    assert last_test.score_percent == 100
    assert told == [last_test.enrolment_id]
    assert Job.objects.filter(kind="certificates.issue").count() == 1


def test_r6_without_the_lock_the_same_story_is_told_more_than_once(last_test, told, monkeypatch):
    """The negative control: with lock and transaction off, R5's harness must see the race."""
    own = Attempt.objects.of(last_test.enrolment.learner)
    monkeypatch.setattr(type(own), "select_for_update", lambda self, **kwargs: self)
    monkeypatch.setattr(
        type(type(last_test.enrolment).objects.all()),
        "select_for_update",
        lambda self, **kwargs: self,
    )
    rules = completion.open_rules
    monkeypatch.setattr(completion, "open_rules", lambda path: (rules(path), time.sleep(0.05))[0])
    complete = completion.complete_if_earned.__wrapped__

    def hand_in_unguarded():
        attempts.submit.__wrapped__(own, attempt_id=last_test.pk, at=timezone.now())
        complete(last_test.enrolment, at=timezone.now())

    at_once(*[hand_in_unguarded] * 5)

    assert len(told) > 1


@pytest.mark.parametrize("leads", ["test", "mark"])
def test_the_last_test_and_the_last_mark_at_once_complete_once(
    last_test, signed_in, told, budi, leads
):
    """Each would have completed the course as the later one; one of them does, whoever leads."""
    # An earlier story that emptied the database may have taken the rights of the roles.
    for label in ("courses", "wagtailadmin"):
        role_permissions.grant(apps.get_app_config(label))
    enrolment = last_test.enrolment
    course = give_practice(CoursePage.objects.get(pk=enrolment.course_id), ROLE_PLAY)
    learner, trainer = signed_in(enrolment.learner), signed_in(budi)
    page = reverse("cohorts:practice", args=[enrolment.cohort_id])
    code = course.practice_tasks[0].code
    sent = {f"was-{enrolment.pk}-{code}": 0, f"mark-{enrolment.pk}-{code}": 1}
    wait = {"test": (0, 0.03), "mark": (0.03, 0)}[leads]

    answers = at_once(
        lambda: (time.sleep(wait[0]), _hand_in(learner, last_test)[0])[1],
        lambda: (time.sleep(wait[1]), trainer.post(page, sent).headers["Location"])[1],
    )

    enrolment.refresh_from_db()
    assert answers == [302, page]
    assert enrolment.is_complete
    assert told == [enrolment.pk]
    assert Job.objects.filter(kind="certificates.issue").count() == 1


def test_r8_two_devices_starting_at_once_share_one_attempt(enrolment, signed_in):
    address = reverse("learn:start_test", args=[enrolment.course_id, "awal"])
    phone, tablet = signed_in(enrolment.learner), signed_in(enrolment.learner)

    for _round in range(20):
        Attempt.objects.all().delete()

        answers = at_once(
            lambda: phone.post(address).headers["Location"],
            lambda: tablet.post(address).headers["Location"],
        )

        attempt = Attempt.objects.get()
        assert answers == [reverse("learn:test", args=[attempt.pk])] * 2


def _form(sheet, **chosen):
    fields = {"writer": sheet["writer"], "sequence": "1"}
    for item_id, before in sheet["seen"].items():
        fields[f"seen-{item_id}"] = ",".join(map(str, before))
        fields[f"item-{item_id}"] = before
    return {**fields, **{f"item-{item_id}": choice for item_id, choice in chosen.items()}}


def _open_tab(client, attempt) -> dict:
    sheet = client.get(reverse("learn:test", args=[attempt.pk])).context["sheet"]
    seen = {item.id: [c.id for c in item.choices if c.is_chosen] for item in sheet.items}
    return {"writer": sheet.writer, "seen": seen, "items": sheet.items}


def test_r7_two_tabs_answering_different_items_keep_both(enrolment, signed_in):
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now()
    )
    client = signed_in(enrolment.learner)
    left, right = _open_tab(client, attempt), _open_tab(client, attempt)
    first, second = left["items"][0], right["items"][1]
    save = reverse("learn:save_test", args=[attempt.pk])
    chosen_left, chosen_right = first.choices[0].id, second.choices[1].id

    at_once(
        lambda: client.post(save, _form(left, **{str(first.id): [chosen_left]})),
        lambda: client.post(save, _form(right, **{str(second.id): [chosen_right]})),
    )

    stored = dict(Answer.objects.values_list("item_id", "choice_ids"))
    assert stored == {first.id: [chosen_left], second.id: [chosen_right]}
    assert Attempt.objects.count() == 1


def test_r7_on_the_same_item_the_save_received_last_counts_and_a_stale_tab_blanks_nothing(
    enrolment, signed_in
):
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now()
    )
    client = signed_in(enrolment.learner)
    stale = _open_tab(client, attempt)
    fresh = _open_tab(client, attempt)
    item, other = fresh["items"][0], fresh["items"][1]
    save = reverse("learn:save_test", args=[attempt.pk])

    client.post(save, _form(fresh, **{str(item.id): [item.choices[1].id]}))
    client.post(save, _form(stale, **{str(other.id): [other.choices[0].id]}))

    stored = dict(Answer.objects.values_list("item_id", "choice_ids"))
    assert stored == {item.id: [item.choices[1].id], other.id: [other.choices[0].id]}
