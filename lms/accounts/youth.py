"""What age decides. The rules of domain law and safeguarding as plain functions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeBand(models.TextChoices):
    UNDER_13 = "<13", _("Under 13")
    FROM_13 = "13-15", _("13 to 15")
    FROM_16 = "16-17", _("16 or 17")
    FROM_18 = "18-24", _("18 to 24")
    FROM_25 = "25+", _("25 or older")


MINOR_BANDS = frozenset({AgeBand.UNDER_13, AgeBand.FROM_13, AgeBand.FROM_16})


def is_minor(age_band: str) -> bool:
    """Return whether somebody of this band needs a guardian's consent."""
    return age_band in MINOR_BANDS


def may_register_alone(age_band: str) -> bool:
    """Return whether somebody of this band may make an account without a trainer."""
    return age_band != AgeBand.UNDER_13


_YOUNGEST = {
    AgeBand.UNDER_13: 0,
    AgeBand.FROM_13: 13,
    AgeBand.FROM_16: 16,
    AgeBand.FROM_18: 18,
    AgeBand.FROM_25: 25,
}
_OLDEST_MINOR = {AgeBand.UNDER_13: 12, AgeBand.FROM_13: 15, AgeBand.FROM_16: 17}


def may_restate(before: str, after: str, *, years_since: int) -> bool:
    """Return whether somebody may change their own band, stated so many whole years ago.

    Within the year a minor does not become an adult by a tap, which would leave
    the guardian out; later only into a band they can have grown into. Staff can
    put a slip right.
    """
    if not before:
        return True
    if after == AgeBand.UNDER_13:
        return before == AgeBand.UNDER_13
    if not is_minor(before) or is_minor(after):
        return True
    return years_since >= 1 and _YOUNGEST[after] <= _OLDEST_MINOR[before] + years_since + 1
