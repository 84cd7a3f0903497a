"""Ayu takes a test, as a plain form: nothing here needs a script."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from courses.progress.attempt import Attempt
from courses.progress.models import SupersededAnswer
from courses.quizzes.models import QuestionVersion
from lms.accounts.models import GuardianConsent
from tests import factories
from tests.courses.learn.paper import words_of

pytestmark = pytest.mark.django_db


def test_each_button_saves_the_whole_form_and_goes_on_to_the_next_question(paper):
    response = paper.load().choose(1, 0).choose(3, 0, 1).save(next_item="2")

    assert (response.status_code, response.url) == (302, f"{paper.url}#soal-2")
    assert paper.stored() == {1: [paper.choices(1)[0]], 3: sorted(paper.choices(3)[:2])}


def test_the_last_button_goes_to_the_end_of_the_form(paper):
    assert paper.load().save(next_item="").url == f"{paper.url}#kirim"


def test_the_page_says_how_many_are_answered_and_shows_what_was_chosen(paper):
    paper.load().choose(1, 0).choose(2, 1).save(next_item="3")

    assert "2 of 6 answered" in words_of(paper.phone.get(f"/en{paper.url}"))
    assert paper.load().chosen() == {1: [paper.choices(1)[0]], 2: [paper.choices(2)[1]]}


def test_an_answer_can_be_changed_and_taken_back(paper):
    paper.load().choose(1, 0).choose(3, 0, 1).save(next_item="2")
    paper.load().choose(1, 2).choose(3).save(next_item="2")

    assert paper.stored() == {1: [paper.choices(1)[2]], 3: []}


def test_a_tab_left_open_cannot_put_an_old_answer_back(paper):
    paper.load().choose(1, 0).save(next_item="2")
    old_tab = paper.load()
    paper.load().choose(1, 1).save(next_item="2")

    old_tab.choose(2, 0).save(next_item="3")

    assert paper.stored() == {1: [paper.choices(1)[1]], 2: [paper.choices(2)[0]]}


def test_the_back_button_and_another_choice_count(paper):
    page = paper.load()
    page.choose(1, 0).save(next_item="2")

    page.choose(1, 1).save(next_item="2")

    assert paper.stored() == {1: [paper.choices(1)[1]]}


def test_the_same_form_sent_three_times_is_one_answer(paper):
    page = paper.load().choose(1, 0)

    responses = [page.save(next_item="2") for _ in range(3)]

    assert [response.url for response in responses] == [f"{paper.url}#soal-2"] * 3
    assert paper.stored() == {1: [paper.choices(1)[0]]}
    assert not SupersededAnswer.objects.exists()


def test_handing_in_asks_first_and_names_what_is_unanswered(paper):
    response = paper.load().choose(1, 0).choose(2, 0).save(hand_in="1")
    asked = paper.phone.get(f"/en{response.url}")

    assert response.url == f"{paper.url}periksa/"
    assert "2 of 6 answered." in words_of(asked)
    links = BeautifulSoup(asked.content.decode(), "html.parser").main.find_all("a", href=True)
    assert [link["href"] for link in links[:4]] == [
        f"/en{paper.url}#soal-{n}" for n in (3, 4, 5, 6)
    ]
    assert Attempt.objects.get().submitted_at is None


def test_an_unfinished_test_may_be_handed_in_and_twice_is_once(paper):
    single = next(
        n for n, item in enumerate(paper.items, start=1) if not item.version.takes_several
    )
    paper.load().choose(single, 0).save(hand_in="1")

    first = paper.phone.post(f"{paper.url}kirim/")
    once = Attempt.objects.get()
    second = paper.phone.post(f"{paper.url}kirim/")

    assert first.url == second.url == f"{paper.url}hasil/"
    assert Attempt.objects.get().submitted_at == once.submitted_at
    assert once.score_percent == Decimal("16.67")


def test_the_whole_form_posted_to_hand_in_is_saved_with_it(paper):
    paper.phone.post(f"{paper.url}kirim/", paper.load().choose(1, 0).fields())

    assert paper.stored() == {1: [paper.choices(1)[0]]}
    assert Attempt.objects.get().is_submitted


def test_a_choice_made_after_handing_in_changes_nothing_and_says_so(paper):
    other_tab = paper.load().choose(1, 0)
    paper.phone.post(f"{paper.url}kirim/")

    response = other_tab.save(next_item="2")

    assert response.url == f"{paper.url}hasil/"
    told = [str(message) for message in paper.phone.get(response.url).context["messages"]]
    assert len(told) == 1
    assert paper.stored() == {}
    assert SupersededAnswer.objects.get().choice_ids == [paper.choices(1)[0]]


def test_the_page_of_a_test_handed_in_is_its_result(paper):
    paper.phone.post(f"{paper.url}kirim/")

    assert paper.phone.get(paper.url).url == f"{paper.url}hasil/"
    assert paper.phone.get(f"{paper.url}periksa/").url == f"{paper.url}hasil/"


def test_no_key_worth_or_feedback_is_in_the_page(paper):
    html = paper.phone.get(paper.url).content.decode()

    assert "Pembahasan" not in html
    assert "fraction" not in html
    page = paper.load()
    every = [page.boxes(number) for number in range(1, 7)]
    # The right option comes first in its question; its place on the page tells nothing.
    places = {
        [int(box["value"]) for box in boxes].index(paper.choices(number)[0])
        for number, boxes in enumerate(every, start=1)
    }
    assert len(places) > 1
    assert {tuple(sorted(box.attrs)) for boxes in every for box in boxes} == {
        ("name", "type", "value")
    }


def test_nothing_keeps_a_copy_of_the_page(paper):
    assert paper.phone.get(paper.url)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("fields", [
    {},
    {"writer": "x", "sequence": "1"},
    {"writer": "tab-0001", "sequence": "1"},
    {"writer": "tab00001", "sequence": "-1"},
    {"writer": "tab00001", "sequence": "9" * 15},
    {"writer": "tab00001", "sequence": "1", "seen-{item}": "", "item-{item}": "satu"},
    {"writer": "tab00001", "sequence": "1", "seen-999999999": "", "item-999999999": "1"},
    {"writer": "tab00001", "sequence": "1", "seen-{item}": "", "item-{item}": ["1"] * 21},
])  # fmt: skip
def test_a_form_that_is_not_ours_changes_nothing_and_leads_back(paper, fields):
    fields = {name.format(item=paper.items[0].pk): value for name, value in fields.items()}
    fields = {
        n: [f"{i}{x}" for i, x in enumerate(v)] if isinstance(v, list) else v
        for n, v in fields.items()
    }

    response = paper.phone.post(f"{paper.url}simpan/", fields)

    assert response.url == paper.url
    assert paper.stored() == {}


def test_a_form_sent_after_the_session_ended_is_finished_after_sign_in(paper):
    fields = paper.load().choose(1, 0).fields(next_item="2")
    phone = Client()

    asked = phone.post(f"{paper.url}simpan/", fields)
    sign_in = {"login": "ayu", "password": factories.PASSWORD}
    waiting = phone.post(asked.url, sign_in, follow=True)
    kept = BeautifulSoup(waiting.content.decode(), "html.parser").find(
        "form", action=f"{paper.url}simpan/"
    )
    stored_before = paper.stored()
    phone.post(kept["action"], {box["name"]: box["value"] for box in kept.find_all("input")})

    assert stored_before == {}
    assert paper.stored() == {1: [paper.choices(1)[0]]}


def test_a_form_made_for_ayu_is_not_sent_by_budi(paper, budi, signed_in):
    fields = paper.load().choose(1, 0).fields(next_item="2")

    response = signed_in(budi).post(f"{paper.url}simpan/", fields)

    assert response.status_code == 409
    assert paper.stored() == {}


@pytest.mark.parametrize("page", ["", "periksa/", "hasil/"])
@pytest.mark.parametrize("attempt", ["0", "999999999", "9" * 40])
def test_a_test_that_is_not_there_is_not_found(phone, enrolment, attempt, page):
    assert phone.get(f"/belajar/uji/{attempt}/{page}").status_code == 404


@pytest.mark.parametrize("deed", ["simpan/", "kirim/"])
def test_nothing_can_be_done_to_a_test_that_is_not_there(phone, enrolment, deed):
    fields = {"writer": "tab00001", "sequence": "1"}

    assert phone.post(f"/belajar/uji/999999999/{deed}", fields).status_code == 404


@pytest.mark.parametrize("page", ["", "periksa/", "hasil/"])
def test_another_persons_test_is_not_found(paper, budi, citra, signed_in, page):
    assert paper.phone.get(paper.url).status_code == 200
    for person in (budi, citra):
        assert signed_in(person).get(f"{paper.url}{page}").status_code == 404


@pytest.mark.parametrize("deed", ["simpan/", "kirim/"])
def test_another_persons_test_cannot_be_written_to(paper, citra, signed_in, deed):
    fields = paper.load().choose(1, 0).fields()
    del fields["for_user"]

    response = signed_in(citra).post(f"{paper.url}{deed}", fields)

    assert response.status_code == 404
    assert paper.stored() == {}
    assert not Attempt.objects.get().is_submitted


@pytest.mark.parametrize("deed", ["simpan/", "kirim/"])
def test_deeds_are_not_done_by_looking(paper, deed):
    assert paper.phone.get(f"{paper.url}{deed}").status_code == 405


@pytest.mark.parametrize("page", ["", "periksa/", "hasil/"])
def test_pages_take_no_forms(paper, page):
    assert paper.phone.post(f"{paper.url}{page}").status_code == 405


def test_when_consent_is_withdrawn_the_test_closes_and_says_what_to_do(paper, ayu):
    page = paper.load().choose(1, 0)
    GuardianConsent.objects.filter(learner=ayu).update(withdrawn_at=factories.NOON)

    answers = [
        paper.phone.get(paper.url),
        page.save(next_item="2"),
        paper.phone.post(f"{paper.url}kirim/"),
    ]

    assert [answer.url for answer in answers] == ["/akun/izin/"] * 3
    assert paper.stored() == {}
    assert not Attempt.objects.get().is_submitted


def test_english_pages_take_the_same_test(paper):
    response = paper.phone.get(f"/en{paper.url}")

    assert "0 of 6 answered" in words_of(response)
    assert f'action="/en{paper.url}simpan/"' in response.content.decode()


def test_a_question_that_says_how_many_to_choose_is_not_told_otherwise(paper, phone):
    several = [item for item in paper.items if item.version.takes_several]
    first = QuestionVersion.objects.filter(pk=several[0].version_id)
    first.update(text="Apa langkah yang tepat? Pilih dua.")

    words = words_of(phone.get(paper.url))

    assert words.count("Pilih dua.") == 1
    assert words.count("Boleh pilih lebih dari satu.") == len(several) - 1 > 0
