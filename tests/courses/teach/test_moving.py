"""Budi moves Ayu to another cohort, takes her out, lets her in again; nothing of hers is lost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.models import LessonPage, ModulePage
from courses.enrolment.adding import add_person
from courses.enrolment.enrolment import Enrolment
from courses.enrolment.leaving import HasLeft
from courses.enrolment.selecting import select
from courses.progress import attempts, lessons
from courses.progress.attempt import Attempt
from courses.progress.moving import move
from courses.progress.path import CoursePath, Stage
from courses.progress.results import result_of
from lms.accounts.invitations import NewAccount
from lms.audit.models import AuditEvent
from tests import factories
from tests.filled_form import words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(course, budi):
    """Budi's second cohort of the course."""
    return factories.make_cohort(course, "kendari-2", trainer=budi)


@pytest.fixture
def desk(budi, at_desk):
    return at_desk(budi)


@pytest.fixture
def url(cohort, enrolment):
    return reverse("cohorts:place", args=[cohort.pk, enrolment.pk])


def _there(other) -> Enrolment:
    return Enrolment.objects.current().get(cohort=other, learner__username="ayu")


def test_ayu_goes_on_where_she_stopped(desk, url, other, enrolment, cohort, budi):
    take_test(enrolment, "pre", right=2)
    first, *_others = CoursePath(enrolment.course, enrolment=enrolment).lessons
    lessons.mark_done(enrolment, lesson=first, at=timezone.now())

    page = desk.post(url, {"do": "move", "cohort": other.pk}, follow=True)

    assert "Ayu goes on in “Angkatan kendari-2”, with all that was done." in words_of(page)
    assert "Moved on to another cohort" in words_of(page)
    there = _there(other)
    path = CoursePath(there.course, enrolment=there)
    assert (path.stage, path.lessons_done) == (Stage.LESSON, 1)
    event = AuditEvent.objects.get(action="enrolment.move")
    assert (event.actor_id, event.object_id) == (budi.pk, str(enrolment.pk))
    assert event.detail == {"cohort": cohort.pk, "to": other.pk, "enrolment": there.pk}


def test_the_pre_test_of_before_and_the_post_test_of_after_make_one_result(other, enrolment, budi):
    pre = take_test(enrolment, "pre", right=2)
    there = move(enrolment, to=other, by=budi, at=timezone.now())

    with pytest.raises(attempts.TestClosed):
        take_test(there, "pre")
    read_every_lesson(there)
    take_test(there, "post")

    there.refresh_from_db()
    result = result_of(CoursePath(there.course, enrolment=there))
    assert (result.before_percent, result.after_percent) == (pre.score_percent, 100)
    assert there.is_complete
    assert Attempt.objects.get(pk=pre.pk).enrolment == enrolment
    here = Enrolment.objects.get(pk=enrolment.pk)
    assert (here.completed_at, here.ended_because) == (None, "pindah")


def test_the_other_form_follows_the_one_she_began_with(other, enrolment, budi):
    first = take_test(enrolment, "pre")
    there = move(enrolment, to=other, by=budi, at=timezone.now())
    read_every_lesson(there)

    assert {first.form, take_test(there, "post").form} == {"A", "B"}


def test_a_test_under_way_goes_along_with_its_answers(other, enrolment, budi, ayu, signed_in):
    quiz = enrolment.course.pre_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    there = move(enrolment, to=other, by=budi, at=timezone.now())

    signed_in(ayu).post(f"/belajar/uji/{attempt.pk}/kirim/")

    attempt.refresh_from_db()
    assert (attempt.enrolment, attempt.is_submitted) == (there, True)


def test_extra_modules_go_along(other, enrolment, cohort, budi):
    extra = cohort.course.add_child(
        instance=ModulePage(title="Warrior", slug="warrior", is_extra=True)
    )
    extra.add_child(instance=LessonPage(title="Satu", slug="satu", minutes=5))
    now = timezone.now()
    select(cohort, module=extra, enrolments=[enrolment.pk], by=budi, at=now)

    there = move(enrolment, to=other, by=budi, at=now)

    assert CoursePath(there.course, enrolment=there).extras == [extra]


