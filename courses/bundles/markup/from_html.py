"""HTML from the site's editor → document. What has no place here keeps its words."""

from html.parser import HTMLParser

import nh3

from courses.bundles.markup.document import (
    Block,
    Document,
    Heading,
    Item,
    List,
    Paragraph,
    Run,
    tidy,
    tidy_blocks,
)
from courses.bundles.markup.links import safe_href

HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
LISTS = {"ul": False, "ol": True}
STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
TAGS = {"p", "li", "br", "a", *HEADINGS, *LISTS, *STYLES}


def from_html(html: str) -> Document:
    # Cleaning also balances the tags, so the reader below never meets a stray one.
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return reader.document()


class _OpenList:
    def __init__(self, *, is_ordered: bool):
        self.is_ordered = is_ordered
        self.items: list[Item] = []
        self.runs: list[Run] = []
        self.lists: list[List] = []

    def end_item(self) -> None:
        self.items.append(Item(tidy(self.runs), tuple(self.lists)))
        self.runs, self.lists = [], []


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._open: list[_OpenList] = []
        self._depth = {"bold": 0, "italic": 0}
        self._hrefs: list[str] = []

    def document(self) -> Document:
        self._end_block()
        return tidy_blocks(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in STYLES:
            self._depth[STYLES[tag]] += 1
        elif tag == "a":
            self._hrefs.append(safe_href(dict(attrs).get("href") or ""))
        elif tag == "br":
            self._add("\n")
        elif tag in LISTS:
            if not self._open:
                self._end_block()
            self._open.append(_OpenList(is_ordered=LISTS[tag]))
        elif tag != "li":
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in STYLES:
            self._depth[STYLES[tag]] -= 1
        elif tag == "a":
            self._hrefs.pop()
        elif tag in LISTS:
            self._end_list()
        elif tag == "li":
            if self._open:
                self._open[-1].end_item()
        else:
            self._end_block(level=HEADINGS.get(tag))

    def handle_data(self, data: str) -> None:
        self._add(data.replace("\n", " "))

    def _add(self, text: str) -> None:
        runs = self._open[-1].runs if self._open else self._runs
        style = {name: depth > 0 for name, depth in self._depth.items()}
        runs.append(Run(text, href=self._hrefs[-1] if self._hrefs else "", **style))

    def _end_block(self, *, level: int | None = None) -> None:
        if self._open:
            # A paragraph inside an item: its edge is a line break there.
            self._open[-1].runs.append(Run("\n"))
            return
        runs, self._runs = self._runs, []
        if level is None:
            self._blocks.append(Paragraph(tidy(runs)))
        else:
            self._blocks.append(Heading(level, tidy(runs, breaks=False)))

    def _end_list(self) -> None:
        done = self._open.pop()
        if done.runs or done.lists:
            done.end_item()
        finished = List(done.is_ordered, tuple(done.items))
        if self._open:
            self._open[-1].lists.append(finished)
        else:
            self._blocks.append(finished)
