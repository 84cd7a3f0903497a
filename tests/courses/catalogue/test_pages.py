"""Catalogue, course, module and lesson as visitors and learners see them."""

import gzip
import re

import pytest

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.quizzes.models import Objective
from tests.factories import join, make_course, make_person
from tests.statements import statements
from tests.taking import take_test

pytestmark = pytest.mark.django_db
LESSON = "/kursus/aman/modul-1/pelajaran-1/"


def text_of(response) -> str:
    """The words of the page's main part, spaces made one."""
    main = re.search(r"<main.*</main>", response.content.decode(), re.S).group()
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def card_titles(response) -> list[str]:
    return re.findall(r'course-card__title"><a[^>]*>([^<]*)<', response.content.decode())


@pytest.fixture
def lesson(course) -> LessonPage:
    return LessonPage.objects.descendant_of(course).get(title="Pelajaran 1.1")


def publish(page, **words):
    for field, value in words.items():
        setattr(page, field, value)
    page.save_revision().publish()
    return page


@pytest.fixture
def reader(enrolment, signed_in):
    """Ayu's browser, with the pre-test behind her."""
    take_test(enrolment, "pre")
    return signed_in(enrolment.learner)


def test_the_catalogue_shows_published_courses_in_the_authors_order(client, course):
    second = make_course("kbgo", title="Pendampingan KBGO", with_test=False)
    publish(make_course("desa", title="Desa Ramah Anak", with_test=False)).unpublish()

    response = client.get("/kursus/")
    assert card_titles(response) == [course.title, second.title]
    second.move(course, pos="left")

    response = client.get("/kursus/")
    assert card_titles(response) == [second.title, course.title]


def test_a_card_counts_published_lessons_and_says_draft(client, course, lesson):
    page = client.get("/kursus/").content.decode()
    assert 'href="/kursus/aman/"' in page
    assert re.search(r"\b4 (lessons|pelajaran)", page)
    assert "badge--sun" in page

    lesson.unpublish()
    LessonPage.objects.update(review_status=LessonPage.Review.REVIEWED)

    page = client.get("/kursus/").content.decode()
    assert re.search(r"\b3 (lessons|pelajaran)", page)
    assert "badge--sun" not in page


def test_an_empty_catalogue_says_so(client, site):
    response = client.get("/kursus/")

    assert response.status_code == 200
    assert 'href="/bantuan/"' in response.content.decode()


def test_a_visitor_sees_the_whole_course_its_lessons_closed(client, course):
    publish(course, audience="Anak muda 13–24 tahun")

    response = client.get("/kursus/aman/")

    outline = response.context["course_outline"]
    assert [module.title for module in outline.modules] == ["Modul 1", "Modul 2"]
    assert (outline.lessons, outline.minutes, outline.has_drafts) == (4, 20, True)
    assert {step.state for module in outline.modules for step in module.steps} == {"locked"}
    assert "Anak muda 13–24 tahun" in text_of(response)


def test_an_extra_module_counts_neither_in_lessons_nor_in_minutes(client, course):
    publish(ModulePage.objects.child_of(course).get(slug="modul-2"), is_extra=True)

    outline = client.get("/kursus/aman/").context["course_outline"]

    assert (outline.lessons, outline.minutes) == (2, 10)
    assert (len(outline.modules), len(outline.extras)) == (1, 1)


def test_a_learner_sees_done_now_and_open(reader, course):
    first = LessonPage.objects.descendant_of(course).order_by("path")[0]
    reader.post(f"/belajar/pelajaran/{first.pk}/selesai/")

    outline = reader.get("/kursus/aman/").context["course_outline"]

    states = [step.state for module in outline.modules for step in module.steps]
    assert states == ["done", "now", "open", "open"]


def test_the_module_page_shows_objectives_and_its_own_lessons(client, course):
    module = ModulePage.objects.child_of(course).get(slug="modul-1")
    module.objectives.add(Objective.objects.create(code="AMAN-1.1", text="Mengenali jejak"))
    module.save_revision().publish()

    response = client.get("/kursus/aman/modul-1/")

    assert "Mengenali jejak" in text_of(response)
    assert [step.title for step in response.context["module"].steps] == [
        "Pelajaran 1.1",
        "Pelajaran 1.2",
    ]


def test_a_lesson_has_its_place_minutes_draft_badge_and_sources(reader, lesson):
    publish(
        lesson,
        reviewer="dr. Sinta",
        sources=[("source", {"title": "UU 12/2022", "note": "pasal 30", "url": ""})],
    )

    response = reader.get(LESSON)

    controls = response.context["controls"]
    assert (controls.position, controls.module.total) == (1, 2)
    assert "badge--sun" in response.content.decode()
    for expected in ("UU 12/2022 – pasal 30", "dr. Sinta"):
        assert expected in text_of(response)


def test_a_content_notice_stands_before_the_lesson_and_can_be_passed_over(reader, lesson):
    publish(lesson, content_notice="Pelajaran ini membahas ancaman.")

    page = reader.get(LESSON).content.decode()
    assert page.index("Pelajaran ini membahas ancaman.") < page.index("Pikir sebelum unggah.")
    assert 'name="skipped" value="1"' in page
    response = reader.post(f"/belajar/pelajaran/{lesson.pk}/selesai/", {"skipped": "1"})

    assert response.url == "/kursus/aman/modul-1/pelajaran-2/"


