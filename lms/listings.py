"""Lists of the staff's admin that a phone shows as cards, one a row.

A view takes it with `table_class = CardTable`; the look is in courses/static/courses/staff.css.
"""

import re
from collections.abc import Iterator

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.ui.tables import BaseColumn, Table


class CardTable(Table):
    """Wagtail's table, whose every cell says the name of its column."""

    classname = "listing staff-cards"

    @property
    def rows(self) -> Iterator["_Row"]:
        for index, instance in enumerate(self.data):
            yield _Row(self, instance, index)


class _Row(Table.Row):
    def __getitem__(self, name: str) -> "_Cell":
        return _Cell(self.columns[name], self.instance)


class _Cell(BaseColumn.Cell):
    def render_html(self, parent_context: dict) -> SafeString:
        cell = super().render_html(parent_context)
        says_something = strip_tags(cell).strip() or "<svg" in cell
        label = format_html(
            '<td data-label="{}"{}',
            self.column.label,
            "" if says_something else mark_safe(" data-empty"),
        )
        # The cell's own template wrote all the rest, and escaped it.
        return mark_safe(re.sub(r"<td\b", lambda _found: label, cell, count=1))
