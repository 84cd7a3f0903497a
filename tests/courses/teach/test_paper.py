"""In a hall without signal the test was on paper; Budi brings the answers in afterwards."""

import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from courses.models import Answer, Attempt, Enrolment, SupersededAnswer
from courses.progress import attempts, paper
from lms.accounts.models import GuardianConsent
from lms.audit.models import AuditEvent
from tests import factories
from tests.filled_form import words_of
from tests.taking import read_every_lesson, take_test

pytestmark = pytest.mark.django_db
QUESTIONS = range(1, 7)


@pytest.fixture
def url(cohort):
    return reverse("cohorts:paper", args=[cohort.pk])


@pytest.fixture
def gita(cohort, course):
    return factories.join(factories.make_person("gita"), course, cohort=cohort)


def _right(enrolment, *, purpose: str = "pre") -> dict[int, str]:
    """Return the letters of a sheet on which everything is right."""
    test = paper.PrintedTest(enrolment.cohort, purpose=purpose)
    letters = {}
    for number, item in enumerate(test.items(test.form_of(enrolment)), start=1):
        worths = {choice.pk: choice.fraction_percent for choice in item.version.choices.all()}
        options = paper.options_of(item).items()
        letters[number] = "".join(letter for letter, pk in options if worths[pk] > 0)
    return letters


def _line(enrolment, letters: dict[int, str], *, form: str = "") -> dict[str, str]:
    boxes = {f"letters-{enrolment.pk}-{n}": text for n, text in letters.items()}
    return {**boxes, f"who-{enrolment.pk}": enrolment.learner.username} | (
        {f"form-{enrolment.pk}": form} if form else {}
    )


def _csv(*rows: tuple) -> bytes:
    head = ("Kode kartu", *(f"Soal {n}" for n in QUESTIONS))
    return "\n".join(";".join(map(str, row)) for row in (head, *rows)).encode()


def _import(tmp_path, content: bytes, *words: str) -> tuple[dict, int]:
    file, said, status = tmp_path / "jawaban.csv", StringIO(), 0
    file.write_bytes(content)
    call = ("import_answers", str(file), "--cohort", "kendari-1", "--purpose", "pre", "--json")
    try:
        call_command(*call, *words, stdout=said)
    except SystemExit as ended:
        status = ended.code
    return json.loads(said.getvalue()), status


def test_what_is_typed_in_is_a_test_that_was_handed_in(enrolment, gita, budi, url, at_desk):
    letters = _right(enrolment)

    at_desk(budi).post(url, _line(enrolment, {**letters, 1: "", 2: letters[2].lower()}))

    attempt = Attempt.objects.get()
    assert (attempt.enrolment, attempt.purpose, attempt.is_submitted) == (enrolment, "pre", True)
    assert (attempt.entered_by, attempt.form) == (budi, enrolment.first_form)
    assert round(attempt.score_percent) == 83
    assert Answer.objects.count() == 5
    [event] = AuditEvent.objects.filter(action="paper.enter")
    assert event.detail["attempts"] == [attempt.pk]


def test_a_paper_test_scores_as_the_same_answers_on_a_phone(enrolment, gita, budi, url, at_desk):
    on_phone = take_test(gita, "pre", right=3)
    test = paper.PrintedTest(enrolment.cohort, purpose="pre")
    letters = {}
    for number, item in enumerate(test.items(on_phone.form), start=1):
        by_id = {pk: letter for letter, pk in paper.options_of(item).items()}
        chosen = Answer.objects.get(attempt=on_phone, item=item).choice_ids
        letters[number] = ", ".join(by_id[pk] for pk in chosen)

    at_desk(budi).post(url, _line(enrolment, letters, form=on_phone.form))

    on_paper = Attempt.objects.get(enrolment=enrolment)
    assert on_paper.score_percent == on_phone.score_percent
    assert set(on_paper.answers.values_list("item", "fraction_percent")) == set(
        on_phone.answers.values_list("item", "fraction_percent")
    )


def test_one_problem_keeps_everybody_out_and_each_is_named(enrolment, gita, budi, url, at_desk):
    letters = _right(enrolment)
    several = next(n for n, text in letters.items() if len(text) > 1)
    one = next(n for n, text in letters.items() if len(text) == 1)
    posted = _line(enrolment, letters) | _line(gita, {one: "AB", several: "Z"})

    page = at_desk(budi).post(url, posted)

    assert page.context["problems"] == [
        f"Line 2, question {one}, “AB”: One letter only may be chosen here.",
        f"Line 2, question {several}, “Z”: This question has no option with this letter.",
    ]
    assert Attempt.objects.count() == 0
    # What was typed is still there.
    boxes = {box.name: box.value for line in page.context["grid"] for box in line.cells}
    assert boxes[f"letters-{gita.pk}-{one}"] == "AB"