def test_who_cannot_store_anything_skips_to_the_end(signed_in, course, lesson):
    publish(lesson, content_notice="Pelajaran ini membahas ancaman.")
    minor = make_person("tio", age_band="13-15")

    page = signed_in(minor).get(LESSON).content.decode()

    assert 'href="#akhir"' in page and 'id="akhir"' in page
    assert 'name="skipped"' not in page


def test_lessons_lead_from_one_to_the_next(reader):
    first = reader.get(LESSON).context["controls"]
    last = reader.get("/kursus/aman/modul-2/pelajaran-2/").context["controls"]

    assert (first.previous, first.next.title) == (None, "Pelajaran 1.2")
    assert (last.previous.title, last.next) == ("Pelajaran 2.1", None)


def test_the_help_box_is_not_said_twice(reader, lesson):
    alone = reader.get(LESSON).content.decode()
    publish(lesson, body=[("text", "<p>Isi.</p>"), ("help_link", {"text": "Kamu berhak dibantu."})])

    with_link = reader.get(LESSON).content.decode()

    assert alone.count('class="help-box"') == with_link.count('class="help-box"') == 1
    assert "Kamu berhak dibantu." in with_link


def test_titles_in_the_tab_are_neutral(reader, lesson):
    publish(lesson, title="Sextortion")

    head = reader.get(LESSON).content.decode().partition("</head>")[0]

    assert "Sextortion" not in head


def test_an_english_page_with_the_indonesian_lesson_says_so(site, signed_in, in_english):
    course = make_course(with_test=False)
    in_english(course)
    person = make_person("sari")
    join(person, course)

    page = signed_in(person).get(f"/en{LESSON}")
    waiting = page.context["page"]
    assert waiting.body_language == "id"
    assert re.search(r'<div class="prose" lang="id"[ >]', page.content.decode())
    waiting.body = [("text", "<p>Think before you post.</p>")]
    waiting.save_revision().publish()

    page = signed_in(person).get(f"/en{LESSON}")
    assert page.context["page"].body_language == ""
    assert "lang=" not in re.search(r'<div class="prose"[^>]*>', page.content.decode()).group()


@pytest.mark.parametrize("withdrawn", [CoursePage, ModulePage, LessonPage])
def test_a_lesson_is_withdrawn_with_what_stands_above_it(reader, course, lesson, withdrawn):
    assert reader.get(LESSON).status_code == 200
    withdrawn.objects.ancestor_of(lesson, inclusive=True).get().unpublish()

    assert reader.get(LESSON).status_code == 404


def test_a_draft_is_seen_by_nobody_but_its_author(reader, admin_client, lesson):
    lesson.body = [("text", "<p>Rancangan baru.</p>")]
    lesson.save_revision()

    public = reader.get(LESSON).content.decode()
    draft = admin_client.get(f"/admin/pages/{lesson.pk}/view_draft/").content.decode()

    assert "Rancangan baru." not in public
    assert "Rancangan baru." in draft


@pytest.mark.parametrize(("modules", "lessons"), [(1, 3), (6, 10)])
def test_a_lesson_costs_the_same_in_a_small_and_in_a_large_course(signed_in, modules, lessons):
    course = make_course(modules=modules, lessons=lessons)
    person = make_person("sari")
    take_test(join(person, course), "pre")
    browser = signed_in(person)
    browser.get(LESSON)

    with statements(5):
        assert browser.get(LESSON).status_code == 200


@pytest.mark.parametrize(("modules", "lessons"), [(1, 3), (6, 10)])
def test_an_english_lesson_costs_no_more(site, signed_in, in_english, modules, lessons):
    course = make_course(modules=modules, lessons=lessons)
    in_english(course)
    person = make_person("sari")
    take_test(join(person, course), "pre")
    browser = signed_in(person)
    browser.get(f"/en{LESSON}")

    with statements(5):
        assert browser.get(f"/en{LESSON}").status_code == 200


@pytest.mark.parametrize(("modules", "lessons"), [(1, 3), (6, 10)])
@pytest.mark.parametrize(
    ("address", "expected"), [("/kursus/aman/", 8), ("/kursus/aman/modul-1/", 10)]
)
def test_course_and_module_cost_the_same_whatever_their_size(
    client, modules, lessons, address, expected
):
    make_course(modules=modules, lessons=lessons)
    client.get(address)

    with statements(expected):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("courses", [1, 6])
def test_the_catalogue_costs_the_same_for_one_course_and_for_six(client, courses):
    for number in range(courses):
        make_course(f"kursus-{number}", with_test=False)
    client.get("/kursus/")

    with statements(1):
        assert len(card_titles(client.get("/kursus/"))) == courses


def test_a_full_lesson_fits_a_slow_line(reader, lesson):
    """700 words that hardly repeat themselves, two checks, a story: 12 kB is the budget."""
    words = " ".join(f"kata{number:x}{number * 7919:x}" for number in range(700))
    check = {
        "question": "Mana yang tepat?",
        "kind": "single",
        "options": [
            {"text": f"Pilihan {n}", "correct": n == 1, "feedback": f"Sebab {n}"} for n in (1, 2, 3)
        ],
        "explanation": "<p>Pembahasan.</p>",
    }
    story = {"tone": "story", "title": "Kisah Rani", "text": "<p>Cerita rekaan.</p>"}
    body = [("text", f"<p>{words}</p>"), ("check", check), ("callout", story), ("check", check)]
    publish(lesson, body=body)

    page = reader.get(LESSON).content

    assert len(gzip.compress(page, 6)) < 12_000
