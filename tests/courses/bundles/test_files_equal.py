"""A course written and read back is the same course, by value and by byte."""

import io
import zipfile
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.bundles import blocks
from courses.bundles.bundle import LessonFacts, Review, Source
from courses.bundles.files.lesson_text import read_lesson, write_lesson
from courses.bundles.files.opening import open_bundle
from courses.bundles.files.reading import read_bundle, read_files
from courses.bundles.files.writing import as_files, write_bundle
from courses.bundles.markup import canonical_markdown
from tests.courses.bundles.small_course import small_course, write

LINES = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
PLAIN = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
MARKDOWN = st.lists(
    st.sampled_from(
        ["Halo **kamu**.", "*Miring* saja", "- a\n- b", "[b](/bantuan/)", "1. a\n2. b"]
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: canonical_markdown("\n\n".join(parts)))
TITLED = st.lists(st.builds(blocks.Titled, title=LINES, text=MARKDOWN), min_size=1).map(tuple)
FENCED = st.one_of(
    st.builds(blocks.Callout, tone=st.sampled_from(["tip", "story"]), title=LINES, text=MARKDOWN),
    st.builds(blocks.ContentNotice, text=PLAIN),
    st.builds(
        blocks.Check,
        question=PLAIN,
        kind=st.just("single"),
        options=st.lists(
            st.builds(blocks.Option, text=LINES, correct=st.booleans(), feedback=LINES),
            min_size=2,
            max_size=4,
        ).map(tuple),
        explanation=MARKDOWN,
    ),
    st.builds(blocks.Accordion, items=TITLED),
    st.builds(blocks.Cards, cards=TITLED),
    st.builds(
        blocks.SayThis,
        pairs=st.lists(
            st.builds(blocks.Pair, say=LINES, instead_of=LINES, why=LINES), min_size=1
        ).map(tuple),
    ),
    st.builds(blocks.HelpLink, text=PLAIN),
    st.builds(blocks.Picture, file=st.just("a.png"), alt=LINES, caption=LINES),
)
FACTS = st.builds(
    LessonFacts,
    title=LINES,
    title_en=LINES,
    summary=PLAIN,
    minutes=st.integers(1, 600),
    content_notice=PLAIN,
    review=st.builds(
        Review,
        status=st.just("draft"),
        sources=st.lists(st.builds(Source, title=LINES, note=LINES), max_size=2).map(tuple),
        source_checked_on=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    ),
)


@settings(max_examples=150, deadline=None)
@given(FACTS, st.lists(FENCED, max_size=4).map(tuple), MARKDOWN)
def test_any_lesson_written_and_read_is_the_same_lesson(facts, fenced, words):
    body = (*fenced, blocks.TextBlock(markdown=words))
    problems = []

    read = read_lesson(write_lesson(facts, body), file="01-a.md", problems=problems)

    assert problems == []
    assert read == (facts, body)


def test_a_course_with_every_block_is_the_same_after_writing(tmp_path):
    bundle = read_files(small_course()).bundle

    write_bundle(bundle, tmp_path / "folder")
    write_bundle(bundle, tmp_path / "course.zip")

    assert read_bundle(tmp_path / "folder").bundle == bundle
    assert read_bundle(tmp_path / "course.zip").bundle == bundle
    assert open_bundle(tmp_path / "folder") == as_files(bundle)
    assert open_bundle(tmp_path / "course.zip") == as_files(bundle)


def test_a_zip_has_the_same_bytes_on_any_day(tmp_path):
    bundle = read_files(small_course()).bundle

    write_bundle(bundle, tmp_path / "a.zip")
    write_bundle(bundle, tmp_path / "b.zip")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_zip_made_of_the_folder_itself_is_read_too(tmp_path):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        for name, content in small_course().items():
            packed.writestr(f"sehari/{name}", content)
        packed.writestr("__MACOSX/sehari/modules/01-pagi/._01-jejak.md", b"\0")
        packed.writestr("sehari/.DS_Store", b"\0")
    (tmp_path / "sehari.zip").write_bytes(archive.getvalue())

    assert read_bundle(tmp_path / "sehari.zip").bundle == read_files(small_course()).bundle


def test_order_without_meaning_makes_no_difference(tmp_path):
    files = small_course()
    text = files["questions.yaml"].decode()
    first = text[text.index("  - code: S-1-J") : text.index("  - code: S-2-A")]
    turned = {**files, "questions.yaml": (text.replace(first, "") + first).encode()}

    assert turned != files
    assert read_files(turned).bundle == read_files(files).bundle


def test_what_the_files_say_is_what_is_read():
    bundle = read_files(small_course()).bundle

    first = bundle.modules[0].lessons[0]
    assert bundle.course.lesson_hours == Decimal("1.5")
    assert [lesson.slug for lesson in bundle.modules[0].lessons] == ["jejak", "pesan"]
    assert [type(block).__name__ for block in first.blocks] == [
        "TextBlock", "Callout", "ContentNotice", "Check", "Accordion", "SayThis", "TextBlock",
        "Cards", "Picture", "Drawing", "Drawing", "Video", "Audio", "Attachment", "HelpLink",
    ]  # fmt: skip
    assert first.facts.review.sources[0].url == "https://contoh.id/kerangka"
    assert [question.code for question in bundle.questions] == [
        "S-1-C", "S-1-J", "S-2-A", "S-2-B", "S-2-SIKAP-1", "S-2-SIKAP-2",
    ]  # fmt: skip
    assert [question.reverse for question in bundle.questions[-2:]] == [False, True]
    assert bundle.quizzes[0].attitude == ("S-2-SIKAP-2", "S-2-SIKAP-1")


def test_windows_line_ends_read_the_same(tmp_path):
    files = small_course()
    windows = {
        name: content.replace(b"\n", b"\r\n") if name.endswith((".md", ".yaml")) else content
        for name, content in files.items()
    }

    assert read_bundle(write(windows, tmp_path)).bundle == read_files(files).bundle
