"""Budi opens his cohort: who is in it, and where each one is."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton

from courses.enrolment.enrol import enrol
from courses.progress import attempts, lessons
from courses.progress.path import CoursePath
from courses.teach import cohort_view
from lms.accounts.models import User
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import words_of
from tests.taking import finish_course, read_every_lesson, take_test

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(cohort):
    return reverse("cohorts:inspect", args=[cohort.pk])


@pytest.fixture
def attempts_url(cohort):
    return reverse("cohorts:attempts", args=[cohort.pk])


def _joined(name: str, cohort):
    person = factories.make_person(name)
    return factories.join(person, cohort.course, cohort=cohort)


def _row(page, username: str) -> str:
    """Return the words of one person's row."""
    for row in BeautifulSoup(page.content, "html.parser").select(".staff-cards tbody tr"):
        for deeds in row.select(".staff-deeds, .staff-activity"):
            deeds.extract()
        words = " ".join(row.get_text(" ").split())
        if f" {username} " in words:
            return words
    raise AssertionError(f"{username} is not on the page")


def test_each_person_is_where_they_are(cohort, url, budi, enrolment, at_desk):
    read_half = _joined("bagas", cohort)
    take_test(read_half, "pre", right=3)
    first, *_others = CoursePath(read_half.course, enrolment=read_half).lessons
    lessons.mark_done(read_half, lesson=first, at=timezone.now())
    to_post = _joined("dimas", cohort)
    take_test(to_post, "pre", right=0)
    read_every_lesson(to_post)
    again = _joined("elsa", cohort)
    finish_course(again, pre_right=1, post_right=2)
    done = _joined("fajar", cohort)
    finish_course(done, pre_right=2)

    page = at_desk(budi).get(url)

    today = timezone.localdate()
    assert _row(page, "ayu") == "Ayu ayu – 0 of 4 – Pre-test comes next"
    assert _row(page, "bagas") == "Bagas bagas 50 % 1 of 4 – In the lessons"
    assert _row(page, "dimas") == "Dimas dimas 0 % 4 of 4 – Post-test comes next"
    assert _row(page, "elsa") == "Elsa elsa 17 % 4 of 4 33 % May take the post-test again"
    assert _row(page, "fajar").startswith("Fajar fajar 33 % 4 of 4 100 % Completed, ")
    assert str(today.year) in _row(page, "fajar")
    assert "5 people 4 with pre-test 2 with post-test 1 completed" in words_of(page)


def test_a_test_under_way_is_said(cohort, url, budi, enrolment, at_desk):
    quiz = cohort.course.pre_test
    attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())

    page = at_desk(budi).get(url)

    assert _row(page, "ayu").endswith("Pre-test comes next · pre-test open")


def test_the_name_for_the_certificate_is_shown_to_who_is_responsible(
    cohort, url, budi, enrolment, at_desk
):
    User.objects.filter(username="ayu").update(certificate_name="Ayu Lestari Wulandari")

    row = _row(at_desk(budi).get(url), "ayu")

    assert row.startswith("Ayu ayu on the certificate: Ayu Lestari Wulandari – 0 of 4")


def test_who_moved_on_to_another_cohort_stays_on_the_page(cohort, url, budi, enrolment, at_desk):
    enrolment.ended_at = timezone.now()
    enrolment.save()

    assert "Moved on to another cohort" in _row(at_desk(budi).get(url), "ayu")


def test_who_completed_and_came_back_elsewhere_has_completed_here(
    cohort, url, budi, enrolment, ayu, at_desk
):
    finish_course(enrolment)
    enrol(ayu, cohort=factories.make_cohort(cohort.course, "kendari-2"), at=timezone.now())

    assert "Completed" in _row(at_desk(budi).get(url), "ayu")


