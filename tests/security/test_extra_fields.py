"""Fields that no form of ours has are sent along, and change nothing (S2)."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from certificates.models import Certificate
from courses.enrolment.models import Cohort, Enrolment
from courses.progress.attempt import Attempt
from courses.progress.models import Answer, LessonProgress
from lms.accounts.models import Assent, GuardianConsent, User
from lms.accounts.owner import owner_tag
from tests.access.world import World

PRIVILEGES = ("is_staff", "is_superuser", "is_active", "username", "learner_code", "date_joined")
OF_THE_CERTIFICATE = ("certificate_name", "certificate_name_confirmed_at")
ABOUT = {"sex": "P", "region": "Kota Kendari", "category": "pelajar"}
PROFILE = {**ABOUT, "display_name": "Ayu Baru", "age_band": "13-15"}
TEST_FORM = {"writer": "cobacoba1", "sequence": "1"}


def _extra(world: World) -> dict[str, str | int]:
    """Return what somebody would try: to be staff, to be somebody else, to have passed."""
    gita, citra = world.people["gita"], world.people["citra"]
    then = "2020-01-01T00:00:00Z"
    return {
        **dict.fromkeys(("is_staff", "is_superuser", "staff", "admin", "confirmed_at"), "on"),
        **dict.fromkeys(("role", "roles", "group"), "Admin program"),
        **dict.fromkeys(("groups", "user_permissions"), Group.objects.first().pk),
        **dict.fromkeys(("user", "user_id", "learner_id", "owner_id", "pk", "id"), gita.pk),
        **dict.fromkeys(("by", "recorded_by", "recorded_by_id", "trainers"), citra.pk),
        **dict.fromkeys(("cohort", "cohort_id"), world["citras_cohort"]),
        **dict.fromkeys(("enrolment", "enrolment_id", "attempt_id"), world["gitas_post"]),
        **dict.fromkeys(("score", "score_percent", "fraction_percent", "pass_mark_percent"), 100),
        **dict.fromkeys(("completed_at", "submitted_at", "done_at", "given_at", "ended_at"), then),
        **dict.fromkeys(("certificate_name_confirmed_at", "date_joined", "withdrawn_at"), then),
        **dict.fromkeys(("learner_code", "serial", "code_", "seed", "join_code"), "AAAAAAAAAA"),
        **dict.fromkeys(("state", "facts", "is_standing", "password", "text_version"), "valid"),
    }


def _rows() -> dict[str, list]:
    """Return what those fields could have changed, of everybody."""
    return {
        "people": list(User.objects.order_by("pk").values_list(*PRIVILEGES, "password")),
        "names": list(User.objects.order_by("pk").values_list("pk", *OF_THE_CERTIFICATE)),
        "roles": list(User.groups.through.objects.order_by("pk").values_list()),
        "trainers": list(Cohort.trainers.through.objects.order_by("pk").values_list()),
        "cohorts": list(Cohort.objects.order_by("pk").values_list()),
        "enrolments": list(Enrolment.objects.order_by("pk").values_list()),
        "attempts": list(Attempt.objects.order_by("pk").values_list()),
        "answers": list(Answer.objects.order_by("pk").values_list()),
        "lessons": list(LessonProgress.objects.order_by("pk").values_list()),
        "certificates": list(Certificate.objects.order_by("pk").values_list()),
        "consents": list(GuardianConsent.objects.order_by("pk").values_list()),
        "assents": list(Assent.objects.order_by("pk").values_list()),
    }


def _changed(before: dict[str, list]) -> set[str]:
    after = _rows()
    return {kind for kind in before if before[kind] != after[kind]}


GUARDIAN = {"guardian_name": "Ibu Indra", "relation": "wali", "agrees": "on"}
PAPER = {"method": "kertas", "relation": "wali", "guardian_name": "Ibu Indra", "form_number": "F1"}
FORMS = [
    ("ayu", "/akun/ubah/", PROFILE, set()),
    ("ayu", "/akun/umur/", {"age_band": "13-15"}, set()),
    ("ayu", "/akun/izin/setuju/", {}, set()),
    ("ayu", "/akun/izin/tarik/", {"what": "assent"}, {"assents"}),
    ("indra", "/akun/izin/orang-dewasa/", GUARDIAN, {"consents"}),
    ("indra", "/sertifikat/milikku/nama/", {"name": "Indra"}, set()),
    ("ayu", "/sertifikat/milikku/nama/", {"name": "Ayu Lestari"}, {"names"}),
    ("ayu", "/belajar/kursus/{course}/ikut/", {}, {"cohorts"}),
    ("ayu", "/belajar/kursus/{course}/uji/akhir/", {}, set()),
    ("ayu", "/belajar/uji/{ayus_post}/simpan/", TEST_FORM, set()),
    ("ayu", "/belajar/uji/{ayus_post}/kirim/", TEST_FORM, {"attempts"}),
    ("ayu", "/belajar/pelajaran/{extra_lesson}/selesai/", {}, {"lessons"}),
    ("budi", "/admin/guardian_consents/new/", {**PAPER, "given_on": "2026-01-05"}, {"consents"}),
    ("fitri", "/admin/certificate/{ayus_certificate}/revoke/", {"reason": "x"}, {"certificates"}),
]


def test_a_form_changes_what_it_is_for_and_no_more(world, client_of):
    before = _rows()
    extra = {**_extra(world), "learner": world.people["indra"].learner_code}
    done = {}

    for name, route, fields, _changes in FORMS:
        with transaction.atomic():
            sent = client_of(name).post(route.format(**world.things), {**extra, **fields})
            done[name, route] = sent.status_code, _changed(before), _stolen(world, by=name)
            transaction.set_rollback(True)

    assert done == {(name, route): (302, changes, []) for name, route, _fields, changes in FORMS}


def _stolen(world: World, *, by: str) -> list[str]:
    """Return what the extra fields did where the form does change rows."""
    newest = GuardianConsent.objects.latest("pk")
    times = newest.given_at, newest.withdrawn_at
    found = {
        "confirmed": User.objects.get(username=by).certificate_name_confirmed_at is not None,
        "passed": Attempt.objects.get(pk=world["ayus_post"]).score_percent == 100,
        "completed": Enrolment.objects.filter(completed_at__year=2020).exists(),
        "backdated": any(time and time.year == 2020 for time in times),
        "another's": newest.learner != world.people["indra"],
        "in another's name": newest.recorded_by == world.people["citra"],
        "forged": Certificate.objects.filter(facts="valid").exists(),
    }
    return [what for what, is_so in found.items() if is_so]


def test_the_api_takes_answers_and_nothing_else(world, client_of):
    attempt = Attempt.objects.get(pk=world["ayus_post"])
    extra = _extra(world)
    save = {"item": attempt.item_ids[0], "choices": [1], "writer": "cobacoba1", "sequence": 1}
    owner = owner_tag(world.people["ayu"])
    body = {**extra, "attempt": attempt.pk, "owner": owner, "saves": [{**extra, **save}]}
    before = _rows()

    answer = client_of("ayu").post("/api/v1/answers", body, content_type="application/json")

    assert (answer.status_code, _changed(before)) == (200, {"answers"})
    stored = Answer.objects.latest("pk")
    assert (stored.attempt_id, stored.fraction_percent) == (attempt.pk, None)


def test_nobody_signs_up_as_staff(world):
    account = {"username": "nia", "password1": "lagu-hujan-sore", "email": ""}

    Client().post("/akun/daftar/", {**_extra(world), **ABOUT, **account, "age_band": "18-24"})

    nia = User.objects.get(username="nia")
    assert (nia.is_staff, nia.is_superuser, nia.groups.count()) == (False, False, 0)
    assert nia.learner_code != "AAAAAAAAAA"
    assert nia.certificate_name_confirmed_at is None
    assert nia.date_joined.year > 2020
