"""The letters of an account, and what they give away."""

import re
from statistics import median
from time import process_time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lms.jobs.models import Job
from lms.outbox.models import Message
from tests.factories import PASSWORD, make_person
from tests.lms.accounts.conftest import ACCOUNT, ANSWERS

FORGOT = "/akun/sandi/lupa/"


@pytest.fixture
def nia(db):
    nia = make_person("nia", email="nia@contoh.id")
    EmailAddress.objects.create(user=nia, email=nia.email, primary=True)
    return nia


@pytest.fixture
def nia_here(client, nia, sign_in):
    sign_in(client, "nia")
    return client


def link_in(letter) -> str:
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


def test_the_link_of_the_letter_sets_a_new_password_once(client, nia, run_jobs, visitor):
    client.post(FORGOT, {"email": "NIA@contoh.id"})
    run_jobs()

    link = link_in(mail.outbox[0])
    page = client.get(client.get(link).url)
    assert page.status_code == 200
    client.post(page.request["PATH_INFO"], {"password1": "awan-putih-sore"})

    nia.refresh_from_db()
    assert nia.check_password("awan-putih-sore")
    assert visitor.get(link, follow=True).context["token_fail"]


def test_known_and_unknown_addresses_get_the_same_page_and_cause_the_same_work(client, nia):
    pages, kinds_of_query = [], []
    for email in ("nia@contoh.id", "tidak-ada@contoh.id"):
        with CaptureQueriesContext(connection) as queries:
            pages.append(client.post(FORGOT, {"email": email}, follow=True))
        kinds_of_query.append(sum("outbox" in q["sql"] or "jobs_job" in q["sql"] for q in queries))

    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert len(pages[0].content) == len(pages[1].content)
    assert kinds_of_query[0] == kinds_of_query[1]
    assert Message.objects.count() == 0
    assert Job.objects.filter(kind="accounts.password_reset").count() == 2


@pytest.mark.slow
def test_known_and_unknown_addresses_take_the_same_time(client, nia, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    spent = {"nia@contoh.id": [], "tidak-ada@contoh.id": []}
    for _ in range(200):
        for email, times in spent.items():
            begun = process_time()
            client.post(FORGOT, {"email": email})
            times.append(process_time() - begun)

    known, unknown = (median(times[10:]) for times in spent.values())
    assert known == pytest.approx(unknown, rel=0.15)


def test_nobody_gets_a_letter_about_an_account_they_do_not_have(client, db, run_jobs):
    client.post(FORGOT, {"email": "tidak-ada@contoh.id"})
    run_jobs()

    assert mail.outbox == []


def test_no_address_stands_in_the_ledger_or_the_outbox(client, nia, run_jobs):
    client.post(FORGOT, {"email": "nia@contoh.id"})
    rows = str(list(Job.objects.values())) + str(list(Message.objects.values()))
    run_jobs()

    assert "contoh.id" not in rows + str(list(Message.objects.values()))


def test_subjects_name_nobody_and_nothing(client, nia, run_jobs):
    client.post(FORGOT, {"email": "nia@contoh.id"})
    client.post("/akun/masuk/", {"login": "nia", "password": PASSWORD})
    client.post("/akun/surel/", {"action_send": "", "email": "nia@contoh.id"})
    run_jobs()

    subjects = {letter.subject for letter in mail.outbox}
    assert len(mail.outbox) == 2
    assert not re.search("nia|ECPAT|AMAN|kelas|sandi|password", " ".join(subjects), re.IGNORECASE)


def test_the_address_is_confirmed_by_a_button_not_by_opening_the_link(nia_here, nia, run_jobs):
    nia_here.post("/akun/surel/", {"action_send": "", "email": "nia@contoh.id"})
    run_jobs()
    link = link_in(mail.outbox[0])

    nia_here.get(link)
    assert not EmailAddress.objects.get().verified
    nia_here.post(link)
    assert EmailAddress.objects.get().verified


def test_an_address_is_added_and_removed(client, sign_in, say_the_password_again, run_jobs, db):
    rani = make_person("rani")
    sign_in(client, "rani")
    say_the_password_again(client)

    client.post("/akun/surel/", {"action_add": "", "email": "Rani@contoh.id"})
    run_jobs()
    rani.refresh_from_db()
    assert rani.email == "rani@contoh.id"
    assert [letter.to for letter in mail.outbox] == [["rani@contoh.id"]]

    second = client.post("/akun/surel/", {"action_add": "", "email": "lain@contoh.id"})
    assert "email" in second.context["form"].errors

    client.post("/akun/surel/", {"action_remove": "", "email": "rani@contoh.id"})
    rani.refresh_from_db()
    assert (rani.email, EmailAddress.objects.count()) == ("", 0)


def test_a_borrowed_phone_cannot_swap_the_address(client, nia, sign_in):
    sign_in(client, "nia")
    response = client.post("/akun/surel/", {"action_remove": "", "email": "nia@contoh.id"})

    assert response.url.startswith("/akun/pastikan/")
    assert EmailAddress.objects.count() == 1


def test_sign_up_with_an_address_posts_a_letter_once(visitor, run_jobs, db):
    visitor.post("/akun/daftar/", {**ANSWERS, **ACCOUNT, "email": "nia@contoh.id"})
    run_jobs()

    assert [letter.to for letter in mail.outbox] == [["nia@contoh.id"]]