def test_opening_the_page_is_noted_with_ids_and_counts_only(
    cohort, url, attempts_url, budi, enrolment, at_desk
):
    client = at_desk(budi)
    client.get(url)
    client.get(attempts_url)

    events = AuditEvent.objects.filter(action__startswith="cohort.").order_by("pk")
    assert [(e.action, e.actor_id, e.object_id, e.detail) for e in events] == [
        ("cohort.view", budi.pk, str(cohort.pk), {"page": 1, "people": 1}),
        ("cohort.attempts", budi.pk, str(cohort.pk), {"page": 1, "attempts": 0}),
    ]


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        ("budi", [200, 200]),
        ("fitri", [200, 200]),
        ("citra", [404, 404]),
        ("dewi", [404, 302]),
        ("eko", [404, 302]),
        ("ayu", [302, 302]),
    ],
)
def test_only_who_is_responsible_meets_the_people(
    who, answers, url, attempts_url, enrolment, request, at_desk
):
    take_test(enrolment, "pre")
    person = request.getfixturevalue(who)
    responses = [at_desk(person).get(address) for address in (url, attempts_url)]

    assert [response.status_code for response in responses] == answers
    sees = [b">Ayu" in response.content or b"Ayu\n" in response.content for response in responses]
    assert sees == [answer == 200 for answer in answers]
    assert AuditEvent.objects.filter(action__startswith="cohort.").count() == answers.count(200)


def test_nobody_at_desk_is_sent_to_the_staff_sign_in(url):
    assert Client().get(url).url == f"/admin/login/?next={url}"


def test_a_cohort_that_is_not_there_and_one_of_another_trainer_look_the_same(
    url, enrolment, citra, at_desk
):
    client = at_desk(citra)

    other, none = client.get(url), client.get(reverse("cohorts:inspect", args=[999_999]))

    assert (other.status_code, none.status_code) == (404, 404)
    assert words_of(other) == words_of(none)


def test_other_apps_put_their_buttons_on_the_page(cohort, url, budi, at_desk):
    def issue(request, asked):
        yield HeaderButton(f"Issue for {asked.code} by {request.user}", url="/admin/issue/")

    with hooks.register_temporarily("cohort_actions", issue):
        page = at_desk(budi).get(url)

    assert "Issue for kendari-1 by budi" in words_of(page)


def test_anothers_cohort_and_one_that_never_was_say_the_same(cohort, url, citra, at_desk):
    desk = at_desk(citra)

    pages = [desk.get(url), desk.get(reverse("cohorts:inspect", args=[cohort.pk + 999]))]

    assert [page.status_code for page in pages] == [404, 404]
    words = "Mungkin alamatnya kurang satu huruf, atau isinya bukan untuk akun ini."
    assert words in words_of(pages[0])
    assert words_of(pages[0]) == words_of(pages[1])


def test_a_cohort_without_people_says_so(cohort, url, budi, at_desk):
    page = at_desk(budi).get(url)

    assert "Nobody has joined this cohort yet. In this order it begins to run:" in words_of(page)
    steps = BeautifulSoup(page.content, "html.parser").select("main ol li a")
    assert [step.get_text() for step in steps[-4:]] == [
        "List of people", "Ways in", "Consents", "Sessions",
    ]  # fmt: skip


def test_a_large_cohort_comes_in_pages(cohort, url, budi, at_desk, monkeypatch):
    monkeypatch.setattr(cohort_view, "PEOPLE_PER_PAGE", 2)
    for name in ("bagas", "dimas", "elsa"):
        _joined(name, cohort)

    second = at_desk(budi).get(url, {"p": 2})

    assert _row(second, "elsa")
    assert "bagas" not in words_of(second)
    assert "Page 2 of 2" in words_of(second)


@pytest.mark.parametrize("how_many", [3, 60])
def test_pages_cost_the_same_for_three_people_and_sixty(
    how_many, cohort, url, attempts_url, budi, at_desk
):
    for number in range(how_many):
        enrolment = _joined(f"peserta{number}", cohort)
        if number % 3 == 0:
            take_test(enrolment, "pre", right=2)
    client = at_desk(budi)

    # Cohort with course and counts, trainers; people, modules, lessons, progress, attempts;
    # meetings held; audit.
    assert queries_beyond_the_shell(client, url) == 10
    # The cohort; how many, which; audit.
    assert queries_beyond_the_shell(client, attempts_url) == 4
