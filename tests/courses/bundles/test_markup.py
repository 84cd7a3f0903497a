"""Markdown in files, HTML on the site: the same words both ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from courses.bundles.markup import (
    NotInSubset,
    canonical_markdown,
    from_html,
    from_markdown,
    html_of,
    markdown_of,
    to_html,
    to_markdown,
)
from courses.bundles.markup.document import (
    Heading,
    Item,
    List,
    Paragraph,
    Run,
    tidy,
    tidy_blocks,
)
from courses.catalogue.blocks import RICH_TEXT_FEATURES

MEETING_POINTS = "aé1.-+#>*_`[]()<&;!~:=\\|\"' \n\u00a0"
LETTERS = st.text(st.sampled_from(MEETING_POINTS), max_size=12)
ADDRESSES = st.sampled_from(["", "", "https://a.id/x_y*z?a=1&copy;=2", "/bantuan/", "tel:129"])
RUNS = st.lists(st.builds(Run, LETTERS, st.booleans(), st.booleans(), ADDRESSES), max_size=6)
WORDS = RUNS.map(tidy)
LISTS = st.recursive(
    st.builds(
        List, st.booleans(), st.lists(st.builds(Item, WORDS), min_size=1, max_size=3).map(tuple)
    ),
    lambda inner: st.builds(
        List,
        st.booleans(),
        st.lists(
            st.builds(Item, WORDS, st.lists(inner, max_size=2).map(tuple)), min_size=1, max_size=3
        ).map(tuple),
    ),
    max_leaves=4,
)
DOCUMENTS = st.lists(
    st.builds(Paragraph, WORDS)
    | st.builds(Heading, st.sampled_from([2, 3]), RUNS.map(lambda runs: tidy(runs, breaks=False)))
    | LISTS,
    max_size=4,
).map(tidy_blocks)
WORD_BY_WORD = st.lists(
    st.builds(
        Run,
        st.text(st.sampled_from("abc,.?!\"'()*_1-é"), min_size=1, max_size=6),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
).map(lambda words: tidy(run for word in words for run in (word, Run(" "))))


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_html_written_and_read_is_the_same_document(document):
    assert from_html(to_html(document)) == document


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_markdown_keeps_every_letter_and_is_written_in_one_way(document):
    text = to_markdown(document)

    read = from_markdown(text)

    assert _letters(read) == _letters(document)
    assert to_markdown(read) == text


@settings(max_examples=300, deadline=None)
@given(WORD_BY_WORD)
def test_markdown_keeps_styles_that_change_between_words(runs):
    document = (Paragraph(runs),)

    assert from_markdown(to_markdown(document)) == document


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(MEETING_POINTS)))
def test_any_text_is_either_refused_or_stays_as_it_was_read(text):
    try:
        once = canonical_markdown(text)
    except NotInSubset as refused:
        assert refused.line >= 1
        return

    assert canonical_markdown(once) == once
    assert markdown_of(html_of(once)) == once


def test_the_subset_in_html():
    html = html_of("## Judul\n\nSatu **tebal** dan *miring*.\n\n1. a\n2. b\n   - c\n\n[t](tel:129)")

    assert html == (
        "<h2>Judul</h2><p>Satu <b>tebal</b> dan <i>miring</i>.</p>"
        '<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol><p><a href="tel:129">t</a></p>'
    )


def test_what_the_editor_stores_comes_back_as_plain_markdown():
    stored = (
        '<h2 data-block-key="a1b2c">Judul</h2><p data-block-key="x">Satu <b>tebal </b>dan<br/>'
        '<i>miring</i></p><p></p><ul><li data-block-key="z">a</li></ul><p>#bukan &lt;b&gt;</p>'
    )

    assert markdown_of(stored) == (
        "## Judul\n\nSatu **tebal** dan\\\n*miring*\n\n- a\n\n#bukan \\<b>"
    )


def test_opening_and_saving_in_the_editor_changes_nothing():
    text = (
        "## Judul **tebal**\n\nSatu *miring*\\\nbaris dua, lihat [bantuan](/bantuan/).\n\n"
        "- a\n- b\n  - b1\n\n1. satu\n2. dua\n\n2 < 3 & \\*bukan miring\\*"
    )
    editor = ContentstateConverter(features=RICH_TEXT_FEATURES)

    saved = editor.to_database_format(editor.from_database_format(html_of(text)))

    assert "data-block-key" in saved
    assert canonical_markdown(text) == text
    assert markdown_of(saved) == text


def test_scripts_and_unsafe_links_do_not_survive_from_html():
    stored = '<p onclick="x()">a<script>b()</script><a href="javascript:c()">d</a></p>'

    assert html_of(markdown_of(stored)) == "<p>ad</p>"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Judul", 1),
        ("a\n\n#### Judul", 3),
        ("Judul\n=====", 1),
        ("> kutipan", 1),
        ("a\n\n```\nkode\n```", 3),
        ("a `kode`", 1),
        ("<b>a</b>", 1),
        ("![a](b.png)", 1),
        ("a\n\n---\n\nb", 3),
        ("[a](javascript:b)", 1),
        ("[a](//contoh.id)", 1),
        ("- a\n\n  ## b", 3),
    ],
)
def test_what_lessons_do_not_have_is_refused_by_line(text, line):
    with pytest.raises(NotInSubset) as refused:
        from_markdown(text)

    assert refused.value.line == line


def _letters(document) -> list[str]:
    return ["".join(run.text for run in getattr(block, "runs", ())) for block in document]