def test_what_was_begun_on_a_phone_is_never_overwritten(enrolment, gita, tmp_path):
    quiz = enrolment.course.pre_test
    own = attempts.start(enrolment, quiz=quiz, purpose="pre", at=timezone.now())
    sheets = [(one.learner.learner_code, *_right(one).values()) for one in (enrolment, gita)]

    answer, status = _import(tmp_path, _csv(*sheets))

    [problem] = answer["problems"]
    assert (problem["row"], problem["code"], status) == (2, "online", 1)
    assert list(Attempt.objects.values_list("pk", "submitted_at")) == [(own.pk, None)]
    assert (Answer.objects.count(), SupersededAnswer.objects.count()) == (0, 0)


def test_the_command_stores_a_table_once(enrolment, gita, tmp_path):
    content = _csv(
        (enrolment.learner.learner_code, *_right(enrolment).values()),
        (gita.learner.username, *_right(gita).values()),
    )

    tried, _status = _import(tmp_path, content, "--dry-run")
    assert (tried["ok"], tried["saved"], Attempt.objects.count()) == (True, False, 0)
    stored, status = _import(tmp_path, content)
    again, again_status = _import(tmp_path, content)

    assert (stored["people"], stored["saved"], status) == (2, True, 0)
    assert ([p["code"] for p in again["problems"]], again_status) == (["entered", "entered"], 1)
    assert set(Attempt.objects.values_list("score_percent", "entered_by")) == {(100, None)}
    assert Attempt.objects.exclude(entered_at=None).count() == 2


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([("", "A")], ["nobody"]),
        ([("tidak-ada", "A")], ["unknown"]),
        ([("gita", "A"), ("gita", "B")], ["twice"]),
        ([("gita", "A", "", "", "", "", "", "A")], []),
        ([("gita", "=1+1")], ["letter"]),
        ([("gita", "\ud55c")], ["letter"]),
    ],
)
def test_each_row_that_is_wrong_is_named(gita, tmp_path, rows, codes):
    answer, status = _import(tmp_path, _csv(*rows))

    assert [problem["code"] for problem in answer["problems"]] == codes
    assert (Attempt.objects.count() == 0, status) == (bool(codes), int(bool(codes)))


def test_a_question_the_test_does_not_have_is_named(gita, tmp_path):
    answer, _status = _import(tmp_path, b"username,1,9\ngita,A,B\n")

    assert [(p["code"], p["column"]) for p in answer["problems"]] == [("question", "soal 9")]


@pytest.mark.parametrize("content", [b"", b"Nama;Jawaban\nGita;A\n", b"\xff\xfe\x00", b"\0" * 99])
def test_a_file_that_is_no_such_table_is_refused_whole(gita, tmp_path, content):
    answer, status = _import(tmp_path, content)

    assert (bool(answer["refused"]), answer["saved"], status) == (True, False, 1)


def test_a_minor_whose_yes_is_missing_has_nothing_stored(enrolment, budi, url, at_desk, ayu):
    GuardianConsent.objects.filter(learner=ayu).update(withdrawn_at=timezone.now())

    page = at_desk(budi).post(url, _line(enrolment, _right(enrolment)))

    assert Attempt.objects.count() == 0
    assert "the own yes is missing" in page.context["problems"][0]
    assert page.context["grid"] == []


def test_the_page_takes_a_table_and_shows_the_questions_without_the_key(gita, budi, url, at_desk):
    content = _csv(("gita", *_right(gita).values()))
    desk = at_desk(budi)

    words = words_of(desk.get(url))
    desk.post(url, {"upload": "1", "file": SimpleUploadedFile("jawaban.csv", content)})

    assert "Soal S1: mana yang benar?" in words
    assert "Pembahasan" not in words
    assert Attempt.objects.get().entered_by == budi
    assert "gita" not in words_of(desk.get(url)).lower()


def test_a_post_test_on_paper_may_complete_the_course(enrolment, ayu, budi, url, at_desk):
    ayu.certificate_name, ayu.certificate_name_confirmed_at = "Ayu", timezone.now()
    ayu.save()
    take_test(enrolment, "pre", right=1)
    read_every_lesson(enrolment)

    at_desk(budi).post(f"{url}?test=post", _line(enrolment, _right(enrolment, purpose="post")))

    assert Attempt.objects.get(purpose="post").score_percent == 100
    assert Enrolment.objects.get(pk=enrolment.pk).is_complete


def test_another_trainer_can_neither_look_nor_store(enrolment, citra, url, at_desk):
    desk = at_desk(citra)

    assert desk.get(url).status_code == 404
    assert desk.post(url, _line(enrolment, _right(enrolment))).status_code == 404
    assert Attempt.objects.count() == 0


def test_looking_and_storing_cost_the_same_for_two_people_and_for_ten(
    cohort, course, budi, url, at_desk
):
    desk, costs = at_desk(budi), []
    for people in (range(2), range(2, 12)):
        joined = [
            factories.join(factories.make_person(f"p{n}"), course, cohort=cohort) for n in people
        ]
        posted = {}
        for enrolment in joined:
            posted |= _line(enrolment, _right(enrolment))
        desk.get(url)
        with CaptureQueriesContext(connection) as looked:
            desk.get(url)
        with CaptureQueriesContext(connection) as stored:
            desk.post(url, posted)
        costs.append((len(looked), len(stored)))

    assert Attempt.objects.count() == 12
    assert costs[0] == costs[1]
