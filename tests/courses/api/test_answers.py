"""POST /api/v1/answers: a phone brings what it kept, as often as it likes."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.progress import attempts, completion
from courses.progress.attempt import Attempt
from courses.progress.models import Answer, SupersededAnswer
from lms.accounts.models import GuardianConsent
from lms.accounts.owner import owner_tag
from tests import factories
from tests.statements import statements

pytestmark = pytest.mark.django_db
URL = "/api/v1/answers"


@pytest.fixture
def attempt(enrolment):
    quiz = enrolment.course.pre_test
    return attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())


@pytest.fixture
def phone(ayu, signed_in):
    return signed_in(ayu)


def _save(attempt, item=0, choices=(1,), sequence=1, **more):
    return {
        "item": attempt.item_ids[item],
        "choices": list(choices),
        "writer": "phone000",
        "sequence": sequence,
        "device_time": "2026-11-22T05:00:00.000Z",
        **more,
    }


def _body(attempt, *saves, **more):
    owner = owner_tag(attempt.enrolment.learner)
    return {"attempt": attempt.pk, "owner": owner, "saves": list(saves), **more}


def _send(client, body, **extra):
    return client.post(URL, body, content_type="application/json", **extra)


def _stored(attempt):
    return dict(Answer.objects.filter(attempt=attempt).values_list("item_id", "choice_ids"))


def test_answers_are_stored_and_acknowledged_one_by_one(attempt, phone):
    saves = [_save(attempt, 0, [7]), _save(attempt, 1, [9, 8], sequence=2)]

    response = _send(phone, _body(attempt, *saves))

    first, second = attempt.item_ids[:2]
    sent = {"writer": "phone000", "outcome": "kept", "text": "", "late": False}
    assert (response.status_code, response.json()) == (
        200,
        {
            "saves": [
                {"item": first, "sequence": 1, "choices": [7], **sent},
                {"item": second, "sequence": 2, "choices": [8, 9], **sent},
            ]
        },
    )
    assert _stored(attempt) == {attempt.item_ids[0]: [7], attempt.item_ids[1]: [8, 9]}


def test_the_device_time_is_kept_beside_the_servers(attempt, phone):
    _send(phone, _body(attempt, _save(attempt)))

    answer = Answer.objects.get()
    assert answer.device_time.isoformat() == "2026-11-22T05:00:00+00:00"
    assert answer.answered_at != answer.device_time


@pytest.mark.parametrize(
    "clock",
    [None, "", "kemarin", 0, 1e400, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
     "2026-11-22T05:00:00", "2026-02-31T05:00:00Z", [], {}],
)  # fmt: skip
def test_an_odd_clock_never_costs_an_answer(attempt, phone, clock):
    response = _send(phone, _body(attempt, _save(attempt, choices=[7], device_time=clock)))

    assert response.status_code == 200
    assert _stored(attempt) == {attempt.item_ids[0]: [7]}
    assert Answer.objects.get().device_time is None


def test_the_same_delivery_three_times_is_one_answer(attempt, phone):
    body = _body(attempt, _save(attempt, choices=[7]))

    replies = [_send(phone, body).json() for _ in range(3)]

    assert replies[0] == replies[1] == replies[2]
    assert Answer.objects.count() == 1
    assert not SupersededAnswer.objects.exists()


def test_an_older_save_that_comes_later_is_superseded(attempt, phone):
    _send(phone, _body(attempt, _save(attempt, choices=[8], sequence=2)))

    [save] = _send(phone, _body(attempt, _save(attempt, choices=[7], sequence=1))).json()["saves"]

    assert (save["outcome"], save["choices"]) == ("superseded", [8])
    assert _stored(attempt) == {attempt.item_ids[0]: [8]}


def test_a_save_after_handing_in_is_late(attempt, phone, ayu):
    completion.submit_test(Attempt.objects.of(ayu), attempt_id=attempt.pk, at=timezone.now())

    [save] = _send(phone, _body(attempt, _save(attempt))).json()["saves"]

    assert (save["outcome"], save["choices"]) == ("late", [])
    assert _stored(attempt) == {}
    assert SupersededAnswer.objects.count() == 1


def test_without_sign_in_nothing_is_stored(attempt):
    response = _send(Client(), _body(attempt, _save(attempt)))

    assert (response.status_code, response.json()["code"]) == (401, "signed_out")
    assert _stored(attempt) == {}


def test_a_forged_request_is_refused(attempt, ayu):
    phone = Client(enforce_csrf_checks=True)
    phone.force_login(ayu, backend="allauth.account.auth_backends.AuthenticationBackend")

    response = _send(phone, _body(attempt, _save(attempt)))

    assert (response.status_code, response.json()["code"]) == (403, "page_too_old")
    assert _stored(attempt) == {}


def test_the_token_of_the_cookie_opens(attempt, ayu, course):
    phone = Client(enforce_csrf_checks=True)
    phone.force_login(ayu, backend="allauth.account.auth_backends.AuthenticationBackend")
    phone.get("/belajar/")
    token = phone.cookies["csrftoken"].value

    response = _send(phone, _body(attempt, _save(attempt)), headers={"X-CSRFToken": token})

    assert response.status_code == 200


def test_answers_of_ayu_are_never_sent_under_budi(attempt, budi, signed_in):
    response = _send(signed_in(budi), _body(attempt, _save(attempt)))

    assert (response.status_code, response.json()["code"]) == (409, "other_person")
    assert _stored(attempt) == {}


def test_another_persons_test_is_not_found(attempt, budi, signed_in):
    body = _body(attempt, _save(attempt), owner=owner_tag(budi))

    response = _send(signed_in(budi), body)

    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert _stored(attempt) == {}


def test_while_consent_is_missing_nothing_is_stored(attempt, phone, ayu):
    GuardianConsent.objects.filter(learner=ayu).update(withdrawn_at=factories.NOON)

    response = _send(phone, _body(attempt, _save(attempt)))

    assert (response.status_code, response.json()["code"]) == (403, "consent_missing")
    assert _stored(attempt) == {}


def test_a_question_of_another_test_is_refused_and_nothing_half_saved(attempt, phone):
    response = _send(
        phone, _body(attempt, _save(attempt), _save(attempt, item=1) | {"item": 10**9})
    )

    assert (response.status_code, response.json()["code"]) == (422, "not_in_test")
    assert _stored(attempt) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"choices": [-1]}, {"choices": ["1"]}, {"choices": [1.5]}, {"choices": [True]},
        {"choices": list(range(1, 22))}, {"choices": [2**53]}, {"choices": None},
        {"writer": "TAB"}, {"writer": "a" * 33}, {"writer": "phone-00"}, {"writer": 1},
        {"sequence": -1}, {"sequence": 2**31}, {"sequence": "1"},
        {"item": 0}, {"item": "1"}, {"item": 2**63},
    ],
)  # fmt: skip
def test_a_malformed_save_is_named_and_nothing_stored(attempt, phone, wrong):
    response = _send(phone, _body(attempt, _save(attempt) | wrong))

    assert (response.status_code, response.json()["code"]) == (422, "malformed")
    assert f"saves.0.{next(iter(wrong))}" in response.json()["where"][0]
    assert _stored(attempt) == {}


@pytest.mark.parametrize("how_many", [0, 51])
def test_a_delivery_has_one_to_fifty_saves(attempt, phone, how_many):
    saves = [_save(attempt, sequence=n) for n in range(how_many)]

    assert _send(phone, _body(attempt, *saves)).status_code == 422


def test_a_delivery_of_fifty_is_small_enough(attempt, phone):
    saves = [_save(attempt, choices=[2**53 - 1] * 20, sequence=n) for n in range(50)]

    assert _send(phone, _body(attempt, *saves)).status_code == 200


def test_a_body_too_large_is_not_read(attempt, phone):
    response = _send(phone, {"attempt": 1, "owner": "x" * 70_000, "saves": []})

    assert (response.status_code, response.json()["code"]) == (413, "too_much")


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 60_000, "null", '"teks"', "\ud800", "NaN", "1" * 5_000]
)
def test_what_is_not_our_json_is_refused(phone, text):
    response = phone.generic("POST", URL, text.encode("utf-8", "surrogatepass"), "application/json")

    assert response.status_code in (400, 422)
    assert response.json()["code"] == "malformed"


def test_the_address_takes_deliveries_only(phone):
    assert phone.get(URL).status_code == 405


def test_no_answer_is_kept_by_a_cache(attempt, phone):
    assert "no-store" in _send(phone, _body(attempt, _save(attempt)))["Cache-Control"]
    assert "no-store" in _send(Client(), {})["Cache-Control"]


def test_the_interface_describes_itself(client):
    described = json.loads(client.get("/api/v1/openapi.json").content)

    assert list(described["paths"]) == ["/api/v1/answers", "/api/v1/attendance"]


@pytest.mark.parametrize(("how_many", "expected"), [(1, 3), (2, 4), (6, 4)])
def test_a_delivery_takes_four_statements_at_most(attempt, phone, how_many, expected):
    body = _body(attempt, *[_save(attempt, n) for n in range(how_many)])

    # The person, the test (with the consent of a minor), the answers before, the answers now;
    # of one answer alone, the test and the answer before come together.
    with statements(expected):
        assert _send(phone, body).status_code == 200


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
NEAR_SAVES = st.fixed_dictionaries(
    {},
    optional={
        "item": JSON | st.integers(1, 12),
        "choices": JSON | st.lists(st.integers(), max_size=3),
        "writer": JSON | st.text("abc0123456789", min_size=8, max_size=12),
        "sequence": JSON | st.integers(),
        "device_time": JSON | st.datetimes().map(str),
    },
)
NEAR_BODIES = st.fixed_dictionaries(
    {},
    optional={
        "attempt": JSON | st.just(1),
        "owner": JSON,
        "saves": JSON | st.lists(NEAR_SAVES, max_size=3),
    },
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=JSON | NEAR_BODIES)
def test_no_json_breaks_it(attempt, phone, body):
    if isinstance(body, dict) and "owner" in body and body["owner"] != 0:
        body["owner"] = owner_tag(attempt.enrolment.learner)

    response = phone.generic("POST", URL, json.dumps(body).encode(), "application/json")

    assert response.status_code in (200, 400, 404, 409, 422)
    assert response["Content-Type"].startswith("application/json")
