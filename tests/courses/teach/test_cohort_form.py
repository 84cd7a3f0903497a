"""Fitri opens cohorts and programmes; trainers are given theirs."""

import pytest
from django.urls import reverse

from courses.catalogue.models import Programme
from courses.enrolment.access import cohorts_for
from courses.enrolment.enrol import standing_cohort
from courses.models import Cohort
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell
from tests.filled_form import read_form, words_of

pytestmark = pytest.mark.django_db

ADD = "/admin/cohorts/new/"


@pytest.fixture
def desk(fitri, at_desk):
    return at_desk(fitri)


@pytest.fixture
def new_cohort(desk, course, budi):
    """The form of a new cohort, filled in."""
    return {
        **read_form(desk.get(ADD)),
        "name": "AMAN Kendari 2",
        "code": "aman-kendari-2",
        "course": str(course.pk),
        "mode": "luring",
        "region_code": "Kota Kendari",
        "venue": "Aula Dinas",
        "starts_on": "2026-12-01",
        "ends_on": "2026-12-03",
        "trainers": [str(budi.pk)],
    }


def test_a_new_cohort_is_its_trainers_at_once(new_cohort, desk, budi, citra, fitri):
    desk.post(ADD, new_cohort)

    cohort = Cohort.objects.get(code="aman-kendari-2")
    assert (cohort.region_code, cohort.venue, cohort.mode) == ("74.71", "Aula Dinas", "luring")
    assert list(cohorts_for(budi)) == [cohort]
    assert list(cohorts_for(citra)) == []
    event = AuditEvent.objects.get(action="cohort.create")
    assert (event.actor_id, event.object_id) == (fitri.pk, str(cohort.pk))
    assert event.detail == {"trainers_added": [budi.pk], "trainers_removed": []}


def test_a_code_is_made_from_the_name_and_the_page_of_the_cohort_follows(new_cohort, desk, course):
    answers = [desk.post(ADD, {**new_cohort, "code": ""}) for _time in range(2)]

    made = Cohort.objects.order_by("pk")
    assert [cohort.code for cohort in made] == ["aman-kendari-2", "aman-kendari-2-2"]
    pages = [reverse("cohorts:inspect", args=[cohort.pk]) for cohort in made]
    assert [answer.url for answer in answers] == pages
    edit = reverse("cohorts:edit", args=[made[0].pk])
    desk.post(edit, {**read_form(desk.get(edit)), "code": "", "name": "Lain"})
    assert Cohort.objects.get(pk=made[0].pk).code == "aman-kendari-2"


def test_the_only_course_is_chosen_already(desk, course):
    alone = read_form(desk.get(ADD))["course"]
    factories.make_course("lain", with_test=False)

    assert (alone, read_form(desk.get(ADD)).get("course", "")) == (str(course.pk), "")


def test_a_cohort_given_to_another_trainer_is_noted(cohort, desk, budi, citra):
    url = reverse("cohorts:edit", args=[cohort.pk])

    desk.post(url, {**read_form(desk.get(url)), "trainers": [str(citra.pk)]})

    assert (list(cohorts_for(budi)), list(cohorts_for(citra))) == ([], [cohort])
    event = AuditEvent.objects.get(action="cohort.change")
    assert event.detail == {"trainers_added": [citra.pk], "trainers_removed": [budi.pk]}


def test_only_people_with_the_role_can_be_chosen_as_trainers(desk, budi, citra, ayu, eko):
    words = words_of(desk.get(ADD))

    assert ("Budi (budi)" in words, "Citra (citra)" in words) == (True, True)
    assert ("ayu" in words, "eko" in words) == (False, False)


@pytest.mark.parametrize("who", ["ayu", "eko"])
def test_somebody_else_sent_as_trainer_is_refused(who, new_cohort, desk, request):
    person = request.getfixturevalue(who)

    page = desk.post(ADD, {**new_cohort, "trainers": [str(person.pk)]})

    assert "is not one of the available choices" in words_of(page)
    assert Cohort.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "code"),
    [("kab. konawe", "74.02"), ("Sulawesi Tenggara", "74"), ("74.71", "74.71"), ("", "")],
)
def test_a_region_is_understood_as_typed(typed, code, new_cohort, desk):
    desk.post(ADD, {**new_cohort, "region_code": typed})

    assert Cohort.objects.get().region_code == code


