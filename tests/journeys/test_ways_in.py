"""Into a class at 360 px: Nia joins with the code on the poster, her trainer prints cards."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.journeys import running_site
from tests.journeys.running_site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE_CODE = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from courses.catalogue.models import CoursePage
from courses.enrolment import join_codes
from lms.accounts.models import User
from tests import factories
course = CoursePage.objects.get(code__iexact="aman", locale__language_code="id")
trainer = User.objects.get(username="pelatih")
cohort = factories.make_cohort(course, {name!r}, trainer=trainer)
now = timezone.now()
code = join_codes.renew(cohort, expires_at=now + timedelta(days=3), by=trainer, at=now)
print(code.code)
"""


def _a_code(site: RunningSite) -> str:
    program = MAKE_CODE.format(name=f"poster-{secrets.token_hex(3)}")
    return running_site.run("-c", program, env=site.env).split()[-1]


def test_nia_fifteen_without_e_mail_joins_by_code_and_reads_the_first_lesson(phone, site, facts):
    phone.goto("/gabung/")
    phone.fill("[name=code]", _a_code(site).lower())
    phone.click("main form button.button--primary")
    phone.click("main a[href*='/daftar/']")
    phone.click("button[name=age_band][value='13-15']")
    phone.check("[name=sex][value=P]", force=True)
    phone.fill("[name=region]", "Kota Kendari")
    phone.select_option("[name=category]", "pelajar")
    phone.click("main form .button--primary")
    phone.fill("[name=username]", f"nia{secrets.token_hex(4)}")
    phone.fill("[name=password1]", PASSWORD)
    phone.click("main form .button--primary")
    expect(phone.locator(".code--large")).to_be_visible()
    phone.click("main form .button--primary")

    phone.click("main form[action$='/ikut/'] button")

    # A place at once; both yeses can follow, and lessons may be read.
    expect(phone.locator("main h1")).to_be_visible()
    phone.goto("/belajar/")
    phone.click("main a[href*='/kursus/aman/']")
    phone.click(".next-step .button")
    expect(phone).to_have_url(re.compile("/kursus/aman/[^/]+/[^/]+/"))
    expect(phone.locator("main h1")).to_be_visible()


def test_a_trainer_makes_cards_and_has_them_as_pdf(phone, site, facts):
    cookie = facts["visitor"]["cookie"]
    session = facts["trainer"]["session"]
    phone.context.add_cookies([{"name": cookie, "value": session, "url": site.url}])
    ways_in = f"/admin/cohorts/{facts['trainer']['cohort']}/ways-in/"
    phone.goto(ways_in)
    phone.fill("[name=name]", "Rani Dewi")
    phone.select_option("[name=age_band]", "13-15")
    phone.click("button[value=add]")
    phone.click("button[value=cards]")

    link = phone.locator("a[href*='/cards/']").first
    # The worker draws them; the page looks again by itself.
    expect(link).to_be_visible(timeout=60_000)

    answer = phone.context.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
