"""POST /api/v1/answers: words, and choices whose place tells."""

import pytest
from django.utils import timezone

from courses.progress import attempts
from courses.progress.models import Answer
from lms.accounts.owner import owner_tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(enrolment):
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


@pytest.fixture
def send(attempt, ayu, signed_in):
    phone = signed_in(ayu)

    def send_these(*answers: dict):
        saves = [
            {"item": item, "choices": [], "writer": "phone000", "sequence": number, **answer}
            for number, (item, answer) in enumerate(zip(attempt.item_ids, answers, strict=False))
        ]
        body = {"attempt": attempt.pk, "owner": owner_tag(ayu), "saves": saves}
        return phone.post("/api/v1/answers", body, content_type="application/json")

    return send_these


def test_words_and_placed_choices_come_the_same_way(send):
    response = send(
        {"text": " jejak\r\ndigital\0 "},
        {"choices": [9, 0, 8], "placed": True},
        {"choices": [9, 8]},
    )

    said = [(save["text"], save["choices"]) for save in response.json()["saves"]]
    assert said == [("jejak\ndigital", []), ("", [9, 0, 8]), ("", [8, 9])]
    stored = Answer.objects.order_by("sequence").values_list("text", "choice_ids")
    assert list(stored) == said


@pytest.mark.parametrize("wrong", [{"text": "x" * 2001}, {"text": None}, {"placed": "ya"}])
def test_what_is_malformed_is_named_and_nothing_is_stored(send, wrong):
    response = send(wrong)

    assert (response.status_code, response.json()["code"]) == (422, "malformed")
    assert f"saves.0.{next(iter(wrong))}" in response.json()["where"][0]
    assert not Answer.objects.exists()


def test_what_the_page_puts_into_one_delivery_is_small_enough(send):
    """Four texts of full length: as many as answers-courier.js sends at once."""
    assert send(*[{"text": "界" * 2000}] * 4).status_code == 200