def test_a_region_with_two_meanings_is_asked_about(new_cohort, desk):
    page = desk.post(ADD, {**new_cohort, "region_code": "Bandung"})

    words = words_of(page)
    assert "Which one is it? Write one of these:" in words
    assert "Kota Bandung, Jawa Barat" in words
    assert read_form(page)["region_code"] == "Bandung"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"region_code": "Xyz123"}, "We do not know this place."),
        ({"ends_on": "2026-11-30"}, "The last day comes before the first"),
        ({"starts_on": "besok"}, "Enter a valid date."),
        ({"code": "AMAN Kendari"}, "letters, numbers, underscores or hyphens"),
        ({"course": ""}, "This field is required."),
        ({"course": "999999"}, "not one of the available choices"),
        ({"mode": "telepati"}, "not one of the available choices"),
        ({"name": ""}, "This field is required."),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_nothing_is_saved(
    changes, words, new_cohort, desk
):
    page = desk.post(ADD, {**new_cohort, **changes})

    assert words in words_of(page)
    assert Cohort.objects.count() == 0
    assert AuditEvent.objects.filter(action="cohort.create").count() == 0


def test_a_code_is_used_once(cohort, new_cohort, desk):
    page = desk.post(ADD, {**new_cohort, "code": cohort.code})

    assert "already exists" in words_of(page)


def test_fields_that_are_not_on_the_form_are_ignored(new_cohort, desk):
    desk.post(ADD, {**new_cohort, "is_standing": "on", "join_code": "AAAA", "seed": "x"})

    cohort = Cohort.objects.get()
    assert (cohort.is_standing, cohort.join_codes.count()) == (False, 0)
    assert cohort.seed != "x"


def test_the_course_stays_once_people_take_part(enrolment, cohort, desk):
    other = factories.make_course("kbgo", title="KBGO")
    url = reverse("cohorts:edit", args=[cohort.pk])
    page = desk.get(url)

    desk.post(url, {**read_form(page), "course": str(other.pk), "venue": "Balai desa"})

    cohort.refresh_from_db()
    assert (cohort.course_id, cohort.venue) == (enrolment.course_id, "Balai desa")
    assert "People take part already, so the course stays." in words_of(page)


def test_the_standing_cohort_keeps_its_course_and_mode(course, desk):
    cohort = standing_cohort(course)
    url = reverse("cohorts:edit", args=[cohort.pk])

    desk.post(url, {**read_form(desk.get(url)), "mode": "luring", "name": "Siapa saja"})

    cohort.refresh_from_db()
    assert (cohort.mode, cohort.name) == ("mandiri", "Siapa saja")


@pytest.mark.parametrize("who", ["budi", "citra", "dewi", "eko"])
def test_only_programme_admins_write_cohorts_and_programmes(who, cohort, request, at_desk):
    client = at_desk(request.getfixturevalue(who))
    programme = Programme.objects.create(code="aman", name="AMAN")
    pages = [
        ADD,
        reverse("cohorts:edit", args=[cohort.pk]),
        reverse("programmes:add"),
        reverse("programmes:edit", args=[programme.pk]),
    ]

    got = {(client.get(page).status_code, client.get(page).get("Location")) for page in pages}
    sent = {client.post(page, {"name": "x"}).status_code for page in pages}

    assert (got, sent) == ({(302, "/admin/")}, {302})
    assert Cohort.objects.get().name == cohort.name


def test_a_trainer_finds_own_cohorts_in_the_list_and_no_other(cohort, budi, citra, at_desk):
    factories.make_cohort(cohort.course, "bandung-1", trainer=citra)

    words = words_of(at_desk(budi).get("/admin/cohorts/"))

    assert ("Angkatan kendari-1" in words, "Angkatan bandung-1" in words) == (True, False)


@pytest.mark.parametrize("how_many", [1, 19])
def test_the_list_of_cohorts_costs_the_same_for_two_and_for_twenty(
    how_many, cohort, enrolment, budi, at_desk
):
    for number in range(how_many):
        factories.make_cohort(cohort.course, f"kendari-1{number}", trainer=budi)

    # How many; filters by course and by programme; rows with their counts.
    assert queries_beyond_the_shell(at_desk(budi), "/admin/cohorts/") == 4


def test_a_programme_is_written_and_its_period_makes_sense(desk):
    url = reverse("programmes:add")
    form = read_form(desk.get(url)) | {
        "name": "AMAN 2026",
        "code": "aman-2026",
        "funder": "Mitra",
        "starts_on": "2026-01-01",
        "ends_on": "2025-12-31",
    }

    refused = desk.post(url, form)
    desk.post(url, {**form, "ends_on": "2026-12-31"})

    assert "The last day comes before the first" in words_of(refused)
    programme = Programme.objects.get()
    assert (programme.code, programme.ends_on.isoformat()) == ("aman-2026", "2026-12-31")


def test_a_programme_with_cohorts_is_not_deleted(cohort, admin_user, at_desk):
    programme = Programme.objects.create(code="aman", name="AMAN")
    Cohort.objects.update(programme=programme)

    page = at_desk(admin_user).post(reverse("programmes:delete", args=[programme.pk]))

    assert page.status_code == 409
    assert "Cohorts: 1" in words_of(page)
    assert Programme.objects.get() == programme
