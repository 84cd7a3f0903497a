"""What was marked once is marked again, and comes to the same."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from courses.models import Answer
from courses.progress import marking_again
from courses.quizzes.models import Choice
from tests import factories
from tests.statements import statements_of
from tests.taking import finish_course, take_test

pytestmark = pytest.mark.django_db


def _mark_again() -> tuple[dict, int]:
    """Return what the command says as JSON, and its exit status."""
    said, status = StringIO(), 0
    try:
        call_command("mark_again", "--json", stdout=said)
    except SystemExit as ended:
        status = ended.code
    return json.loads(said.getvalue()), status


def test_every_fraction_is_reproduced(enrolment):
    finish_course(enrolment, pre_right=2, post_right=5)
    marked = Answer.objects.exclude(fraction_percent=None).count()

    answer, status = _mark_again()

    assert marked == 12
    assert (answer, status) == (
        {"ok": True, "answers": marked, "differences": 0, "named": []},
        0,
    )


def test_a_fraction_that_is_not_what_the_answer_is_worth_is_named(enrolment):
    take_test(enrolment, "pre", right=6)
    odd = Answer.objects.order_by("pk")[3]
    Answer.objects.filter(pk=odd.pk).update(fraction_percent=12)

    answer, status = _mark_again()

    assert (answer["differences"], status) == (1, 1)
    [named] = answer["named"]
    assert (named["attempt_id"], named["item_id"]) == (odd.attempt_id, odd.item_id)
    assert (named["written_percent"], float(named["again_percent"])) == ("12.00", 100)


def test_a_key_that_was_changed_under_it_is_noticed(enrolment):
    attempt = take_test(enrolment, "pre", right=6)
    item = attempt.item_ids[0]
    Choice.objects.filter(version__items=item).update(fraction_percent=0)

    answer, _status = _mark_again()

    assert [each["item_id"] for each in answer["named"]] == [item]


def test_an_open_test_has_nothing_to_mark_again(enrolment):
    assert _mark_again() == ({"ok": True, "answers": 0, "differences": 0, "named": []}, 0)


def test_what_it_asks_the_database_grows_by_batch_only(course, cohort, monkeypatch):
    """Two people or twenty: one batch asks for answers, for versions, and for the end."""
    costs = []
    for people in (range(2), range(2, 20)):
        for n in people:
            take_test(factories.join(factories.make_person(f"p{n}"), course, cohort=cohort), "pre")
        costs.append(statements_of(_mark_again))
    monkeypatch.setattr(marking_again, "AT_ONCE", 40)
    answer, _status = _mark_again()

    assert costs[0] == costs[1]
    assert statements_of(_mark_again) == costs[0] + 2
    assert answer["answers"] == 20 * 6