def test_there_and_back_again_is_the_first_enrolment_with_everything(
    other, enrolment, cohort, budi
):
    take_test(enrolment, "pre", right=1)
    there = move(enrolment, to=other, by=budi, at=timezone.now())
    read_every_lesson(there)

    back = move(there, to=cohort, by=budi, at=timezone.now())

    assert back == enrolment
    path = CoursePath(back.course, enrolment=back)
    assert (path.stage, path.lessons_done) == (Stage.POST_TEST, 4)


def test_the_counts_of_both_cohorts_are_right(desk, other, enrolment, cohort, budi):
    take_test(enrolment, "pre")
    there = move(enrolment, to=other, by=budi, at=timezone.now())
    read_every_lesson(there)
    take_test(there, "post")

    words = {
        each: words_of(desk.get(reverse("cohorts:inspect", args=[each.pk])))
        for each in (cohort, other)
    }

    assert "1 person 1 with pre-test 0 with post-test 0 completed" in words[cohort]
    assert "1 person 1 with pre-test 1 with post-test 1 completed" in words[other]


def test_asked_twice_it_is_done_once(desk, url, other, enrolment):
    for _tap in range(2):
        page = desk.post(url, {"do": "move", "cohort": other.pk}, follow=True)

    assert "Ayu goes on in" in words_of(page)
    assert Enrolment.objects.of(enrolment.learner).count() == 2
    assert AuditEvent.objects.filter(action="enrolment.move").count() == 1


def test_of_two_trainers_at_once_the_second_is_told(other, enrolment, course, budi, fitri):
    third = factories.make_cohort(course, "kendari-3", trainer=budi)
    move(enrolment, to=other, by=budi, at=timezone.now())

    with pytest.raises(HasLeft):
        move(enrolment, to=third, by=fitri, at=timezone.now())


def test_a_full_cohort_changes_nothing(desk, url, other, enrolment, course):
    other.capacity = 1
    other.save()
    factories.join(factories.make_person("gita"), course, cohort=other)

    page = desk.post(url, {"do": "move", "cohort": other.pk}, follow=True)

    assert "Every seat there is taken. Nothing was changed." in words_of(page)
    assert "Angkatan kendari-2 (0 seats free)" in words_of(page)
    enrolment.refresh_from_db()
    assert enrolment.is_open


def test_another_course_or_somebody_elses_cohort_is_no_choice(desk, url, enrolment, citra):
    hers = factories.make_cohort(enrolment.course, "bandung-1", trainer=citra)
    another = factories.make_cohort(factories.make_course("kbgo", with_test=False), "kbgo-1")

    assert "Angkatan bandung-1" not in words_of(desk.get(url))
    for wrong in (hers.pk, another.pk, enrolment.cohort_id, "x", ""):
        desk.post(url, {"do": "move", "cohort": wrong})
    assert Enrolment.objects.current().get() == enrolment
    with pytest.raises(ValueError, match="Not another cohort"):
        move(enrolment, to=another, by=citra, at=timezone.now())


def test_a_cohort_of_somebody_else_is_not_there(citra, at_desk, url, enrolment, other):
    client = at_desk(citra)

    answers = [client.get(url), client.post(url, {"do": "withdraw", "because": "lain"})]

    assert [answer.status_code for answer in answers] == [404, 404]
    enrolment.refresh_from_db()
    assert enrolment.is_open


