"""Two adults hold one link and answer in the same moment: one answer counts, whichever it is."""

import time

import pytest
from django.test import Client
from django.utils import timezone

from lms.accounts import asking_guardian
from lms.accounts.consent import GuardianConsent
from lms.accounts.consent_link import ConsentLink, token_from
from lms.audit.models import AuditEvent
from tests.factories import make_person
from tests.reliability.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ADULTS = 8


@pytest.fixture
def path() -> str:
    gita = make_person("gita", age_band="16-17")
    _link, seed = asking_guardian.make_link(gita, by=gita, at=timezone.now())
    return f"/akun/izin/wali/{token_from(seed)}/"


def _answer(path: str, number: int) -> int:
    """Every second adult says yes, the others no."""
    yes = {"answer": "ya", "guardian_name": f"Wali {number}", "relation": "wali", "agrees": "on"}
    return Client().post(path, {"answer": "tidak"} if number % 2 else yes).status_code


def _all_at_once(path: str) -> list[int]:
    return at_once(*[lambda n=n: _answer(path, n) for n in range(ADULTS)])


def _counted() -> int:
    return AuditEvent.objects.filter(action="consent.link_answer").count()


@pytest.mark.parametrize("_time", range(3))
def test_of_answers_at_one_moment_one_counts(path, _time):
    statuses = _all_at_once(path)

    # Thanked or told that it is over; whoever said the same as the first is thanked as well.
    assert set(statuses) <= {302, 410}
    link = ConsentLink.objects.get()
    assert _counted() == 1
    assert GuardianConsent.objects.count() == (1 if link.answer == "ya" else 0)
    assert statuses.count(302) == ADULTS // 2


def test_without_the_second_look_the_same_story_counts_several(path, monkeypatch):
    """The negative control: with the condition of the update off, the harness sees the race."""

    def answered(link: ConsentLink, answer: str, *, at) -> bool:
        time.sleep(0.05)
        ConsentLink.objects.filter(pk=link.pk).update(answered_at=at, answer=answer)
        asking_guardian.audit.record("consent.link_answer", by=None, subject=link)
        return True

    monkeypatch.setattr(asking_guardian, "_is_answered", answered)

    _all_at_once(path)

    assert _counted() > 1
