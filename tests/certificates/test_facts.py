import json
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.facts import CertificateFacts, ModuleLine
from tests.certificates.samples import AYU


def frozen(facts: CertificateFacts) -> CertificateFacts:
    """Through JSON text and back, as the database keeps it."""
    return CertificateFacts.from_json(json.loads(json.dumps(facts.to_json())))


def test_facts_come_back_equal():
    assert frozen(AYU) == AYU


def test_facts_with_nothing_optional_come_back_equal():
    bare = replace(
        AYU,
        started_on=None,
        completed_on=None,
        lesson_hours=None,
        score_percent=None,
        pass_mark_percent=None,
        modules=(),
    )

    assert frozen(bare) == bare


amounts = st.none() | st.decimals(0, 100, places=2)


@given(
    facts=st.builds(
        CertificateFacts,
        holder_name=st.text(),
        kind=st.sampled_from(["completion", "attendance"]),
        role=st.sampled_from(["peserta", "fasilitator", "narasumber"]),
        language=st.sampled_from(["id", "en"]),
        started_on=st.none() | st.dates(),
        completed_on=st.none() | st.dates(),
        lesson_hours=amounts,
        score_percent=amounts,
        pass_mark_percent=amounts,
        modules=st.lists(
            st.builds(
                ModuleLine,
                title=st.text(),
                minutes=st.none() | st.integers(0),
                lesson_hours=amounts,
            ),
            max_size=3,
        ).map(tuple),
    )
)
def test_any_facts_come_back_equal(facts):
    assert frozen(facts) == facts


def test_facts_are_stored_as_people_write_them():
    stored = AYU.to_json()

    assert stored["issued_on"] == "2026-11-22"
    assert stored["score_percent"] == "86.67"
    assert stored["modules"][2] == {
        "title": "Kenali bujuk rayu di ranah daring",
        "minutes": None,
        "lesson_hours": "7.5",
    }


def test_stored_facts_without_a_later_fact_still_read():
    stored = AYU.to_json()
    del stored["is_draft_content"], stored["region_name"]

    assert CertificateFacts.from_json(stored) == replace(AYU, region_name="")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"format": None},
        {"issued_on": "kemarin"},
        {"lesson_hours": "banyak"},
        {"unheard_of": 1},
        {"modules": [{"minutes": 45}]},
    ],
    ids=str,
)
def test_facts_nobody_can_read_are_refused(change):
    with pytest.raises(ValueError):
        CertificateFacts.from_json(AYU.to_json() | change)


def test_facts_do_not_change():
    with pytest.raises(FrozenInstanceError):
        AYU.holder_name = "Budi"


def test_lesson_hours_keep_their_decimals():
    assert frozen(replace(AYU, lesson_hours=Decimal("1.50"))).lesson_hours == Decimal("1.5")
