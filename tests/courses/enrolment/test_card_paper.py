"""Cards and posters are read at arm's length and from the back of a hall."""

from datetime import UTC, date, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import pypdfium2

from courses.enrolment.card_paper import Card, draw_cards, draw_poster
from tests.certificates.test_layout import boxes, overlap

LONG = "Muhammad Abdurrahman Wahid Kusumanegara"
JAKARTA = ZoneInfo("Asia/Jakarta")


def _first_page(content: bytes):
    return pypdfium2.PdfDocument(content)[0]


def test_a_long_name_takes_two_lines_as_large_as_other_words_and_touches_none():
    cards = [Card(name=LONG, username="abdurrahman.wahid", code="ABCDEFGH")]

    lines = boxes(_first_page(draw_cards(cards, made_at=datetime.now(UTC), zone=JAKARTA)))

    name = [box for text, box in lines if text and text in LONG]
    (label,) = (box for text, box in lines if text == "Nama pengguna")
    assert len(name) == 2
    assert all(box[3] - box[1] > label[3] - label[1] for box in name)
    assert not any(overlap(one[1], other[1]) for one, other in combinations(lines, 2))


def test_a_poster_with_the_longest_titles_keeps_its_words_apart():
    poster = draw_poster(
        course=f"Pelatihan Pendampingan {LONG} bagi Petugas di Seluruh Kabupaten {LONG}",
        cohort=f"Angkatan {LONG}, Provinsi Kalimantan Selatan, gelombang ketiga",
        code="7K3QF8M2",
        until=date(2026, 12, 24),
    )

    lines = boxes(_first_page(poster))

    assert not any(overlap(one[1], other[1]) for one, other in combinations(lines, 2))
    (steps, more) = (
        next(box for text, box in lines if text.startswith(words))
        for words in ("1. Arahkan", "atau buka")
    )
    assert more[0] > steps[0] + 5
