"""Budi tells his class something: they read it, nobody else does, and letters go out once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from courses.enrolment import announcing, leaving
from courses.enrolment.announcement import Announcement
from courses.enrolment.models import Enrolment
from lms.audit.models import AuditEvent
from lms.outbox.models import Message
from tests import factories
from tests.filled_form import read_form, words_of

pytestmark = pytest.mark.django_db

TITLE = "Sabtu kita bertemu"
TEXT = "Bawa <b>botol</b> minum & buku.\nSampai jumpa."


@pytest.fixture
def url(cohort):
    return reverse("cohorts:announcements", args=[cohort.pk])


@pytest.fixture
def desk(budi, at_desk):
    return at_desk(budi)


@pytest.fixture
def say(desk, url):
    """Send the form as it stands on the page, with these words."""

    def send(*, times: int = 1, **changes):
        form = read_form(desk.get(url), "form[action='#write']")
        form |= {"title": TITLE, "text": TEXT, **changes}
        for _tap in range(times):
            page = desk.post(url, form, follow=True)
        return page

    return send


def _with_address(name: str, cohort, *, confirmed: bool = True, **facts) -> Enrolment:
    person = factories.make_person(name, email=f"{name}@example.org", **facts)
    EmailAddress.objects.create(user=person, email=person.email, verified=confirmed, primary=True)
    return factories.join(person, cohort.course, cohort=cohort)


def _read_by(person, signed_in, course) -> list[bool]:
    """Whether it stands on «My courses» and on the page of the course."""
    phone = signed_in(person)
    pages = [phone.get("/en/belajar/"), phone.get(f"/kursus/{course.slug}/")]
    return [TITLE in page.content.decode() for page in pages]


def test_the_class_reads_it_and_nobody_else(say, enrolment, course, ayu, citra, signed_in):
    elsewhere = factories.make_cohort(course, "bandung-1", trainer=citra)
    gita = factories.make_person("gita")
    factories.join(gita, course, cohort=elsewhere)

    page = say()

    assert "The class sees it now." in words_of(page)
    assert _read_by(ayu, signed_in, course) == [True, True]
    assert _read_by(gita, signed_in, course) == [False, False]
    assert TITLE not in words_of(signed_in(gita).get("/"))


def test_the_words_stay_plain(say, enrolment, ayu, signed_in):
    say()

    page = signed_in(ayu).get("/belajar/").content.decode()

    assert "Bawa &lt;b&gt;botol&lt;/b&gt; minum &amp; buku.<br>Sampai jumpa." in page


def test_letters_go_to_confirmed_addresses_once_and_say_nothing_in_the_subject(
    say, cohort, run_jobs
):
    _with_address("bagas", cohort)
    _with_address("dimas", cohort, confirmed=False)
    _with_address("elsa", cohort, is_active=False)
    factories.join(factories.make_person("fajar"), cohort.course, cohort=cohort)

    say(times=2)
    run_jobs()
    run_jobs()

    assert (Announcement.objects.count(), Message.objects.count()) == (1, 1)
    [letter] = mail.outbox
    assert letter.to == ["bagas@example.org"]
    assert letter.subject == "Kabar dari kelasmu"
    assert TITLE in letter.body
    assert TEXT in letter.body


def test_what_is_kept_of_it_beside_the_words_are_numbers(say, cohort, budi, run_jobs):
    enrolment = _with_address("bagas", cohort)
    say()
    run_jobs()

    said = Announcement.objects.get()
    event = AuditEvent.objects.get(action="announcement.send")
    assert (event.actor_id, event.detail) == (budi.pk, {"cohort": cohort.pk, "people": 1})
    message = Message.objects.get(person=enrolment.learner)
    assert message.context == {"announcement_id": said.pk}


def test_taken_back_it_is_gone_and_no_waiting_letter_leaves(
    say, desk, url, cohort, enrolment, course, ayu, signed_in, run_jobs
):
    _with_address("bagas", cohort)
    say()
    said = Announcement.objects.get()

    for _tap in range(2):
        page = desk.post(url, {"take_back": said.pk}, follow=True)
    run_jobs()

    assert "taken back" in words_of(page)
    assert _read_by(ayu, signed_in, course) == [False, False]
    assert mail.outbox == []
    assert AuditEvent.objects.filter(action="announcement.withdraw").count() == 1


class TakenBackAfterTheFirst(EmailBackend):
    """A mail server in whose hands the batch is when Budi takes his words back."""

    take_back: Callable[[], object]

    def send_messages(self, letters) -> int:
        sent = super().send_messages(letters)
        if len(mail.outbox) == 1:
            type(self).take_back()
        return sent


def test_taken_back_in_the_middle_of_a_batch_no_further_letter_leaves(
    say, desk, url, cohort, settings, run_jobs
):
    for name in ("bagas", "dimas", "elsa"):
        _with_address(name, cohort)
    say()
    said = Announcement.objects.get()
    settings.EMAIL_BACKEND = f"{__name__}.{TakenBackAfterTheFirst.__name__}"
    TakenBackAfterTheFirst.take_back = staticmethod(lambda: desk.post(url, {"take_back": said.pk}))

    run_jobs()
    run_jobs()

    assert [letter.to for letter in mail.outbox] == [["bagas@example.org"]]
    states = Message.objects.order_by("person__username").values_list("state", flat=True)
    assert list(states) == [Message.State.SENT, Message.State.DROPPED, Message.State.DROPPED]


def test_a_letter_posted_and_not_sent_is_dropped(say, cohort, budi):
    enrolment = _with_address("bagas", cohort)
    say()
    said = Announcement.objects.get()
    event = announcing.subject_of(said.pk)
    waiting = Message.objects.create(event=event, person=enrolment.learner, template="x")

    leaving.withdraw(enrolment, because="waktu", by=budi, at=timezone.now())

    waiting.refresh_from_db()
    assert waiting.state == Message.State.DROPPED


def test_who_left_the_class_reads_no_more_of_it(say, enrolment, course, ayu, budi, signed_in):
    say()

    leaving.withdraw(enrolment, because="waktu", by=budi, at=timezone.now())

    assert _read_by(ayu, signed_in, course) == [False, False]


def test_it_is_shown_to_the_end_of_its_day_in_the_zone_of_the_class(cohort, enrolment, budi):
    cohort.region_code = "91.71"
    cohort.save()
    enrolment.cohort = cohort
    last_minute = datetime(2026, 11, 24, 14, 59, tzinfo=UTC)  # 23.59 WIT, 21.59 WIB
    Announcement.objects.create(
        cohort=cohort,
        title=TITLE,
        text=TEXT,
        shown_until=last_minute.date(),
        key="6f1c1f0e-0000-4000-8000-000000000000",
        written_by=budi,
        written_at=last_minute,
    )

    at = [last_minute, last_minute + timedelta(minutes=1)]

    assert [len(announcing.shown_to([enrolment], at=each)) for each in at] == [1, 0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"text": "a" * 601}, "at most 600 characters"),
        ({"title": "a" * 81}, "at most 80 characters"),
        ({"shown_until": "2020-01-01"}, "Choose a day from today on, at most 90 days ahead."),
        ({"shown_until": "2999-01-01"}, "Choose a day from today on, at most 90 days ahead."),
        ({"shown_until": "besok"}, "Enter a valid date."),
        ({"text": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_said_is_named_and_nothing_is_kept(say, changes, words):
    page = say(**changes)

    assert words in words_of(page)
    assert not Announcement.objects.exists()


def test_what_not_to_write_stands_before_the_box(desk, url):
    page = desk.get(url).content.decode()

    assert page.index("Leave out: names of children") < page.index("<textarea")


@pytest.mark.parametrize("asked", ["x", "9" * 30, "0"])
def test_taking_back_what_is_not_there_is_a_404(desk, url, asked):
    assert desk.post(url, {"take_back": asked}).status_code == 404


def test_another_trainers_class_is_not_there(say, citra, at_desk, url, cohort, course):
    say()
    said = Announcement.objects.get()
    hers = factories.make_cohort(course, "bandung-1", trainer=citra)
    client = at_desk(citra)

    answers = [
        client.get(url),
        client.post(url, {"take_back": said.pk}),
        client.post(reverse("cohorts:announcements", args=[hers.pk]), {"take_back": said.pk}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    said.refresh_from_db()
    assert not said.is_withdrawn
