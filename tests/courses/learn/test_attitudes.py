"""Ayu is asked what she thinks: it is kept like every answer, and it counts for nothing."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from courses.progress import attempts
from courses.progress.models import Answer
from tests import factories
from tests.courses.learn.paper import Paper, words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db

STEPS = ["Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju"]


@pytest.fixture
def take(ayu, phone):
    """Begin Ayu's test of six questions, or as many, and two attitudes."""

    def begin(purpose: str = "pre", *, items: int = 6) -> Paper:
        course = factories.make_course(modules=1, lessons=2, with_test=False)
        quiz = factories.make_quiz(items=items, attitudes=2)
        course.pre_test = course.post_test = quiz
        course.save()
        enrolment = factories.join(ayu, course)
        if purpose == "post":
            take_test(enrolment, "pre")
            read_every_lesson(enrolment)
        attempt = attempts.start(enrolment, quiz=quiz, purpose=purpose, at=timezone.now())
        return Paper(phone, attempt=attempt, items=attempts.items_of(attempt))

    return begin


def _page(paper: Paper, address: str = "") -> BeautifulSoup:
    html = paper.phone.get(f"/en{paper.url}{address}").content.decode()
    return BeautifulSoup(html, "html.parser").main


def test_attitudes_come_after_the_questions_with_the_scale_in_its_order(take):
    page = _page(take())

    cards = page.find_all(class_="test-item")
    assert [card["data-part"] for card in cards] == ["questions"] * 6 + ["attitudes"] * 2
    assert [card.legend.get_text(" ", strip=True) for card in cards[5:7]][1] == (
        "Statement 1 of 2 Pernyataan 1"
    )
    assert [label.get_text() for label in cards[6].find_all("label")] == STEPS
    heading = page.find(id="menurutmu")
    assert cards[6].find_previous("header") == heading
    assert heading.h2.get_text() == "What do you think?"


def test_attitudes_are_counted_apart(take):
    paper = take()

    paper.load().choose(1, 0).choose(7, 4).choose(8, 1).save(next_item="2")

    page = _page(paper)
    bar = page.find(id="kirim").find(class_="course-progress__label")
    assert bar.get_text() == "1 of 6 answered"
    assert page.find(id="menurutmu").find(class_="soft").get_text() == "2 of 2 answered"
    assert paper.stored()[7] == [paper.choices(7)[4]]


def test_the_buttons_lead_from_the_last_question_over_the_attitudes_to_the_end(take):
    page = _page(take())

    following = [button["value"] for button in page.find_all("button", attrs={"name": "next_item"})]
    assert following == ["2", "3", "4", "5", "6", "menurutmu", "8", ""]


def test_the_last_question_goes_on_to_where_the_attitudes_are_explained(take):
    paper = take()

    response = paper.load().choose(6, 0).save(next_item="menurutmu")

    assert response.url == f"{paper.url}#menurutmu"


def test_nobody_is_asked_again_for_an_attitude_left_out(take):
    paper = take()
    page = paper.load()
    for number in range(1, 7):
        page.choose(number, 0)
    page.save(hand_in="1")

    asked = words_of(paper.phone.get(f"/en{paper.url}periksa/"))

    assert "6 of 6 answered. Every question has an answer." in asked
    assert "still open" not in asked


@pytest.mark.parametrize("step", [0, 4])
def test_what_somebody_thinks_leaves_the_score_as_it_is(take, step):
    paper = take()
    paper.load().choose(1, 0).choose(2, 0).choose(7, step).choose(8, step).save(hand_in="1")

    paper.phone.post(f"{paper.url}kirim/")

    paper.attempt.refresh_from_db()
    worths = [one.version.takes_several for one in paper.items[:2]]
    # An item with several right answers is half answered by one of them.
    expected = sum(50 if several else 100 for several in worths) / Decimal(6)
    assert paper.attempt.score_percent == expected.quantize(Decimal("0.01"))
    attitudes = Answer.objects.filter(item__in=[one.pk for one in paper.items[6:]])
    assert [answer.fraction_percent for answer in attitudes] == [None, None]


def test_the_explained_questions_hold_no_attitude(take):
    paper = take("post")
    page = paper.load()
    for number, item in enumerate(paper.items[:6], start=1):
        page.choose(number, *((0, 1) if item.version.takes_several else (0,)))
    page.choose(7, 0)

    paper.phone.post(f"{paper.url}kirim/", page.fields())

    result = _page(paper, "hasil/")
    assert len(result.find_all("details")) == 6
    assert "Pernyataan" not in result.get_text()


def test_an_attitude_left_out_sends_nobody_back_to_a_lesson(take):
    paper = take("post")
    lesson = paper.attempt.enrolment.course.modules()[0].get_children().first().specific
    lesson.objectives.add(paper.items[7].version.question.objective)
    lesson.save()
    page = paper.load()
    for number, item in enumerate(paper.items[:6], start=1):
        page.choose(number, *((0, 1) if item.version.takes_several else (0,)))

    paper.phone.post(f"{paper.url}kirim/", page.fields())

    paper.attempt.refresh_from_db()
    assert paper.attempt.score_percent == 100
    assert "Worth reading again" not in _page(paper, "hasil/").get_text()


def test_the_same_attitudes_are_asked_before_and_after_in_the_same_order(ayu):
    course = factories.make_course(modules=1, lessons=1, with_test=False)
    course.pre_test = course.post_test = factories.make_quiz(attitudes=2)
    course.save()
    enrolment = factories.join(ayu, course)

    finish_course(enrolment)

    before, after = enrolment.attempts.order_by("started_at")
    assert (before.form, after.form) in {("A", "B"), ("B", "A")}
    assert before.item_ids[6:] == after.item_ids[6:]
    assert len(before.item_ids) == len(after.item_ids) == 8


def test_a_test_of_attitudes_only_has_no_score_and_is_enough_when_handed_in(take):
    paper = take("post", items=0)
    paper.load().choose(1, 4).save(hand_in="1")
    asked = words_of(paper.phone.get(f"/en{paper.url}periksa/"))

    paper.phone.post(f"{paper.url}kirim/")

    paper.attempt.refresh_from_db()
    assert (paper.attempt.is_submitted, paper.attempt.score_percent) == (True, None)
    assert "answered" not in asked.replace("answers", "")
    result = _page(paper, "hasil/")
    assert result.h1.get_text() == "Thank you, your answers are in"
    assert "%" not in result.get_text()
    paper.attempt.enrolment.refresh_from_db()
    assert paper.attempt.enrolment.is_complete


def test_the_thanks_after_a_first_test_of_attitudes_only_names_no_score(take):
    paper = take(items=0)

    paper.phone.post(f"{paper.url}kirim/")

    assert "starting point" not in _page(paper, "hasil/").get_text()
