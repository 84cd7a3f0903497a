"""What people write is shown as they wrote it, and runs on nobody's screen."""

from itertools import cycle

import pytest
from bs4 import BeautifulSoup

from certificates.models import Certificate, CertificateTemplate
from courses.catalogue.models import CoursePage, LessonPage, ModulePage, Programme
from courses.enrolment.models import Cohort, Enrolment
from courses.quizzes.models import Choice, Objective, QuestionBank, QuestionVersion, Quiz
from home.models import HelpChannel
from lms.accounts.models import GuardianConsent, User
from lms.jobs.models import Job
from tests.security.pages import Fetched, pages_of

BREAKS_OUT = [
    '"><script>kenari()</script>',
    "'><img src=x onerror=kenari()>",
    "</script><script>kenari()</script>",
    "</textarea></title><svg onload=kenari()>",
    "{{ x }}{% y %}<b onclick=kenari()>",
]
# What people type into forms of ours, by kind of row; none of it stands in an address.
TYPED = {
    User: ("display_name", "institution", "first_name", "last_name", "certificate_name"),
    GuardianConsent: ("guardian_name", "organisation", "form_number"),
    Enrolment: ("institution",),
    Cohort: ("name", "venue"),
    Programme: ("name", "funder"),
    CoursePage: ("title", "draft_title", "summary", "audience"),
    ModulePage: ("title", "draft_title", "summary"),
    LessonPage: ("title", "draft_title", "summary", "content_notice", "reviewer"),
    Quiz: ("title",),
    QuestionBank: ("title",),
    Objective: ("text",),
    QuestionVersion: ("text", "feedback"),
    Choice: ("text", "feedback"),
    HelpChannel: ("name", "about", "phone", "hours", "cost", "source"),
    CertificateTemplate: ("organiser", "place", "signatory_name", "signatory_position"),
    Certificate: ("reason",),
    Job: ("error",),
}


@pytest.fixture
def typed(world) -> None:
    """Each field holds one of the words, each word stands in many fields."""
    words = cycle(BREAKS_OUT)
    for model, names in TYPED.items():
        for name in names:
            longest = model._meta.get_field(name).max_length or 500
            word = next(word for word in words if len(word) <= longest)
            model.objects.update(**{name: word})
    for certificate in Certificate.objects.all():
        certificate.facts = {"holder_name": next(words), "course_title": next(words)}
        certificate.save()


def _running(page: Fetched) -> list[str]:
    """Return what would run: a tag or an address that is ours no more."""
    soup = BeautifulSoup(page.text, "html.parser")
    scripts = [tag for tag in soup("script") if tag.get_text(strip=True) == "kenari()"]
    handlers = [
        tag
        for tag in soup(True)
        for name, value in tag.attrs.items()
        if name.startswith("on") and "kenari" in str(value)
    ]
    return [str(tag)[:80] for tag in (*scripts, *handlers)]


@pytest.mark.parametrize("name", ["ayu", "joko"])
def test_nothing_that_was_typed_runs(name, typed, world, client_of):
    pages = [each for each in pages_of(name, world=world, client_of=client_of) if each.is_html]

    assert sum("kenari" in page.text for page in pages) > 8
    assert {str(page): found for page in pages if (found := _running(page))} == {}


@pytest.mark.parametrize("word", BREAKS_OUT)
def test_what_would_run_is_noticed(word):
    class Careless(Fetched):
        text = f"<p title='{word}'>{word}</p><textarea>{word}</textarea>"

    assert _running(Careless("joko", "/admin/", None)) != []
