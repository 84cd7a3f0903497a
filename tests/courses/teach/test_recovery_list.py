"""Budi looks at what was sent and does not count, or counts although it came late."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Attempt
from courses.progress import attempts
from courses.progress.saving import Save, save_answers
from lms.audit.models import AuditEvent
from tests import factories
from tests.filled_form import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(cohort):
    return reverse("cohorts:recovery", args=[cohort.pk])


def _begin(enrolment) -> Attempt:
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


def _save(attempt, choice: int, *, writer: str, item: int = 0, sequence: int = 1, **more):
    shown = attempts.items_of(attempt)[item]
    options = list(shown.version.choices.order_by("position"))
    save = Save(shown.pk, [options[choice].pk], writer=writer, sequence=sequence, **more)
    own, at = Attempt.objects.filter(pk=attempt.pk), more.pop("at", timezone.now())
    save_answers(own, attempt_id=attempt.pk, saves=[save], at=at)
    return options[choice].text


def _rows(page) -> list[tuple]:
    return [
        (row.attempt.enrolment.learner.username, row.said, row.counts, row.why)
        for row in page.context["rows"]
    ]


def test_the_list_says_whose_which_and_why(enrolment, budi, url, at_desk):
    attempt = _begin(enrolment)
    first = _save(attempt, 0, writer="tab-a000")
    second = _save(attempt, 1, writer="tab-b000", sequence=2)
    overtaken = _save(attempt, 2, writer="tab-b000", sequence=1)
    attempts.submit(Attempt.objects.all(), attempt_id=attempt.pk, at=timezone.now())
    late = _save(attempt, 3, writer="tab-b000", sequence=3)

    page = at_desk(budi).get(url)

    assert sorted(_rows(page)) == sorted(
        [
            ("ayu", first, second, "Another page or phone answered this question later."),
            ("ayu", overtaken, second, "A newer choice of the same page had come before it."),
            ("ayu", late, second, "It came after the test was handed in."),
        ]
    )
    assert "Ayu pre-test 1" in words_of(page)
    [event] = AuditEvent.objects.filter(action="cohort.recovery")
    assert event.detail["enrolments"] == [enrolment.pk]


def test_what_came_late_and_counts_is_on_it(enrolment, cohort, budi, url, at_desk):
    attempt = _begin(enrolment)
    cohort.pre_test_closes_at = timezone.now() - timedelta(hours=3)
    cohort.save()
    made_at = timezone.now() - timedelta(hours=4)

    chosen = _save(attempt, 0, writer="phone000", made_at=made_at)

    page = at_desk(budi).get(url)
    why = "It came after the end, but was chosen before: it counts, as late."
    assert _rows(page) == [("ayu", chosen, chosen, why)]


def test_a_quiet_cohort_says_so(enrolment, budi, url, at_desk):
    _save(_begin(enrolment), 0, writer="tab-a000")

    assert "every answer that came counts" in words_of(at_desk(budi).get(url))


def test_another_trainer_finds_nothing(enrolment, cohort, budi, citra, url, at_desk):
    attempt = _begin(enrolment)
    _save(attempt, 0, writer="tab-a000")
    _save(attempt, 1, writer="tab-b000")

    assert len(at_desk(budi).get(url).context["rows"]) == 1
    assert at_desk(citra).get(url).status_code == 404
    theirs = factories.make_cohort(cohort.course, "lain", trainer=citra)
    elsewhere = at_desk(citra).get(reverse("cohorts:recovery", args=[theirs.pk]))
    assert elsewhere.context["rows"] == []


def test_a_second_choice_under_the_same_number_is_kept_beside_the_first(
    enrolment, budi, url, at_desk
):
    """A page without script cannot number its saves: after «back» the number comes again."""
    attempt = _begin(enrolment)
    first = _save(attempt, 0, writer="page0000")
    counts = _save(attempt, 1, writer="tab-b000")

    second = _save(attempt, 2, writer="page0000")
    _save(attempt, 2, writer="page0000")

    assert sorted(said for _who, said, _counts, _why in _rows(at_desk(budi).get(url))) == sorted(
        [first, second]
    )
    assert {row[2] for row in _rows(at_desk(budi).get(url))} == {counts}


def test_the_page_costs_the_same_for_three_rows_and_for_thirty(cohort, course, budi, url, at_desk):
    desk, costs = at_desk(budi), []
    for people in (range(3), range(3, 30)):
        for n in people:
            attempt = _begin(factories.join(factories.make_person(f"p{n}"), course, cohort=cohort))
            _save(attempt, 0, writer="tab-a000")
            _save(attempt, 1, writer="tab-b000")
        desk.get(url)
        with CaptureQueriesContext(connection) as spent:
            page = desk.get(url)
        costs.append(len(spent))

    assert len(page.context["rows"]) == 30
    assert costs[0] == costs[1]
