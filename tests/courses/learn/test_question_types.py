"""Ayu answers questions of every type as a plain form: nothing here needs a script."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from courses.progress.attempt import Attempt
from courses.progress.models import Answer
from courses.progress.telling import tell_learning
from tests.courses.learn.paper import Paper, words_of
from tests.filled_form import read_form
from tests.question_types import DRAFTS, ask_every_type, right_fields
from tests.statements import statements
from tests.taking import read_every_lesson

pytestmark = pytest.mark.django_db
FORM = "form[data-test]"


@pytest.fixture
def course(course):
    ask_every_type(course)
    return course


def _items(paper: Paper) -> dict:
    return {item.version.type: item for item in paper.items}


def _worths(attempt: Attempt) -> dict[str, Decimal | None]:
    answers = Answer.objects.filter(attempt=attempt)
    return dict(answers.values_list("item__version__type", "fraction_percent"))


def _answer_all(paper: Paper, **wrong: dict) -> None:
    form = read_form(paper.phone.get(paper.url), FORM)
    for kind, item in _items(paper).items():
        form |= wrong.get(kind) or right_fields(item)
    paper.phone.post(f"{paper.url}simpan/", form)


def test_every_type_is_answered_saved_shown_again_and_marked(paper):
    _answer_all(paper)

    again = read_form(paper.phone.get(paper.url), FORM)
    for item in paper.items:
        assert {name: again[name] for name in right_fields(item)} == right_fields(item)
    assert "5 of 5 answered" in words_of(paper.phone.get(f"/en{paper.url}"))
    paper.phone.post(f"{paper.url}kirim/")
    assert _worths(paper.attempt) == dict.fromkeys(DRAFTS, Decimal(100))
    assert Attempt.objects.get().score_percent == 100


def test_what_fits_in_part_counts_in_part(paper):
    items = _items(paper)
    order = [piece.pk for piece in items["ordering"].version.choices.order_by("position")]
    places = [order[1], order[0], *order[2:]]
    pairs = right_fields(items["matching"])[f"place-{items['matching'].pk}"]
    gaps = {one.text: one.pk for one in items["cloze"].version.choices.all()}

    _answer_all(
        paper,
        short_answer={f"words-{items['short_answer'].pk}": " Polisi "},
        numeric={f"words-{items['numeric'].pk}": "13,05"},
        ordering={f"place-{items['ordering'].pk}": [str(pk) for pk in places]},
        matching={f"place-{items['matching'].pk}": [pairs[0], pairs[1], "0"]},
        cloze={f"place-{items['cloze'].pk}": [str(gaps["bukti"]), str(gaps["teman"])]},
    )
    paper.phone.post(f"{paper.url}kirim/")

    assert _worths(paper.attempt) == {
        "short_answer": Decimal(50),
        "numeric": Decimal(50),
        "matching": Decimal("66.67"),
        "ordering": Decimal("66.67"),
        "cloze": Decimal(75),
    }


def test_a_part_left_open_leaves_the_question_open(paper):
    item = _items(paper)["matching"]
    name = f"place-{item.pk}"
    pairs = right_fields(item)[name]
    form = read_form(paper.phone.get(paper.url), FORM)

    paper.phone.post(f"{paper.url}simpan/", form | {name: [pairs[0], "0", pairs[2]]})

    assert Answer.objects.get().choice_ids == [int(pairs[0]), 0, int(pairs[2])]
    assert "0 of 5 answered" in words_of(paper.phone.get(f"/en{paper.url}"))


def test_an_untouched_form_stores_nothing(paper):
    form = read_form(paper.phone.get(paper.url), FORM)

    paper.phone.post(f"{paper.url}simpan/", form)

    assert not Answer.objects.exists()


def test_a_tab_left_open_cannot_put_old_words_back(paper):
    item = _items(paper)["short_answer"]
    old = read_form(paper.phone.get(paper.url), FORM)
    paper.phone.post(f"{paper.url}simpan/", old | {f"words-{item.pk}": "SAPA 129"})

    paper.phone.post(f"{paper.url}simpan/", old | {"writer": "tab00002"})

    assert Answer.objects.get().text == "SAPA 129"


def test_words_can_be_changed_and_taken_back(paper):
    name = f"words-{_items(paper)['short_answer'].pk}"
    for said in ("SAPA 129", ""):
        form = read_form(paper.phone.get(paper.url), FORM)
        paper.phone.post(f"{paper.url}simpan/", form | {name: said})

    assert Answer.objects.get().text == ""


def test_what_is_too_long_changes_nothing_and_leads_back(paper):
    name = f"words-{_items(paper)['short_answer'].pk}"
    form = read_form(paper.phone.get(paper.url), FORM)

    response = paper.phone.post(f"{paper.url}simpan/", form | {name: "x" * 2001})

    assert response.url == paper.url
    assert not Answer.objects.exists()


def test_no_accepted_answer_pair_or_right_order_is_in_the_page(paper):
    html = paper.phone.get(paper.url).content.decode()

    assert "polisi" not in html
    assert "12.5" not in html
    assert "Betul, SAPA 129." not in html
    page = BeautifulSoup(html, "html.parser")
    pieces = [one.get_text() for one in page.select(".parts__pieces li span")]
    assert sorted(pieces) == sorted(choice.text for choice in DRAFTS["ordering"].choices)
    assert {tuple(sorted(option.attrs)) for option in page.select("select option")} == {("value",)}


def test_the_right_order_is_shuffled_even_where_options_are_not(paper):
    paper.attempt.edition.__class__.objects.update(shuffle_choices=False)
    seeds = ("a", "b", "c", "d", "e")
    shown = set()
    for seed in seeds:
        Attempt.objects.update(seed=seed)
        page = BeautifulSoup(paper.phone.get(paper.url).content, "html.parser")
        shown.add(tuple(one.get_text() for one in page.select(".parts__pieces li span")))

    assert len(shown) > 1


def test_each_box_has_the_sentence_before_it_and_a_label_of_its_own(paper):
    page = BeautifulSoup(paper.phone.get(paper.url).content, "html.parser")

    boxes = page.select("[data-written], [data-place]")
    assert len(boxes) == 2 + 3 + 4 + 2
    for box in boxes:
        assert page.select_one(f"label[for='{box['id']}']").get_text(strip=True)
    for box in page.select("[data-written]"):
        assert box.find_parent("fieldset").select_one("[data-before-writing] a[href$='/bantuan/']")


def test_saving_costs_what_a_choice_costs(paper):
    form = read_form(paper.phone.get(paper.url), FORM)
    name = f"words-{_items(paper)['short_answer'].pk}"
    paper.phone.get("/belajar/")

    with statements(3):
        paper.phone.post(f"{paper.url}simpan/", form | {name: "SAPA 129"})

    assert Answer.objects.get().text == "SAPA 129"


def test_all_that_was_answered_is_told_to_its_owner(paper, ayu):
    _answer_all(paper)

    [answers] = [part for part in tell_learning(ayu) if part.key == "answers"]

    said = [row[2] for row in answers.rows]
    assert "SAPA 129" in said
    assert "Berhenti; Simpan bukti; Blokir; Cerita" in said


def test_looking_back_shows_what_was_said_what_fits_and_why(enrolment, phone, paper):
    items = _items(paper)
    paper.phone.post(f"{paper.url}kirim/")
    read_every_lesson(enrolment)
    phone.post(f"/belajar/kursus/{enrolment.course_id}/uji/akhir/")
    post = Paper(phone, attempt=Attempt.objects.get(purpose="post"), items=paper.items)
    _answer_all(post, short_answer={f"words-{items['short_answer'].pk}": "polisi"})
    phone.post(f"{post.url}kirim/")

    words = words_of(phone.get(f"/en{post.url}hasil/"))

    assert "This time 90%." in words
    assert "fits in part Your answer polisi Polisi juga bisa, SAPA lebih dulu." in words
    assert "What fits SAPA 129 SAPA menerima telepon kapan saja." in words
    assert "Minta rahasia → Perlu waspada Ini tanda." in words
    assert "Simpan …, lalu hubungi …." in words
    assert "1 → Berhenti" in words
