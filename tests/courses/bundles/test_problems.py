"""What is wrong is said: which file, where in it, which value, and what to do."""

import pytest

from courses.bundles.files.reading import read_files
from courses.bundles.problem import BundleRefused
from tests.courses.bundles.small_course import edit, small_course

JEJAK = "modules/01-pagi/01-jejak.md"
PESAN = "modules/01-pagi/02-pesan.md"
PAGI = "modules/01-pagi/module.yaml"


def problems_of(files) -> list[tuple]:
    with pytest.raises(BundleRefused) as refused:
        read_files(files)
    return [
        (one.file, one.line, one.field, one.value)
        for one in refused.value.problems
        if not one.is_warning
    ]


def test_the_small_course_has_nothing_wrong():
    warnings = read_files(small_course()).warnings

    assert [(one.file, one.field) for one in warnings] == [("quizzes.yaml", "sehari-uji › forms")]


# File, passage, what stands there instead; then the line, field and value that are named.
SHAPE = [
    ("course.yaml", "format: 1", "format: 2", "format:", "format", "2"),
    ("course.yaml", "slug: sehari-aman", "slug: Sehari Aman", "slug:", "slug", "Sehari Aman"),
    ("course.yaml", "code: SEHARI\n", "", "format:", "code", ""),
    ("course.yaml", "hours: 1.5", 'hours: "1,5"', "hours", "lesson_hours", "1,5"),
    ("course.yaml", "hours: 1.5", "hours: 1.55", "hours", "lesson_hours", "1.55"),
    ("course.yaml", "percent: 70", "percent: 170", "percent", "pass_mark_percent", "170"),
    ("course.yaml", "open_to_all: true", "open_to_all: 1", "open_to_all", "open_to_all", "1"),
    ("course.yaml", "code: SEHARI\n", "code: SEHARI\nkode: S\n", "kode", "kode", "S"),
    (
        "course.yaml", "starts_on: 2026-01-01", "starts_on: 1 Januari",
        "starts_on", "programme › starts_on", "1 Januari",
    ),
    ("course.yaml", "starts_on: 2026-01-01", "starts_on: 2026-13-01", "starts_on", "", ""),
    ("course.yaml", "summary_en: One", "summary_en: : One", "summary_en", "", ""),
    ("course.yaml", "summary_en: One day", "summary: One day", "One day", "", ""),
    ("course.yaml", "title_en: A safe day", "title_en: 129", "129", "title_en", "129"),
    ("course.yaml", "title_en: A safe day", "title_en: &a safe", "&a", "", ""),
    ("course.yaml", "title_en: A safe day", 'title_en: "a\\0b"', "a\\0b", "title_en", "a\0b"),
    (
        "questions.yaml", "fraction: 100, feedback", "fraction: 100.125, feedback",
        "100.125", "questions › 1 › choices › 1 › fraction", "100.125",
    ),
    (
        "questions.yaml", "type: multiple_choice", "type: essay",
        "essay", "questions › 2 › type", "essay",
    ),
    (
        "questions.yaml", "    text: Bercerita itu boleh.\n", "",
        "code: S-2-B", "questions › 3 › text", "",
    ),
    ("quizzes.yaml", "    B: [", "    C: [", "C: [", "1 › forms › C", "C"),
    (PAGI, "objectives: [S-1, S-2]", "objectives: S-1", "objectives", "objectives", "S-1"),
    (JEJAK, "minutes: 7", "minutes: tujuh", "tujuh", "minutes", "tujuh"),
    (JEJAK, "status: draft", "status: selesai", "selesai", "review › status", "selesai"),
    (
        JEJAK, '"https://contoh.id/kerangka"', "contoh",
        "url: contoh", "review › sources › 1 › url", "contoh",
    ),
    ("course.yaml", "drawing: aman", "drawing: naga", "naga", "drawing", "naga"),
    (PAGI, "drawing: jejak", "drawing: jejak.svg", "jejak.svg", "drawing", "jejak.svg"),
    (JEJAK, "name: jeda", "name: Jeda", "Jeda", "drawing › name", "Jeda"),
    (JEJAK, "name: jeda", "name: ''", "name:", "drawing › name", ""),
    (JEJAK, "tone: story", "tone: sad", "tone", "callout › tone", "sad"),
    (
        JEJAK, "- {title: Satu, text: Isi satu.}", "- {title: Satu, text: '## Isi'}",
        "## Isi", "accordion › items › 1 › text", "## Isi",
    ),
    (JEJAK, "::: cards\n", "::: kartu\n", "::: kartu", "", "::: kartu"),
    (JEJAK, "text: Bagian berikut", "text: Bagian: berikut", "Bagian:", "", ""),
    (JEJAK, "Di antara dua blok.", "Di antara `dua` blok.", "`dua`", "", ""),
    (JEJAK, "SAPA 129.\n:::", "SAPA 129.", "::: help_link", "", "::: help_link"),
    (PESAN, "---\ntitle: Pesan\n", "title: Pesan\n", "title: Pesan", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "on_line", "field", "value"), SHAPE)
