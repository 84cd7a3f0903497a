"""Document → HTML as Wagtail's editor stores it."""

from html import escape
from itertools import groupby

import nh3

from courses.bundles.markup.document import Block, Document, Heading, Item, List, Run, Runs

TAGS = {"p", "h2", "h3", "b", "i", "ul", "ol", "li", "a", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}


def to_html(document: Document) -> str:
    html = "".join(_block(block) for block in document)
    clean = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    # The editor's reader looks for the end of a tag that does not close itself.
    return clean.replace("<br>", "<br/>")


def _block(block: Block) -> str:
    if isinstance(block, List):
        return _list(block)
    tag = f"h{block.level}" if isinstance(block, Heading) else "p"
    return f"<{tag}>{_inline(block.runs)}</{tag}>"


def _list(one: List) -> str:
    tag = "ol" if one.is_ordered else "ul"
    return f"<{tag}>{''.join(_item(item) for item in one.items)}</{tag}>"


def _item(item: Item) -> str:
    return f"<li>{_inline(item.runs)}{''.join(_list(inner) for inner in item.lists)}</li>"


def _inline(runs: Runs) -> str:
    html = []
    for href, linked in groupby(runs, key=lambda run: run.href):
        inner = "".join(_styled(run) for run in linked)
        html.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(html)


def _styled(run: Run) -> str:
    html = escape(run.text, quote=False).replace("\n", "<br>")
    if run.italic:
        html = f"<i>{html}</i>"
    return f"<b>{html}</b>" if run.bold else html
