"""Nobody reads which answer is right before the test no longer needs it to be unknown."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from courses.progress.attempt import Attempt
from courses.progress.attempts import items_of
from courses.quizzes.models import Choice, QuestionVersion
from lms.accounts.owner import owner_tag
from tests.taking import read_every_lesson, right_choices, take_test

# Said by no other page: what a learner reads only when the tests are over.
KEY_WORDS = ("Pembahasan", "Umpan balik")
TELLING_NAMES = re.compile(r"fraction|correct|benar\b|\bkey\b|kunci|score|worth|feedback", re.I)


@pytest.fixture
def phone(ayu, enrolment, signed_in) -> Client:
    """Ayu's phone. Each option of hers has a feedback of its own."""
    for choice in Choice.objects.all():
        choice.feedback = f"Umpan balik {choice.pk}"
        choice.save()
    return signed_in(ayu)


def _start(phone: Client, enrolment, which: str) -> Attempt:
    phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/{which}/")
    return Attempt.objects.get(submitted_at=None)


def _answers(phone: Client, attempt: Attempt) -> list[HttpResponse]:
    """Every answer of the site while a test is under way, and after it was handed in."""
    url = f"/belajar/uji/{attempt.pk}/"
    items = items_of(attempt)
    right, wrong = right_choices(items[0]), [items[1].version.choices.last().pk]
    saves = [
        {"item": item.pk, "choices": chosen, "writer": "phone000", "sequence": number}
        for number, (item, chosen) in enumerate([(items[0], right), (items[1], wrong)])
    ]
    body = {"attempt": attempt.pk, "owner": owner_tag(attempt.enrolment.learner), "saves": saves}

    def post(path: str) -> HttpResponse:
        return phone.post(path, body, content_type="application/json")

    return [
        phone.get(url),
        post("/api/v1/answers"),
        phone.get(url),
        phone.get(f"{url}periksa/"),
        phone.get("/belajar/"),
        phone.post(f"{url}kirim/", follow=True),
        post("/api/v1/answers"),
        phone.get(f"{url}hasil/"),
        phone.get("/belajar/"),
        phone.get(attempt.enrolment.course.get_url()),
    ]


def _told(response: HttpResponse) -> set[str]:
    """Return what would help somebody to know the answers."""
    text = response.content.decode()
    return {word for word in KEY_WORDS if word in text} | set(_told_by_names(response))


def _told_by_names(response: HttpResponse) -> list[str]:
    if response.headers["Content-Type"].startswith("application/json"):
        names = set(re.findall(r'"(\w+)":', json.dumps(response.json())))
        return [name for name in names if TELLING_NAMES.search(name)]
    form = BeautifulSoup(response.content, "html.parser").select_one("form[data-test]")
    if form is None:
        return []
    return [
        str(tag.attrs)
        for tag in form(True)
        if any(TELLING_NAMES.search(f"{name}={value}") for name, value in tag.attrs.items())
    ]


def test_the_pre_test_tells_no_key(phone, enrolment):
    attempt = _start(phone, enrolment, "awal")

    told = [_told(response) for response in _answers(phone, attempt)]

    assert told == [set()] * len(told)


def test_the_post_test_tells_no_key_while_it_may_be_taken_again(phone, enrolment):
    take_test(enrolment, "pre", right=2)
    read_every_lesson(enrolment)
    attempt = _start(phone, enrolment, "akhir")

    told = [_told(response) for response in _answers(phone, attempt)]

    assert told == [set()] * len(told)


def test_there_is_something_to_tell(phone, enrolment):
    """When nobody can use it any more, both are shown: so the words are looked for."""
    take_test(enrolment, "pre", right=2)
    read_every_lesson(enrolment)
    passed = take_test(enrolment, "post")

    assert QuestionVersion.objects.filter(feedback__contains="Pembahasan").exists()
    assert _told(phone.get(f"/belajar/uji/{passed.pk}/hasil/")) == set(KEY_WORDS)


def test_an_option_looks_the_same_right_or_wrong(phone, enrolment):
    """But for its id, its words and the place they take, two options are told alike."""
    attempt = _start(phone, enrolment, "awal")
    soup = BeautifulSoup(phone.get(f"/belajar/uji/{attempt.pk}/").content, "html.parser")

    shapes = set()
    for item in items_of(attempt):
        kind = "checkbox" if item.version.takes_several else "radio"
        boxes = soup.find_all("input", attrs={"name": f"item-{item.pk}", "type": kind})
        assert len(boxes) == item.version.choices.count()
        shapes |= {(kind, _shape(box)) for box in boxes}

    assert len(shapes) == 2


def _shape(box) -> str:
    """Return how an option is written, its numbers and its words left out."""
    label = box.find_parent("label")
    return re.sub(r"\d+|pilihan|[AB S]", "", str(label))


def test_ids_do_not_tell_which_option_was_written_first(course):
    """Often that is the right one; in these questions it always is."""
    versions = QuestionVersion.objects.prefetch_related("choices")
    ids = [[choice.pk for choice in version.choices.all()] for version in versions]

    places_of_first = {sorted(each).index(each[0]) for each in ids}

    assert len(ids) == 10
    assert len(places_of_first) > 1
