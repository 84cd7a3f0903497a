"""Budi lets people in: by a code on the wall, by hand, and with cards."""

from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone

from courses.enrolment import cards
from courses.enrolment.enrol import enrol
from courses.enrolment.models import CardSheet, Enrolment, JoinCode
from lms.accounts.models import OneTimeCode, User
from lms.audit.models import AuditEvent
from tests.factories import PASSWORD, make_cohort, make_person

PERSON = {"do": "add", "name": "Rani Dewi", "age_band": "13-15", "region_code": "Kota Kendari"}


@pytest.fixture
def desk(signed_in, budi):
    return signed_in(budi)


@pytest.fixture
def url(cohort):
    return f"/admin/cohorts/{cohort.pk}/ways-in/"


def squares(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    found = [zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages]
    return [each.text for page in found for each in page]


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def errors_of(response) -> list[str]:
    return [str(each) for each in response.context["person_form"].non_field_errors()]


def test_a_code_is_made_and_its_poster_leads_to_the_class(desk, url, cohort, client):
    desk.post(url, {"do": "renew", "until": timezone.localdate() + timedelta(days=3)})

    code = JoinCode.objects.get()
    [square] = squares(body(desk.get(f"/admin/cohorts/{cohort.pk}/poster/")))
    assert square.endswith(f"/gabung/{code.code}/")
    assert client.get(square.split("8000")[-1]).status_code == 200
    assert code.pretty in desk.get(url).content.decode()


@pytest.mark.parametrize("days", [-1, 181])
def test_a_code_ends_within_half_a_year(desk, url, days):
    desk.post(url, {"do": "renew", "until": timezone.localdate() + timedelta(days=days)})

    assert not JoinCode.objects.exists()


def test_a_closed_code_lets_nobody_in(desk, url, client):
    desk.post(url, {"do": "renew", "until": timezone.localdate()})
    desk.post(url, {"do": "close"})

    assert client.get(f"/gabung/{JoinCode.objects.get().code}/").status_code == 410


def test_a_new_person_has_an_account_and_a_place(desk, url, cohort):
    desk.post(url, PERSON)

    [enrolment] = cohort.enrolments.select_related("learner")
    assert enrolment.learner.certificate_name == "Rani Dewi"
    assert enrolment.way_in == Enrolment.WayIn.NEW_ACCOUNT


def test_a_known_person_joins_silently_with_the_same_words(desk, url, cohort, ayu):
    new = desk.post(url, PERSON, follow=True)
    known = desk.post(url, {**PERSON, "username": "AYU"}, follow=True)

    said = [[str(m) for m in response.context["messages"]] for response in (new, known)]
    assert said[0] == said[1]
    assert cohort.enrolments.get(learner=ayu).way_in == Enrolment.WayIn.KNOWN


def test_whoever_looks_alike_is_asked_about_and_may_be_another(desk, url, cohort, enrolment):
    twin = {**PERSON, "name": "Ayu", "form_number": "F-014"}

    asked = desk.post(url, twin)
    assert (len(errors_of(asked)), cohort.enrolments.count()) == (1, 1)
    desk.post(url, {**twin, "is_another": "on"})

    assert cohort.enrolments.count() == 2


def test_cards_carry_name_and_code_behind_the_hash_and_open_the_account(
    desk, url, cohort, run_jobs
):
    for number in range(11):
        desk.post(url, {**PERSON, "name": f"Rani {number}"})
    desk.post(url, {"do": "cards"})
    run_jobs()

    sheet = CardSheet.objects.get()
    pdf = body(desk.get(f"/admin/cohorts/{cohort.pk}/cards/{sheet.pk}/"))
    found = squares(pdf)
    assert (len(pypdfium2.PdfDocument(BytesIO(pdf))), len(found)) == (2, 11)
    address, _hash, behind = found[0].partition("#")
    code, _dot, username = behind.partition(".")
    assert address.endswith("/akun/kartu/")
    Client().post("/akun/kartu/", {"username": username, "code": code, "password": PASSWORD})
    assert User.objects.get(username=username).check_password(PASSWORD)
    assert AuditEvent.objects.filter(action="card.download").count() == 1


def test_work_begun_again_gives_the_same_codes(desk, url, cohort, run_jobs):
    desk.post(url, PERSON)
    sheet = cards.request_sheet(cohort, by=desk_user(desk), at=timezone.now())
    run_jobs()
    before = OneTimeCode.objects.values_list("digest", flat=True).get()
    from lms.jobs.models import Job

    Job.objects.update(state="waiting", finished_at=None, next_try_at=timezone.now())
    run_jobs()

    assert OneTimeCode.objects.values_list("digest", flat=True).get() == before
    assert CardSheet.objects.get(pk=sheet.pk).is_ready


def desk_user(desk: Client) -> User:
    return User.objects.get(pk=desk.session["_auth_user_id"])


def test_after_a_day_file_and_seed_are_gone(desk, url, cohort, run_jobs):
    desk.post(url, PERSON)
    desk.post(url, {"do": "cards"})
    run_jobs()
    name = CardSheet.objects.get().file_name

    cards.clear_old_sheets(now=timezone.now() + timedelta(hours=25))

    assert not storages["private"].exists(name)
    assert CardSheet.objects.values_list("seed", "file_name").get() == ("", "")


def test_a_reset_ends_password_and_sessions_and_prints_one_card(
    desk, url, cohort, enrolment, ayu, signed_in, run_jobs
):
    phone = signed_in(ayu)
    desk.post(url, {"do": "reset", "enrolment": enrolment.pk})
    run_jobs()

    ayu.refresh_from_db()
    assert not ayu.has_usable_password()
    assert phone.get("/belajar/").status_code == 302
    assert CardSheet.objects.get().enrolment_ids == [enrolment.pk]
    assert AuditEvent.objects.filter(action="card.reset").count() == 1


def test_adding_somebodys_username_opens_nobodys_account(signed_in, citra, course, ayu, enrolment):
    other = make_cohort(course, "jauh", trainer=citra)
    added = enrol(
        ayu,
        cohort=make_cohort(_other_course(), "kbgo", trainer=citra),
        at=timezone.now(),
        way_in=Enrolment.WayIn.KNOWN,
        may_wait=True,
    )

    for cohort_id, wanted in ((added.cohort_id, added.pk), (other.pk, enrolment.pk)):
        answer = signed_in(citra).post(
            f"/admin/cohorts/{cohort_id}/ways-in/", {"do": "reset", "enrolment": wanted}
        )
        assert answer.status_code == 404

    ayu.refresh_from_db()
    assert ayu.check_password(PASSWORD)


def _other_course():
    from tests.factories import make_course

    return make_course("kbgo", modules=1, lessons=1, title="Menangani KBGO")


def test_no_code_is_given_to_staff(desk, url, cohort, fitri):
    added = enrol(fitri, cohort=cohort, at=timezone.now())

    assert desk.post(url, {"do": "reset", "enrolment": added.pk}).status_code == 404


def test_a_sheet_is_for_whoever_asked_for_it(desk, url, cohort, run_jobs, signed_in):
    cohort.trainers.add(make_person("sari"))
    desk.post(url, PERSON)
    desk.post(url, {"do": "cards"})
    run_jobs()
    sheet = CardSheet.objects.get()

    assert (
        signed_in(User.objects.get(username="sari"))
        .get(f"/admin/cohorts/{cohort.pk}/cards/{sheet.pk}/")
        .status_code
        == 302
    )