def test_a_wrong_value_is_named_where_it_stands(file, old, new, on_line, field, value):
    files = edit(small_course(), file, old, new)

    [(in_file, line, *what)] = problems_of(files)

    assert (in_file, *what) == (file, field, value)
    assert on_line in files[file].decode().split("\n")[line - 1]


FITTING = [
    ("questions.yaml", "code: S-2-B", "code: S-2-A", [
        ("questions.yaml", None, "questions", "S-2-A"),
        ("quizzes.yaml", None, "sehari-uji › forms › B", "S-2-B"),
    ]),
    ("questions.yaml", "fraction: 100, feedback", "fraction: 90, feedback", [
        ("questions.yaml", None, "choices", "S-1-J"),
    ]),
    ("questions.yaml", "{text: Guru, fraction: 50}", "{text: Guru, fraction: 40}", [
        ("questions.yaml", None, "choices", "S-2-A"),
    ]),
    ("questions.yaml", "{text: Tanda di pasir, fraction: 0}", "{text: Pasir, fraction: -1}", [
        ("questions.yaml", None, "choices", "S-1-J"),
    ]),
    ("questions.yaml", "type: single_choice\n    text: Apa itu jejak digital?",
     "type: true_false\n    text: Apa itu jejak digital?", []),
    ("questions.yaml", "{text: Guru, fraction: 50}", "{text: sapa 129, fraction: 50}", [
        ("questions.yaml", None, "choices", "S-2-A"),
    ]),
    ("questions.yaml", "  - {code: S-2, text: Meminta bantuan.}\n", "", [
        (JEJAK, None, "objectives", "S-2"),
        (PAGI, None, "objectives", "S-2"),
        ("questions.yaml", None, "S-2-A › objective", "S-2"),
        ("questions.yaml", None, "S-2-B › objective", "S-2"),
        ("questions.yaml", None, "S-2-SIKAP-1 › objective", "S-2"),
        ("questions.yaml", None, "S-2-SIKAP-2 › objective", "S-2"),
    ]),
    ("questions.yaml", "    reverse: true\n", "    reverse: true\n    feedback: Betul.\n", [
        ("questions.yaml", None, "choices", "S-2-SIKAP-2"),
    ]),
    ("questions.yaml", "    reverse: true\n", "    anchor: true\n", [
        ("questions.yaml", None, "anchor", "S-2-SIKAP-2"),
    ]),
    ("questions.yaml", "text: Bercerita itu boleh.", "text: Bercerita boleh.\n    reverse: true", [
        ("questions.yaml", None, "choices", "S-2-B"),
    ]),
    (JEJAK, "name: laut\ndecorative: true", "name: laut", [
        (JEJAK, None, "drawing › alt", "laut"),
    ]),
    (JEJAK, "alt: Ponsel tertelungkup", "decorative: true\nalt: Ponsel tertelungkup", [
        (JEJAK, None, "drawing › alt", "jeda"),
    ]),
    ("quizzes.yaml", "B: [S-1-J, S-2-B]", "B: [S-1-J, S-2-B, S-2-SIKAP-1]", [
        ("quizzes.yaml", None, "sehari-uji › forms › B", "S-2-SIKAP-1"),
    ]),
    ("quizzes.yaml", "attitude: [S-2-SIKAP-2, S-2-SIKAP-1]", "attitude: [S-2-B, S-9]", [
        ("quizzes.yaml", None, "sehari-uji › attitude", "S-2-B"),
        ("quizzes.yaml", None, "sehari-uji › attitude", "S-9"),
    ]),
    ("questions.yaml", "objectives:\n", "objectives:\n  - {code: S-3, text: X}\n", [
        ("questions.yaml", None, "objectives", "S-3"),
    ]),
    ("questions.yaml", "bank: {code: SEHARI, title: Bank soal Sehari}\n", "", [
        ("questions.yaml", None, "bank", ""),
    ]),
    ("quizzes.yaml", "A: [S-1-J, S-2-A]", "A: [S-1-J, S-1-J]", [
        ("quizzes.yaml", None, "sehari-uji › forms › A", "S-1-J"),
    ]),
    ("quizzes.yaml", "A: [S-1-J, S-2-A]", "A: [S-9]", [
        ("quizzes.yaml", None, "sehari-uji › forms › A", "S-9"),
        ("quizzes.yaml", None, "sehari-uji › forms", ""),
    ]),
    ("quizzes.yaml", "    A: [S-1-J, S-2-A]\n", "", [
        ("quizzes.yaml", None, "sehari-uji › forms", ""),
    ]),
    ("quizzes.yaml", "B: [S-1-J, S-2-B]", "B: [S-2-B]", [
        ("quizzes.yaml", None, "sehari-uji › forms", ""),
    ]),
    ("quizzes.yaml", "    A: [S-1-J, S-2-A]\n    B: [S-1-J, S-2-B]", "    A: [S-1-J]", [
        ("quizzes.yaml", None, "objectives", "S-2"),
    ]),
    ("course.yaml", "pre_test: sehari-uji", "pre_test: lain", [
        ("course.yaml", None, "pre_test", "lain"),
    ]),
    (JEJAK, "{text: Foto, correct: true, feedback", "{text: Foto, correct: false, feedback", []),
    (JEJAK, "kind: multiple", "kind: single", [
        (JEJAK, None, "check › options", "Mana yang termasuk jejak?"),
    ]),
    (JEJAK, "status: draft", "status: reviewed", [(JEJAK, None, "review › reviewer", "")]),
    (JEJAK, "objectives: [S-2, S-1]", "objectives: [S-1, S-1, S-2]", [
        (JEJAK, None, "objectives", "S-1"),
    ]),
    (PAGI, "title_en: Morning\n", "", [
        (JEJAK, None, "title_en", "Traces on the screen"),
        (PESAN, None, "title_en", "Pesan (en)"),
    ]),
    (JEJAK, "file: sampul.jpg", "file: hilang.jpg", [(JEJAK, None, "image › file", "hilang.jpg")]),
    (JEJAK, "file: cerita.mp4", "file: sampul.jpg", [(JEJAK, None, "video › file", "sampul.jpg")]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), FITTING)
