from dataclasses import replace
from datetime import date
from itertools import combinations

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import front_page, programme_page
from certificates.facts import ModuleLine
from certificates.pdf import draw
from lms.paper import fonts
from lms.paper.layout import PAGE_HEIGHT, PAGE_WIDTH, Style, set_text
from tests.certificates.samples import AYU

LONG_NAME = "Raden Ayu Siti Nurḥaliza Kusumawardhani Prameswari Hadiningrat Puspitasari"
LONG_OFFICE = (
    "Unit Pelaksana Teknis Daerah Perlindungan Perempuan dan Anak "
    "Kabupaten Kepulauan Siau Tagulandang Biaro"
)
LONG_COURSE = (
    "Pelatihan Penanganan Perkara Tindak Pidana Kekerasan Seksual dan Kekerasan Berbasis "
    "Gender Online bagi Petugas UPTD PPA dan Pendamping Korban"
)


def boxes(page) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every line of text with the box of its ink: left, bottom, right, top."""
    found = page.get_textpage()
    rects = [found.get_rect(number) for number in range(found.count_rects())]
    return [(found.get_text_bounded(*rect), rect) for rect in rects]


def overlap(one, other) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upwards = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and upwards > 0.5


words = st.text("aijmwWMÂḥ", min_size=1, max_size=40)
sentences = st.lists(words, min_size=1, max_size=14).map(" ".join).map(lambda text: text[:160])


@settings(max_examples=100, deadline=None)
@given(name=sentences, institution=sentences, course=sentences, organiser=sentences)
def test_nothing_leaves_its_frame_or_runs_into_another_line(name, institution, course, organiser):
    facts = replace(
        AYU,
        holder_name=name,
        institution=institution,
        course_title=course,
        organiser=organiser,
        programme_name=course,
        signatory_name=name,
        signatory_position=institution,
        is_draft_content=True,
        modules=tuple(ModuleLine(title=course, minutes=45) for _ in range(5)),
    )

    front, programme = list(pypdfium2.PdfDocument(draw(facts)))[:2]

    assert_well_set(front, left=front_page.LEFT, right=front_page.RIGHT)
    assert_well_set(programme, left=programme_page.LEFT, right=programme_page.RIGHT)


def test_long_real_names_stay_in_their_frame():
    facts = replace(
        AYU,
        holder_name=LONG_NAME,
        institution=LONG_OFFICE,
        region_name="Kabupaten Kepulauan Siau Tagulandang Biaro",
        course_title=LONG_COURSE,
        started_on=date(2025, 12, 30),
    )

    front, programme = pypdfium2.PdfDocument(draw(facts))

    assert_well_set(front, left=front_page.LEFT, right=front_page.RIGHT)
    assert_well_set(programme, left=programme_page.LEFT, right=programme_page.RIGHT)


def assert_well_set(page, *, left: float, right: float):
    lines = boxes(page)
    for text, box in lines:
        assert left - 4 <= box[0] < box[2] <= right + 1, text
        assert 24 <= box[1] < box[3] <= PAGE_HEIGHT - 24, text
    for (text, box), (other_text, other_box) in combinations(lines, 2):
        assert not overlap(box, other_box), (text, other_text)


def test_there_is_room_for_a_pen_over_whoever_signs_with_all_their_titles():
    position = "Koordinator Nasional ECPAT Indonesia dan Ketua Panitia Pelatihan Nasional"
    titled = {"signatory_name": "Prof. Dr. Wahyu Prasetya Kusumanegara, S.H., M.Hum., Ph.D."}

    room = [
        _room_for_a_pen(replace(AYU, **facts))
        for facts in ({}, titled, {**titled, "signatory_position": position})
    ]

    assert min(room) >= 34


def _room_for_a_pen(facts) -> float:
    """Points between the date and the name under the line."""
    lines = dict(boxes(pypdfium2.PdfDocument(draw(facts))[0]))
    (date_box,) = (box for text, box in lines.items() if text.startswith("Jakarta, "))
    first_word = facts.signatory_name.split()[0]
    (name_box,) = (box for text, box in lines.items() if text.startswith(first_word))
    return date_box[1] - name_box[3]


def test_a_name_of_letters_wider_than_the_page_is_shrunk_not_cut():
    name = 150 * "W"

    front = pypdfium2.PdfDocument(draw(replace(AYU, holder_name=name)))[0]

    widest = max(boxes(front), key=lambda line: line[1][2] - line[1][0])
    assert widest[0] == name
    assert widest[1][2] <= front_page.RIGHT + 1 < PAGE_WIDTH


def test_lines_are_even_so_that_no_word_stands_alone():
    fonts.register()
    style = Style(fonts.REGULAR, 12)

    text = set_text("satu dua tiga empat lima", style=style, width=125, steps=((12, 2),))

    assert text.lines == ("satu dua tiga", "empat lima")


def test_largest_size_that_holds_the_text_is_taken():
    fonts.register()
    style = Style(fonts.REGULAR, 12)
    steps = ((36, 1), (18, 1), (12, 1))

    assert set_text("Ayu", style=style, width=200, steps=steps).style.size == 36
    assert set_text("Ayu Kusumawardhani", style=style, width=200, steps=steps).style.size == 18
