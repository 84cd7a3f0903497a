"""A class has its tests at certain hours: too early, in time, within the grace, too late."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from courses.enrolment.models import Enrolment
from courses.models import Answer, Attempt, SupersededAnswer
from courses.progress import attempts
from courses.progress.path import CoursePath, Stage
from tests import factories
from tests.courses.learn.paper import Paper
from tests.filled_form import words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LESSON = "/kursus/aman/modul-1/pelajaran-1/"


def _hours(cohort, **hours) -> None:
    """Set hours from nine in the morning in Kendari, as in `pre_test_closes_at=1`."""
    cohort.region_code = "74.71"
    for name, after in hours.items():
        setattr(cohort, name, NINE + timedelta(hours=after))
    cohort.save()


def _at(hours: float):
    return time_machine.travel(NINE + timedelta(hours=hours), tick=False)


def _begin(enrolment, phone, purpose: str = "pre") -> Paper:
    quiz = enrolment.course.pre_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose=purpose, at=datetime.now(tz=UTC))
    return Paper(phone, attempt=attempt, items=attempts.items_of(attempt))


def _stage(enrolment) -> Stage:
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    return CoursePath(enrolment.course, enrolment=enrolment).stage


def test_too_early_the_page_says_when_and_nothing_begins(enrolment, cohort, ayu, signed_in):
    _hours(cohort, pre_test_opens_at=1)

    with _at(0.5):
        phone = signed_in(ayu)
        page = words_of(phone.get("/kursus/aman/"))
        phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/awal/")
        lesson = words_of(phone.get(LESSON, follow=True))

    words = "Uji awal kelasmu dibuka pada 24 November 2026 10.00 WITA."
    assert (words in page, words in lesson) == (True, True)
    assert "Mulai uji awal" not in page
    assert Attempt.objects.count() == 0


def test_within_the_grace_a_test_begun_in_time_is_saved_and_handed_in(
    enrolment, cohort, ayu, signed_in
):
    _hours(cohort, pre_test_closes_at=1)
    with _at(0.9):
        phone = signed_in(ayu)
        paper = _begin(enrolment, phone)

    with _at(1.4):
        page = paper.load()
        words = words_of(phone.get(paper.url))
        page.choose(1, 0)
        page.save()
        phone.post(f"{paper.url}kirim/")

    attempt = Attempt.objects.get()
    assert "boleh menyelesaikan dan mengirim sampai 24 November 2026 10.30 WITA" in words
    assert (attempt.is_submitted, Answer.objects.count()) == (True, 1)


def test_after_the_grace_an_answer_is_kept_aside_and_what_was_in_time_may_be_handed_in(
    enrolment, cohort, ayu, signed_in
):
    _hours(cohort, pre_test_closes_at=1)
    with _at(0.9):
        phone = signed_in(ayu)
        paper = _begin(enrolment, phone)
        page = paper.load()
        page.choose(1, *((0, 1) if paper.items[0].version.takes_several else (0,)))
        page.save()
        late = paper.load()

    with _at(1.6):
        late.choose(2, 0)
        late.save()
        closed = words_of(phone.get(paper.url))
        phone.post(f"{paper.url}kirim/")

    attempt = Attempt.objects.get()
    kept_aside = SupersededAnswer.objects.get()
    assert "1 dari 6 jawaban tersimpan tepat waktu" in closed
    assert [answer.item_id for answer in Answer.objects.all()] == [paper.items[0].pk]
    assert kept_aside.item_id == paper.items[1].pk
    assert round(attempt.score_percent) == 17


def test_a_blank_sheet_is_not_handed_in_after_the_grace(enrolment, cohort, ayu, signed_in):
    _hours(cohort, pre_test_closes_at=1)
    with _at(0.9):
        phone = signed_in(ayu)
        paper = _begin(enrolment, phone)

    with _at(2):
        phone.post(f"{paper.url}kirim/")
        page = words_of(phone.get(paper.url))

    assert not Attempt.objects.get().is_submitted
    assert "Belum ada yang tersimpan sebelum tes ini ditutup" in page


def test_who_missed_the_pre_test_learns_and_completes_without_a_before(
    enrolment, cohort, ayu, signed_in
):
    _hours(cohort, pre_test_closes_at=1)

    with _at(2):
        phone = signed_in(ayu)
        page = words_of(phone.get("/kursus/aman/"))
        lesson = phone.get(LESSON)
        phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/awal/")
        read_every_lesson(enrolment)
        post = take_test(enrolment, "post")
        result = words_of(phone.get(f"/belajar/uji/{post.pk}/hasil/"))

    enrolment.refresh_from_db()
    assert "Uji awal sudah lewat, pelajarannya terbuka untukmu" in page
    assert lesson.status_code == 200
    assert list(Attempt.objects.values_list("purpose", flat=True)) == ["post"]
    assert enrolment.is_complete
    assert "Sebelum dan sesudah" not in result


def test_a_pre_test_opened_again_is_for_those_who_have_not_read_yet(
    enrolment, cohort, ayu, signed_in
):
    sari = factories.join(factories.make_person("sari"), cohort.course, cohort=cohort)
    _hours(cohort, pre_test_closes_at=1)
    with _at(2):
        signed_in(ayu).get(LESSON)
    cohort.pre_test_closes_at = None
    _hours(cohort, pre_test_opens_at=3)

    with _at(4):
        stages = [_stage(enrolment), _stage(sari)]

    assert stages == [Stage.LESSON, Stage.PRE_TEST]


def test_inside_the_grace_the_pre_test_still_comes_first(enrolment, cohort, ayu, signed_in):
    _hours(cohort, pre_test_closes_at=1)
    with _at(0.9):
        _begin(enrolment, signed_in(ayu))

    with _at(1.2):
        within = _stage(enrolment)
    with _at(1.6):
        after = _stage(enrolment)

    assert (within, after) == (Stage.PRE_TEST, Stage.LESSON)


@pytest.mark.parametrize(
    ("at", "words", "title"),
    [
        (3, "Uji akhir kelasmu dibuka pada 24 November 2026 13.00 WITA.", "Uji akhir menyusul"),
        (
            6,
            "Uji akhir kelasmu ditutup pada 24 November 2026 14.00 WITA.",
            "Uji akhir sudah ditutup",
        ),
    ],
)
def test_a_post_test_outside_its_hours_says_when(
    at, words, title, enrolment, cohort, ayu, signed_in
):
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    _hours(cohort, post_test_opens_at=4, post_test_closes_at=5)

    with _at(at):
        phone = signed_in(ayu)
        page = words_of(phone.get("/belajar/"))
        phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/akhir/")

    assert (words in page, title in page) == (True, True)
    assert not Attempt.objects.filter(purpose="post").exists()


def test_a_closed_post_test_offers_to_hand_in_what_was_saved(enrolment, cohort, ayu, signed_in):
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    _hours(cohort, post_test_closes_at=1)
    with _at(0.9):
        phone = signed_in(ayu)
        page = _begin(enrolment, phone, "post").load()
        page.choose(1, 0)
        page.save()

    with _at(2):
        words = words_of(phone.get("/belajar/"))

    assert "Kirim yang sudah tersimpan" in words


def test_who_learns_alone_has_no_hours(ayu, course, signed_in):
    enrolment = factories.join(ayu, course)
    cohort = enrolment.cohort
    _hours(cohort, pre_test_closes_at=-2, post_test_opens_at=900)

    finish_course(enrolment)

    enrolment.refresh_from_db()
    assert enrolment.is_complete
