"""Which answers count: the first test of a purpose, of one person wherever they were moved."""

import pytest
from django.utils import timezone

from courses.progress import attempts, moving
from courses.progress.attempt import Attempt
from courses.progress.completion import submit_test
from courses.progress.saving import Save, save_answers
from courses.quizzes.models import QuizItem
from courses.quizzes.publishing import VersionDraft, as_draft, publish, revise
from courses.reports.items.reading import analysis_of, sheets_of
from courses.reports.items.shift import Method
from tests import factories
from tests.statements import statements
from tests.taking import finish_course, read_every_lesson, right_choices, take_test


def anchor_of(edition) -> int:
    items = QuizItem.objects.filter(edition=edition, form="A", version__question__code="S1")
    return items.get().version_id


def test_each_item_counts_who_was_asked_and_who_was_right(class_of, edition):
    class_of(8)

    found = analysis_of(edition)

    assert found.people == {"pre": 8, "post": 8}
    assert found.paired_people == 8
    anchor = found.items["pre", anchor_of(edition)]
    assert anchor.asked == 8
    marked = Attempt.objects.filter(purpose="pre").values_list("score_percent", flat=True)
    total = sum(
        form.totals.total for (purpose, _form), form in found.forms.items() if purpose == "pre"
    )
    assert total / 6 / 100 == pytest.approx(float(sum(marked)), abs=0.1)


def test_an_item_left_open_is_asked_and_omitted(enrolment, edition):
    attempt = attempts.start(enrolment, quiz=edition.quiz, purpose="pre", at=timezone.now())
    first, *_others = attempts.items_of(attempt)
    own = Attempt.objects.of(enrolment.learner)
    save = Save(first.pk, right_choices(first), writer="story0000", sequence=1)
    save_answers(own, attempt_id=attempt.pk, saves=[save], at=timezone.now())
    submit_test(own, attempt_id=attempt.pk, at=timezone.now())

    found = analysis_of(edition)

    tallies = {version: tally for (_purpose, version), tally in found.items.items()}
    assert tallies.pop(first.version_id).facility_percent == 100
    assert [tally.omission_percent for tally in tallies.values()] == [100] * 5
    assert [tally.facility_percent for tally in tallies.values()] == [0] * 5


def test_a_test_nothing_was_answered_in_counts_all_the_same(enrolment, edition):
    attempt = attempts.start(enrolment, quiz=edition.quiz, purpose="pre", at=timezone.now())
    submit_test(Attempt.objects.of(enrolment.learner), attempt_id=attempt.pk, at=timezone.now())

    [sheet] = sheets_of(edition)

    assert [reply.is_omitted for reply in sheet.replies] == [True] * 6


def test_later_attempts_and_open_ones_do_not_count(enrolment, edition):
    finish_course(enrolment, pre_right=0, post_right=0)
    take_test(enrolment, "post")
    attempts.start(enrolment, quiz=edition.quiz, purpose="post", at=timezone.now())

    found = analysis_of(edition)

    assert found.people == {"pre": 1, "post": 1}
    assert found.items["post", anchor_of(edition)].facility_percent == 0


def test_whoever_was_moved_is_one_person(enrolment, course, edition, budi, fitri):
    take_test(enrolment, "pre", right=0)
    elsewhere = factories.make_cohort(course, "kolaka-1", trainer=budi)
    there = moving.move(enrolment, to=elsewhere, by=fitri, at=timezone.now())
    read_every_lesson(there)
    take_test(there, "post")

    found = analysis_of(edition)

    assert found.paired_people == 1
    assert found.shifts[anchor_of(edition)].pairs.gained == 1


def test_a_pre_test_of_an_earlier_edition_is_the_before_of_this_one(enrolment, course, edition):
    take_test(enrolment, "pre", right=0)
    changed = QuizItem.objects.get(edition=edition, form="A", version__question__code="A5").version
    draft = as_draft(changed)
    new = VersionDraft(draft.type, "Soal yang ditulis ulang", draft.feedback, draft.choices)
    revise(changed.question, draft=new)
    newer = publish(edition.quiz)
    read_every_lesson(enrolment)
    enrolment.course.refresh_from_db()
    take_test(enrolment, "post")

    found = analysis_of(newer)

    assert found.people == {"post": 1}
    assert found.shifts[anchor_of(edition)].pairs.gained == 1


def test_items_of_one_form_are_compared_between_the_two_halves(class_of, edition):
    class_of(24)

    found = analysis_of(edition)

    only_a = QuizItem.objects.get(edition=edition, form="A", version__question__code="A4")
    shift = found.shifts[only_a.version_id].shift(enough=10)
    assert shift.method == Method.CROSSOVER
    assert (shift.before.n, shift.after.n) == (12, 12)
    assert found.shifts[anchor_of(edition)].shift(enough=10).method == Method.PAIRED


@pytest.mark.parametrize("people", [2, 9])
def test_two_statements_read_an_edition_however_many_handed_in(class_of, edition, people):
    class_of(people)

    with statements(2):
        found = analysis_of(edition)

    assert found.people["pre"] == people
