"""Columns of the lists that this app has in the admin."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import Column

# A column that a phone leaves out; courses/static/courses/staff.css.
WIDE = "staff-wide"


def in_words(moment: date | datetime | None) -> str:
    """Return «22 November 2026», with the time and «WIB» where there is a time."""
    if moment is None:
        return ""
    if not isinstance(moment, datetime):
        return date_format(moment)
    local = localtime(moment)
    return f"{date_format(local)} {date_format(local, 'H.i T')}"


class MomentColumn(Column):
    """A day or a time, exact and with its zone: evidence is not «two hours ago»."""

    def get_value(self, instance) -> str:
        return in_words(super().get_value(instance))
