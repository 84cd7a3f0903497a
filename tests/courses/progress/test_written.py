"""What a learner writes is kept as written, bounded, and goes with its person."""

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from courses.progress import attempts
from courses.progress.attempt import Attempt
from courses.progress.models import Answer, SupersededAnswer
from courses.progress.saving import Outcome, Save, save_answers
from courses.progress.written import MOST_LETTERS, written
from lms.accounts import erasing


@given(st.text(max_size=MOST_LETTERS))
def test_what_is_written_once_is_written_the_same_twice(text):
    once = written(text)

    assert written(once) == once
    once.encode()
    assert "\0" not in once


def test_line_breaks_are_the_same_from_every_browser():
    assert written(" satu\r\ndua\rtiga\n") == "satu\ndua\ntiga"


def test_what_is_too_long_is_refused_and_never_cut():
    with pytest.raises(ValueError, match="too long"):
        written("x" * (MOST_LETTERS + 1))


@pytest.fixture
def write(enrolment):
    attempt = attempts.start(
        enrolment, quiz=enrolment.course.pre_test, purpose="pre", at=timezone.now()
    )
    own = Attempt.objects.of(enrolment.learner)

    def save(text="", *, choices=(), sequence=1, writer="phone000", is_placed=False):
        one = Save(
            attempt.item_ids[0],
            list(choices),
            writer=writer,
            sequence=sequence,
            text=text,
            is_placed=is_placed,
        )
        return save_answers(own, attempt_id=attempt.pk, saves=[one], at=timezone.now())[0]

    return save


def test_another_text_under_the_same_number_is_new_and_the_same_is_a_resend(write):
    write("grooming")
    write("grooming")
    resent = SupersededAnswer.objects.count()

    changed = write("sextortion")

    assert (resent, changed.outcome, changed.text) == (0, Outcome.KEPT, "sextortion")
    assert Answer.objects.get().text == "sextortion"


def test_a_text_that_lost_is_kept_aside(write):
    write("dari ponsel", writer="tab-a000")
    write("dari laptop", writer="tab-b000")

    assert Answer.objects.get().text == "dari laptop"
    assert SupersededAnswer.objects.get().text == "dari ponsel"


def test_choices_whose_place_tells_stay_where_they_are(write):
    write(choices=[9, 0, 7], is_placed=True)

    assert Answer.objects.get().choice_ids == [9, 0, 7]


@pytest.mark.parametrize(
    ("choices", "text", "is_whole"),
    [([], "", False), ([7], "", True), ([7, 0], "", False), ([0, 0], "", False), ([], "ya", True)],
)
def test_an_answer_with_a_part_left_open_is_not_whole(choices, text, is_whole):
    assert Answer(choice_ids=choices, text=text).is_whole == is_whole


def test_what_somebody_wrote_goes_with_them_and_what_they_chose_stays(write, ayu):
    write("nama adikku Kenari", writer="tab-a000")
    write("Kenari", choices=[7], writer="tab-b000")

    erasing.erase(ayu)

    assert list(Answer.objects.values_list("text", "choice_ids")) == [("", [7])]
    assert list(SupersededAnswer.objects.values_list("text", flat=True)) == [""]
