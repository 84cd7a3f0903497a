"""An extra module is for those a trainer selects: theirs to read, for others to know of."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from courses.catalogue.models import LessonPage, ModulePage
from courses.enrolment.selecting import select, withdraw
from courses.progress.models import LessonProgress
from courses.progress.path import CoursePath
from tests import factories
from tests.courses.learn.paper import words_of
from tests.taking import finish_course, take_test

pytestmark = pytest.mark.django_db

URL = "/kursus/aman/warrior/"


@pytest.fixture
def warrior(course) -> ModulePage:
    """AMAN Warrior, with two lessons, after the path."""
    module = course.add_child(
        instance=ModulePage(title="AMAN Warrior", slug="warrior", is_extra=True)
    )
    for n in (1, 2):
        module.add_child(
            instance=LessonPage(
                title=f"Warrior {n}",
                slug=f"warrior-{n}",
                minutes=5,
                body=[("text", "<p>Mengajak teman belajar.</p>")],
            )
        )
    return module


@pytest.fixture
def choose(warrior, enrolment, budi):
    def _choose(deed=select) -> int:
        cohort, ids = enrolment.cohort, [enrolment.pk]
        return deed(cohort, module=warrior, enrolments=ids, by=budi, at=timezone.now())

    return _choose


def _extras(phone) -> BeautifulSoup:
    html = phone.get("/kursus/aman/").content.decode()
    return BeautifulSoup(html, "html.parser").find(attrs={"aria-labelledby": "tambahan"})


def _lesson(n: int) -> LessonPage:
    return LessonPage.objects.get(slug=f"warrior-{n}")


def test_who_was_not_selected_reads_for_whom_it_is_and_meets_no_closed_link(
    warrior, enrolment, phone
):
    take_test(enrolment, "pre")

    section = _extras(phone)

    assert [link["href"] for link in section.find_all("a")] == [URL]
    assert "untuk peserta yang dipilih fasilitator" in section.get_text()
    page = words_of(phone.get(URL))
    assert "Modul ini untuk peserta yang dipilih fasilitator" in page
    assert "Warrior 1" not in page


def test_who_was_not_selected_is_led_from_a_lesson_to_the_page_that_says_why(
    warrior, enrolment, phone
):
    take_test(enrolment, "pre")

    assert phone.get(f"{URL}warrior-1/").url == URL
    assert phone.post(f"/belajar/pelajaran/{_lesson(1).pk}/selesai/").url == URL
    assert not LessonProgress.objects.filter(lesson=_lesson(1)).exists()


def test_who_was_selected_goes_through_it_after_the_path_with_its_own_progress(
    enrolment, choose, phone
):
    take_test(enrolment, "pre")
    choose()
    assert phone.get(f"{URL}warrior-1/").status_code == 200

    first = phone.post(f"/belajar/pelajaran/{_lesson(1).pk}/selesai/")
    half = _extras(phone).find("progress")
    last = phone.post(f"/belajar/pelajaran/{_lesson(2).pk}/selesai/")

    assert (first.url, last.url) == (f"{URL}warrior-2/", URL)
    assert (half["value"], half["max"]) == ("1", "2")
    assert len(_extras(phone).find_all("li", class_="step--done")) == 2


def test_an_extra_lesson_counts_neither_in_the_path_nor_for_completion(enrolment, choose, phone):
    take_test(enrolment, "pre")
    before = CoursePath(enrolment.course, enrolment=enrolment)
    choose()

    phone.post(f"/belajar/pelajaran/{_lesson(1).pk}/selesai/")

    path = CoursePath(enrolment.course, enrolment=enrolment)
    assert (path.lessons_done, len(path.lessons)) == (0, len(before.lessons))
    assert path.next_lesson == before.next_lesson
    assert path.after(path.lessons[-1]) is None
    enrolment.refresh_from_db()
    assert not enrolment.is_complete


def test_a_finished_course_stays_open_to_its_extra_module(enrolment, choose, phone):
    finish_course(enrolment)
    choose()

    assert phone.get(f"{URL}warrior-2/").status_code == 200


def test_a_selection_taken_back_closes_the_module_and_keeps_what_was_done(
    enrolment, choose, phone, budi
):
    take_test(enrolment, "pre")
    choose()
    phone.post(f"/belajar/pelajaran/{_lesson(1).pk}/selesai/")

    choose(withdraw)

    assert phone.get(f"{URL}warrior-1/").url == URL
    row = enrolment.selections.get()
    assert (row.withdrawn_by, row.withdrawn_at is not None) == (budi, True)
    assert LessonProgress.objects.filter(lesson=_lesson(1)).exists()


def test_selecting_twice_is_once_and_again_after_a_withdrawal_is_a_new_row(enrolment, choose):
    assert (choose(), choose()) == (1, 0)

    assert (choose(withdraw), choose(withdraw), choose()) == (1, 0, 1)

    assert enrolment.selections.count() == 2
    assert enrolment.selections.in_force().count() == 1


def test_people_of_another_cohort_are_passed_over(warrior, course, enrolment, budi):
    other = factories.join(factories.make_person("bagas"), course)

    n = select(enrolment.cohort, module=warrior, enrolments=[other.pk], by=budi, at=timezone.now())

    assert (n, other.selections.count()) == (0, 0)


def _found(phone) -> list[str]:
    return [hit.title for hit in phone.get("/cari/", {"q": "Warrior"}).context["hits"]]


def test_an_extra_lesson_is_found_by_those_selected_and_by_nobody_else(
    choose, phone, client, citra, signed_in
):
    unselected = _found(phone)
    choose()
    selected = _found(phone)
    others = [_found(client), _found(signed_in(citra))]
    choose(withdraw)

    assert selected == ["Warrior 1", "Warrior 2"]
    assert [unselected, *others, _found(phone)] == [[], [], [], []]