def test_what_does_not_fit_together_is_named(file, old, new, expected):
    files = edit(small_course(), file, old, new)

    if expected:
        assert sorted(problems_of(files), key=str) == sorted(expected, key=str)
    else:
        assert read_files(files).bundle


def test_problems_of_all_files_come_together():
    files = edit(small_course(), "course.yaml", "open_to_all: true", "open_to_all: maybe")
    files = edit(files, JEJAK, "minutes: 7", "minutes: 0")
    files = edit(files, "questions.yaml", "fraction: 100, feedback", "fraction: 90, feedback")
    files = edit(files, "questions.yaml", "type: multiple_choice", "type: essay")
    files["modules/02-malam/catatan.txt"] = b"x"

    assert problems_of(files) == [
        ("course.yaml", 34, "open_to_all", "maybe"),
        (JEJAK, 6, "minutes", "0"),
        ("modules/02-malam/catatan.txt", None, "", ""),
        ("questions.yaml", 18, "questions › 2 › type", "essay"),
    ]


def test_missing_strange_and_doubled_files_are_named():
    files = small_course()
    del files["course.yaml"], files[PAGI]
    files["modules/02-malam/01-mimpi.md"] = files[PESAN]
    files["modules/03-pagi/module.yaml"] = files["modules/02-malam/module.yaml"]
    files["modules/siang/module.yaml"] = b"title: Siang"
    files["media/Foto Kelas.JPG"] = files["media/sampul.jpg"]

    assert [file for file, *_rest in problems_of(files)] == [
        "course.yaml",
        "media/Foto Kelas.JPG",
        PAGI,
        "modules/02-malam/01-tidur.md",
        "modules/03-pagi",
        "modules/siang/module.yaml",
    ]


def test_text_that_is_not_utf8_is_named():
    files = small_course() | {PESAN: "---\ntitle: Café".encode("latin-1")}

    assert problems_of(files) == [(PESAN, None, "", "")]


def test_warnings_do_not_stop_a_course():
    files = edit(small_course(), JEJAK, "question: Mana yang", "question: Mana **yang**")
    files = edit(files, PESAN, "title_en: Pesan (en)\n", "")
    files = edit(files, PESAN, ", sources: [{title: Catatan Eko}]", "")
    files["media/sisa.png"] = files["media/lambang.png"]

    read = read_files(files)

    assert [(one.file, one.field) for one in read.warnings] == [
        ("media/sisa.png", ""),
        (JEJAK, "check › question"),
        (PESAN, "review › sources"),
        (PESAN, "title_en"),
        ("quizzes.yaml", "sehari-uji › forms"),
    ]
    assert "sisa.png" not in [one.name for one in read.bundle.media]


def test_a_nest_of_aliases_or_brackets_is_refused_at_once():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

    assert problems_of(small_course() | {"course.yaml": bomb.encode()}) == [
        ("course.yaml", 1, "", "")
    ]
    assert problems_of(small_course() | {"course.yaml": b"a: " + b"[" * 100_000}) == [
        ("course.yaml", 1, "", "")
    ]
