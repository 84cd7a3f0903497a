"""A lesson's stream on the site ↔ blocks. Both follow the definitions in catalogue.blocks."""

from typing import Any
from uuid import uuid4

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.blocks import Block as Definition
from wagtail.blocks import (
    BooleanBlock,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StreamValue,
    StructBlock,
    StructValue,
)
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText, expand_db_html

from courses.bundles.blocks import FENCES, NAMES, Block, TextBlock
from courses.bundles.files.plain import plain
from courses.bundles.markup import canonical_markdown, html_of, markdown_of
from courses.bundles.site.assets import Assets, NameOf
from courses.bundles.site.carried import CannotBeCarried, carried

# Blocks whose field for the thing shown has the block's own name; in files it is "file".
_SHOWN = {"image", "video", "audio"}


def read_body(body: StreamValue, *, name_of: NameOf) -> tuple[Block, ...]:
    """Raises CannotBeCarried."""
    blocks: list[Block] = []
    for child in body:
        if child.block_type == "text":
            _add_words(blocks, _said(child.value, name_of))
        elif child.block_type in FENCES:
            blocks.append(_read(child.block_type, _said(child.value, name_of)))
        else:
            message = _("the block “%(name)s” has no place in files")
            raise CannotBeCarried(message % {"name": child.block_type})
    return tuple(blocks)


def write_body(
    blocks: tuple[Block, ...], definition: StreamBlock, *, assets: Assets
) -> StreamValue:
    raw = []
    for block in blocks:
        if isinstance(block, TextBlock):
            raw.append({"type": "text", "value": html_of(block.markdown)})
        else:
            name = NAMES[type(block)]
            value = plain(block)
            if name in _SHOWN:
                value[name] = value.pop("file")
            raw.append({"type": name, "value": _raw(value, definition.child_blocks[name], assets)})
    return definition.to_python(raw)


def _add_words(blocks: list[Block], markdown: str) -> None:
    if blocks and isinstance(blocks[-1], TextBlock):
        # Files have no border between two stretches of words.
        markdown = canonical_markdown(f"{blocks.pop().markdown}\n\n{markdown}")
    if markdown:
        blocks.append(TextBlock(markdown=markdown))


def _read(name: str, value: dict) -> Block:
    if name in _SHOWN:
        # An image that was deleted leaves nothing behind.
        value["file"] = value.pop(name, "")
    return carried(FENCES[name], value, what=name)


def _said(value: Any, name_of: NameOf) -> Any:
    """The value as a file says it."""
    match value:
        case RichText():
            return markdown_of(expand_db_html(value.source))
        case StructValue():
            said = {key: _said(one, name_of) for key, one in value.items()}
            return {key: one for key, one in said.items() if one is not None}
        case ListValue():
            return [_said(one, name_of) for one in value]
        case Model():
            return name_of(value)
        case _:
            return value


def _raw(value: Any, definition: Definition, assets: Assets) -> Any:
    """The value as Wagtail stores it."""
    match definition:
        case RichTextBlock():
            return html_of(value)
        case StructBlock():
            return {
                key: _raw(value.get(key, ""), child, assets)
                for key, child in definition.child_blocks.items()
            }
        case ListBlock():
            # Without an id Wagtail takes the whole item for a value of its older format.
            return [
                {
                    "type": "item",
                    "value": _raw(one, definition.child_block, assets),
                    "id": str(uuid4()),
                }
                for one in value
            ]
        case BooleanBlock():
            return bool(value)
        case ChooserBlock():
            return assets.named(value).pk if value else None
        case _:
            return value
