"""An own row named together with somebody else's (S1: mixed parent and child ids)."""

import pytest

from courses.progress.attempt import Attempt
from courses.progress.models import Answer, SupersededAnswer
from courses.quizzes.models import QuizItem
from lms.accounts.owner import owner_tag

API = "/api/v1/answers"


@pytest.fixture
def ayus(world) -> Attempt:
    return Attempt.objects.get(pk=world["ayus_post"])


@pytest.fixture
def foreign_item(ayus) -> int:
    """An item that stands in another form of the test, and not in Ayu's."""
    return QuizItem.objects.exclude(pk__in=ayus.item_ids).values_list("pk", flat=True)[0]


def _body(attempt_id: int, *, owner, item: int) -> dict:
    save = {"item": item, "choices": [1], "writer": "cobacoba1", "sequence": 9}
    return {"attempt": attempt_id, "owner": owner_tag(owner), "saves": [save]}


def _stored() -> tuple[int, int]:
    return Answer.objects.count(), SupersededAnswer.objects.count()


def test_the_api_stores_only_own_items_in_own_attempts(world, client_of, ayus, foreign_item):
    ayu, gita = world.people["ayu"], world.people["gita"]
    own_item, gitas = ayus.item_ids[0], world["gitas_post"]
    before = _stored()
    phone = client_of("ayu")

    def answer(body: dict) -> int:
        return phone.post(API, body, content_type="application/json").status_code

    assert answer(_body(gitas, owner=ayu, item=own_item)) == 404
    assert answer(_body(ayus.pk, owner=gita, item=own_item)) == 409
    assert answer(_body(ayus.pk, owner=ayu, item=foreign_item)) == 422
    assert _stored() == before
    assert answer(_body(ayus.pk, owner=ayu, item=own_item)) == 200
    assert _stored() == (before[0] + 1, before[1])


def test_the_form_stores_only_own_items_in_own_attempts(world, client_of, ayus, foreign_item):
    before = _stored()
    phone = client_of("ayu")

    def send(attempt_id: int, item: int) -> int:
        fields = {"writer": "cobacoba1", "sequence": "1", f"seen-{item}": "", f"item-{item}": "1"}
        return phone.post(f"/belajar/uji/{attempt_id}/simpan/", fields).status_code

    assert send(world["gitas_post"], ayus.item_ids[0]) == 404
    assert send(ayus.pk, foreign_item) == 302
    assert _stored() == before
    assert send(ayus.pk, ayus.item_ids[0]) == 302
    assert _stored() == (before[0] + 1, before[1])


def test_a_file_of_one_batch_is_not_had_through_another(world, client_of):
    own, other = world["citras_batch"], world["budis_batch"]
    citra = client_of("citra")

    assert citra.get(f"/admin/certificate_batch/{own}/zip/").status_code == 200
    assert citra.get(f"/admin/certificate_batch/{other}/zip/").status_code == 404


def test_a_filter_is_no_way_to_another_cohort(world, client_of):
    """What may be chosen in a filter is what one is responsible for."""
    other, own = world["budis_cohort"], world["citras_cohort"]
    citra = client_of("citra")

    page = citra.get(f"/admin/certificate/?cohort={other}").text

    assert "angkatan-citra" in citra.get("/admin/certificate/").text.lower()
    assert f'value="{other}"' not in page
    assert "Nama ayu" not in page
    assert f'value="{own}"' in page


def test_certificates_are_issued_only_for_own_cohorts(world, client_of):
    citra = client_of("citra")

    refused = citra.post("/admin/certificate_batch/new/", {"cohort": world["budis_cohort"]})
    asked = citra.post("/admin/certificate_batch/new/", {"cohort": world["citras_cohort"]})

    assert (refused.status_code, asked.status_code) == (200, 302)
