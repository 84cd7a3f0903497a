"""Budi notices what Ayu wrote; Hesti, the companion, reads it, puts it away and closes the flag."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from lms.accounts import copying, erasing, flagging, roles
from lms.accounts.learner_texts import HIDDEN, all_texts
from lms.accounts.models import Erasure, TextFlag
from lms.audit.models import AuditEvent
from lms.outbox.models import Message
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import words_of
from tests.security import everywhere

pytestmark = pytest.mark.django_db

WORDS = "Rahasia-pilu"
LIST = "/admin/text-flags/"


@pytest.fixture
def hesti(db):
    person = factories.make_person("hesti", age_band="25+")
    person.groups.add(Group.objects.get(name=roles.SAFEGUARDING))
    return person


@pytest.fixture
def wrote(ayu, enrolment):
    """What Ayu typed as her nickname and her school."""
    ayu.display_name = ayu.institution = WORDS
    ayu.save()
    enrolment.institution = WORDS
    enrolment.save()
    return ayu


def _new(person) -> str:
    return reverse("text_flags:new", args=["person", person.pk])


def _flag(person, *, by, field: str = "display_name", reason: str = "cerita") -> TextFlag:
    text = all_texts()[f"accounts.user.{field}"]
    return flagging.flag(text, row_id=person.pk, reason=reason, by=by, at=timezone.now())


def test_a_trainer_flags_from_the_cohorts_page_and_comes_back(wrote, budi, cohort, signed_in):
    desk, page = signed_in(budi), reverse("cohorts:inspect", args=[cohort.pk])
    link = f"{_new(wrote)}?next={page}"

    on_page = link in desk.get(page).content.decode()
    sent = {"kind": "accounts.user.display_name", "reason": "cerita", "next": page}
    answers = [desk.post(_new(wrote), sent) for _time in range(2)]

    assert on_page
    assert [answer.url for answer in answers] == [page, page]
    flag = TextFlag.objects.get()
    assert (flag.person, flag.flagged_by, flag.reason) == (wrote, budi, "cerita")
    [event] = AuditEvent.objects.filter(action="text.flag")
    assert event.detail == {
        "kind": "accounts.user.display_name",
        "person": wrote.pk,
        "reason": "cerita",
    }


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "accounts.user.display_name", "reason": "lucu"},
        {"kind": "accounts.user.email", "reason": "cerita"},
        {"reason": "cerita"},
    ],
)
def test_nonsense_flags_nothing(wrote, budi, signed_in, sent):
    answer = signed_in(budi).post(_new(wrote), sent)

    assert answer.status_code == 200
    assert not TextFlag.objects.exists()


def test_who_may_not_read_the_words_cannot_flag_them(wrote, citra, dewi, signed_in):
    sent = {"kind": "accounts.user.display_name", "reason": "cerita"}

    answers = [signed_in(who).post(_new(wrote), sent).status_code for who in (citra, dewi)]

    assert answers == [404, 404]
    assert not TextFlag.objects.exists()


def test_another_host_is_no_way_back(wrote, budi, signed_in):
    sent = {"kind": "accounts.user.display_name", "reason": "cerita", "next": "https://lain.test/"}

    assert signed_in(budi).post(_new(wrote), sent).url == "/admin/"


def test_the_companion_finds_it_without_its_words_and_reading_is_noted(
    wrote, budi, hesti, signed_in
):
    flag, desk = _flag(wrote, by=budi), signed_in(hesti)

    listed, page = desk.get(LIST), desk.get(f"{LIST}{flag.pk}/")

    assert wrote.learner_code_grouped in words_of(listed)
    assert WORDS not in words_of(listed)
    assert WORDS in words_of(page)
    events = AuditEvent.objects.filter(actor_id=hesti.pk).order_by("pk")
    assert list(events.values_list("action", flat=True)) == ["text.list", "text.read"]


def test_hidden_it_is_gone_everywhere_and_nothing_went_by_mail(wrote, budi, hesti, signed_in):
    copying.ask_for_copy(wrote, at=timezone.now())
    copying.run_job(type("Job", (), {"subject": f"copy:{wrote.copies.get().pk}"})(), 0, 1)
    desk = signed_in(hesti)
    before = everywhere.where(WORDS)
    with zipfile.ZipFile(io.BytesIO(next(iter(everywhere.files().values())))) as packed:
        in_the_copy = WORDS in packed.read("dataku.json").decode()

    for field in ("display_name", "institution"):
        flag = _flag(wrote, by=budi, field=field)
        for _time in range(2):
            desk.post(f"{LIST}{flag.pk}/", {"hide": "1"})

    assert before == ["accounts_user", "courses_enrolment"]
    assert in_the_copy
    assert everywhere.where(WORDS) == []
    assert everywhere.files() == {}
    wrote.refresh_from_db()
    assert (wrote.name_on_pages, wrote.institution) == (HIDDEN, HIDDEN)
    assert (len(mail.outbox), Message.objects.count()) == (0, 0)
    assert AuditEvent.objects.filter(action="text.hide").count() == 2


def test_a_hidden_name_for_the_certificate_is_asked_again(wrote, budi, hesti, signed_in):
    wrote.certificate_name, wrote.certificate_name_confirmed_at = WORDS, timezone.now()
    wrote.save()
    flag = _flag(wrote, by=budi, field="certificate_name")

    signed_in(hesti).post(f"{LIST}{flag.pk}/", {"hide": "1"})

    wrote.refresh_from_db()
    assert (wrote.certificate_name, wrote.certificate_name_confirmed_at) == ("", None)


def test_a_username_is_replaced_by_a_neutral_one_and_its_owner_is_told(
    ayu, enrolment, budi, hesti, signed_in, run_jobs
):
    ayu.username, ayu.email = "rahasia-pilu", "ayu@example.org"
    ayu.save()
    EmailAddress.objects.create(user=ayu, email=ayu.email, verified=True, primary=True)
    phone, flag = signed_in(ayu), _flag(ayu, by=budi, field="username")
    log(ayu, "wagtail.edit", user=budi)
    before = everywhere.where(ayu.username)

    for _time in range(2):
        signed_in(hesti).post(f"{LIST}{flag.pk}/", {"hide": "1"})
    run_jobs()

    ayu.refresh_from_db()
    assert before == ["accounts_user", "wagtailcore_modellogentry"]
    assert everywhere.where("rahasia-pilu") == []
    assert re.fullmatch("peserta[1-9][0-9]{2}", ayu.username)
    page = words_of(phone.get("/en/belajar/"))
    assert f"Your username is now {ayu.username}" in page
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["ayu@example.org"], "Tentang akunmu")
    assert ayu.username in letter.body
    assert Client().login(username=ayu.username, password=factories.PASSWORD)
    assert not Client().login(username="rahasia-pilu", password=factories.PASSWORD)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert "Your username is now" not in words_of(signed_in(ayu).get("/en/belajar/"))


def test_nobody_else_is_told_and_no_unproven_address_is_written_to(
    ayu, enrolment, budi, hesti, signed_in, run_jobs
):
    ayu.email = "salah@example.org"
    ayu.save()
    EmailAddress.objects.create(user=ayu, email=ayu.email, verified=False, primary=True)
    flag = _flag(ayu, by=budi, field="username")

    signed_in(hesti).post(f"{LIST}{flag.pk}/", {"hide": "1"})
    run_jobs()

    assert mail.outbox == []
    assert "Your username is now" not in words_of(signed_in(budi).get("/en/belajar/"))


def test_closed_with_an_outcome_once_and_flagged_again_later(wrote, budi, hesti, signed_in):
    flag, desk = _flag(wrote, by=budi), signed_in(hesti)
    page = f"{LIST}{flag.pk}/"

    refused = desk.post(page, {"close": "1", "outcome": "terhapus"})
    for outcome in ("dirujuk", "wajar"):
        desk.post(page, {"close": "1", "outcome": outcome})
    again = _flag(wrote, by=budi)

    assert refused.status_code == 200
    flag.refresh_from_db()
    assert (flag.outcome, flag.closed_by) == ("dirujuk", hesti)
    assert again.pk != flag.pk


def test_erasure_takes_the_words_and_leaves_a_number(wrote, budi, hesti, signed_in):
    flag = _flag(wrote, by=budi)
    erasing.ask(wrote, reason=Erasure.Reason.SAFETY, at=timezone.now(), by=hesti)

    erasing.erase(wrote)

    flag.refresh_from_db()
    assert (flag.outcome, flag.closed_by) == ("terhapus", None)
    assert everywhere.where(WORDS) == []
    assert WORDS not in words_of(signed_in(hesti).get(f"{LIST}{flag.pk}/"))


@pytest.mark.parametrize("many", [2, 9])
def test_the_list_costs_the_same_for_few_and_many(many, budi, hesti, signed_in, course, cohort):
    for n in range(many):
        person = factories.make_person(f"orang{n}")
        factories.join(person, course, cohort=cohort)
        _flag(person, by=budi)

    assert queries_beyond_the_shell(signed_in(hesti), LIST) == 4