def test_withdrawn_with_a_reason_and_a_kind_word(desk, url, enrolment, ayu, signed_in):
    page = desk.post(url, {"do": "withdraw", "because": "waktu"}, follow=True)

    assert "Withdrawn: cannot make it to this time or place" in words_of(page)
    hers = words_of(signed_in(ayu).get("/en/belajar/"))
    assert "You are no longer in the class “Angkatan kendari-1”" in hers
    assert "cannot make it" not in hers
    assert "Your first course is waiting" not in hers
    assert "Courses open to all are here for you" in hers
    event = AuditEvent.objects.get(action="enrolment.withdraw")
    assert event.detail == {"cohort": enrolment.cohort_id, "because": "waktu"}


@pytest.mark.parametrize("reason", ["", "pindah", "karena malas"])
def test_a_reason_that_is_not_on_the_list_is_none(desk, url, enrolment, reason):
    desk.post(url, {"do": "withdraw", "because": reason})

    enrolment.refresh_from_db()
    assert enrolment.is_open


def test_let_in_again_she_goes_on_where_she_stopped(desk, url, enrolment):
    take_test(enrolment, "pre")
    for _tap in range(2):
        desk.post(url, {"do": "withdraw", "because": "keliru"})

    for _tap in range(2):
        page = desk.post(url, {"do": "let_in"}, follow=True)

    assert "Ayu is in this class again" in words_of(page)
    enrolment.refresh_from_db()
    assert (enrolment.is_open, enrolment.ended_because) == (True, "")
    assert CoursePath(enrolment.course, enrolment=enrolment).stage == Stage.LESSON
    deeds = AuditEvent.objects.filter(action__startswith="enrolment.").order_by("pk")
    assert list(deeds.values_list("action", flat=True)) == [
        "enrolment.withdraw",
        "enrolment.let_in",
    ]


def test_adding_her_by_name_lets_her_in_too(desk, url, enrolment, cohort, budi):
    desk.post(url, {"do": "withdraw", "because": "keliru"})

    add_person(cohort, NewAccount(name="Ayu", username="ayu"), by=budi, at=timezone.now())

    enrolment.refresh_from_db()
    assert enrolment.is_open


def test_no_seat_and_another_class_keep_her_out_without_saying_which(
    desk, url, enrolment, cohort, course, citra
):
    desk.post(url, {"do": "withdraw", "because": "keliru"})
    elsewhere = factories.make_cohort(course, "bandung-1", trainer=citra)
    factories.join(enrolment.learner, course, cohort=elsewhere)

    page = desk.post(url, {"do": "let_in"}, follow=True)

    assert "This person cannot be let in now. Ask the programme admin." in words_of(page)
    assert "bandung" not in words_of(page)


def test_who_has_completed_stays_as_they_are(desk, url, enrolment, other):
    finish_course(enrolment)

    for sent in ({"do": "withdraw", "because": "lain"}, {"do": "move", "cohort": other.pk}):
        page = desk.post(url, sent, follow=True)
        assert "Whoever has completed the course stays as they are." in words_of(page)

    enrolment.refresh_from_db()
    assert (enrolment.is_open, enrolment.is_complete) == (True, True)


def test_a_test_handed_in_after_leaving_completes_nothing(desk, url, enrolment, ayu, signed_in):
    take_test(enrolment, "pre")
    read_every_lesson(enrolment)
    quiz = enrolment.course.post_test
    attempt = attempts.start(enrolment, quiz=quiz, purpose="post", at=timezone.now())
    desk.post(url, {"do": "withdraw", "because": "keinginan"})

    signed_in(ayu).post(f"/belajar/uji/{attempt.pk}/kirim/")

    enrolment.refresh_from_db()
    attempt.refresh_from_db()
    assert (attempt.is_submitted, enrolment.is_complete) == (True, False)


def test_ayu_is_told_where_she_goes_on(desk, url, other, ayu, signed_in):
    desk.post(url, {"do": "move", "cohort": other.pk})

    words = words_of(signed_in(ayu).get("/en/belajar/"))

    assert "You go on in the class “Angkatan kendari-2”" in words
    assert words.count("Aman di Dunia Digital") == 1
