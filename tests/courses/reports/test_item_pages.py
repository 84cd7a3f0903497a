"""What M&E officers, authors and programme admins see of the questions, and nobody else."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from courses.progress import attempts
from courses.progress.attempt import Attempt
from courses.progress.completion import submit_test
from courses.progress.saving import Save, save_answers
from lms.audit.models import AuditEvent
from tests import factories
from tests.admin_queries import queries_beyond_the_shell

INDEX = "/admin/item-analysis/"


def page_url(edition, purpose: str = "") -> str:
    url = reverse("item_analysis_edition", args=[edition.pk])
    return f"{url}?purpose={purpose}" if purpose else url


def page_of(client, edition, purpose: str = ""):
    return client.get(page_url(edition, purpose))


def test_fitri_finds_the_edition_and_reads_how_its_items_work(class_of, edition, fitri, at_desk):
    class_of(12)
    client = at_desk(fitri)

    index, page = client.get(INDEX), page_of(client, edition, "post")

    assert page_url(edition) in index.content.decode()
    shown = page.context["page"]
    assert (shown.people, shown.paired_people) == (12, 12)
    anchor = next(line for line in shown.items if line.version.question.code == "S1")
    assert anchor.people == 12
    assert anchor.facility.value == 100
    assert anchor.facility.words == "Easy: nearly everybody got it right."
    assert anchor.discrimination.value is None
    assert anchor.discrimination.words == "not enough data yet"
    assert (anchor.shift.method, anchor.shift.people) == ("mcnemar", 12)
    assert sum(option.count for option in anchor.options) == 12
    assert AuditEvent.objects.filter(action="items.view", object_id=str(edition.pk)).count() == 1


def test_with_nine_people_there_is_not_enough_data_yet(class_of, edition, fitri, at_desk):
    class_of(9)

    shown = page_of(at_desk(fitri), edition).context["page"]

    assert {line.facility.value for line in shown.items} == {None}
    assert {line.shift.words for line in shown.items} == {"not enough data yet"}
    assert [line.options for line in shown.items] == [None] * len(shown.items)
    assert {line.reliability.words for line in shown.forms} == {"not enough data yet"}


def test_from_thirty_people_on_items_and_forms_are_told_apart(class_of, edition, fitri, at_desk):
    class_of(60, purposes=["pre"])

    shown = page_of(at_desk(fitri), edition, "pre").context["page"]

    anchor = next(line for line in shown.items if line.version.question.code == "S2")
    assert -1 <= anchor.discrimination.value <= 1
    assert [line.people for line in shown.forms] == [30, 30]
    assert {line.reliability.value is None for line in shown.forms} == {False}


def test_whoever_is_not_responsible_sees_rounded_counts(class_of, edition, dewi, at_desk):
    class_of(12)

    page = page_of(at_desk(dewi), edition, "pre")

    shown = page.context["page"]
    counts = [line.people for line in shown.items] + [shown.people, shown.paired_people]
    counts += [option.count for line in shown.items for option in line.options or []]
    percents = [
        value
        for line in shown.items
        for value in (line.facility.value, line.omission.value, line.shift.before)
        if value is not None
    ]
    assert {count % 5 for count in counts} == {0}
    assert {percent % 5 for percent in percents} == {0}
    assert percents
    assert {line.shift.p_value for line in shown.items} == {None}
    assert "Counts and percents are rounded" in page.content.decode()


@pytest.mark.parametrize("who", ["dewi", "eko", "fitri"])
def test_nobody_is_named(class_of, edition, at_desk, request, who):
    class_of(12)
    person = request.getfixturevalue(who)

    for answer in (at_desk(person).get(INDEX), page_of(at_desk(person), edition)):
        assert answer.status_code == 200
        assert "Kunang" not in answer.content.decode()
        assert "murid" not in answer.content.decode()


def test_a_trainer_is_sent_away(class_of, edition, budi, at_desk):
    class_of(2)
    client = at_desk(budi)

    answers = [client.get(INDEX), page_of(client, edition)]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_an_edition_nobody_handed_in_has_no_page(edition, fitri, at_desk):
    assert page_of(at_desk(fitri), edition).status_code == 404
    assert "Nobody has handed in a test yet." in at_desk(fitri).get(INDEX).content.decode()


def test_attitudes_stand_apart_without_a_worth(db, course, cohort, fitri, at_desk):
    quiz = factories.make_quiz("dengan-sikap", attitudes=2)
    course.pre_test = course.post_test = quiz
    course.save()
    _answer_all(course, cohort, people=12, step=4)

    shown = page_of(at_desk(fitri), quiz.current_edition, "pre").context["page"]

    assert [line.version.question.code for line in shown.attitudes] == ["SIKAP1", "SIKAP2"]
    # The fifth step agrees most; the second statement is one the course argues against.
    assert [line.mean for line in shown.attitudes] == [5, 1]
    assert {line.facility.value for line in shown.attitudes} == {None}
    assert {line.shift for line in shown.attitudes} == {None}


def _answer_all(course, cohort, *, people: int, step: int) -> None:
    """Everybody chooses the first option of an item and this step (from 0) of each scale."""
    for number in range(people):
        learner = factories.make_person(f"sikap{number}")
        enrolment = factories.join(learner, course, cohort=cohort)
        at = timezone.now()
        attempt = attempts.start(enrolment, quiz=course.pre_test, purpose="pre", at=at)
        saves = [
            Save(item.pk, [_option(item, 0 if item.is_scored else step)], "story0000", place)
            for place, item in enumerate(attempts.items_of(attempt))
        ]
        own = Attempt.objects.of(learner)
        save_answers(own, attempt_id=attempt.pk, saves=saves, at=at)
        submit_test(own, attempt_id=attempt.pk, at=at)


def _option(item, place: int) -> int:
    return item.version.choices.order_by("position")[place].pk


def test_the_file_is_rounded_for_everybody_and_audited(class_of, edition, fitri, at_desk):
    class_of(12)
    client = at_desk(fitri)

    text = b"".join(client.get(export_url(edition, "csv")).streaming_content).decode("utf-8-sig")
    book = b"".join(client.get(export_url(edition, "xlsx")).streaming_content)

    titles, *rows = csv.reader(io.StringIO(text))
    people = titles.index("People")
    assert {row[people] for row in rows} == {"10", "5"}
    assert len(rows) == 2 * 10
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert [cell.value for cell in sheet[1]] == titles
    assert sheet.max_row == len(rows) + 1
    exports = AuditEvent.objects.filter(action="items.export").order_by("pk")
    assert [event.detail for event in exports] == [{"format": "csv"}, {"format": "xlsx"}]


def test_a_question_that_begins_like_a_formula_is_text(class_of, edition, fitri, at_desk):
    class_of(1)
    item = edition.items.first()
    type(item.version).objects.filter(pk=item.version_id).update(text="=HYPERLINK(1)")

    text = b"".join(at_desk(fitri).get(export_url(edition, "csv")).streaming_content).decode(
        "utf-8-sig"
    )

    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK(1)" not in text


def export_url(edition, kind: str) -> str:
    return reverse("item_analysis_export", args=[edition.pk, kind])


def test_a_page_takes_as_many_statements_for_three_people_as_for_eleven(
    class_of, edition, fitri, at_desk
):
    client = at_desk(fitri)
    class_of(3)
    few = queries_beyond_the_shell(client, page_url(edition))

    class_of(8, names="kawan")

    assert queries_beyond_the_shell(client, page_url(edition)) == few
    assert few <= 15


def test_the_list_of_questions_tells_how_difficult_they_were(class_of, edition, eko, at_desk):
    class_of(12)

    page = at_desk(eko).get("/admin/questions/").content.decode()

    assert "Facility before → after" in page
    assert "% → 100 %" in page
    assert "not enough data yet" in page
