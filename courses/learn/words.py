"""What a learner gained, in one sentence. Never a judgement of the person."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def whole(percent: Decimal | None) -> int | None:
    """Return the percentage as pages say it, halves rounded up; None stays None."""
    return None if percent is None else int(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def gain_in_words(*, before: int, after: int) -> str:
    """Return a sentence about the way from the pre-test to the first post-test, in percent."""
    points = abs(after - before)
    if after > before:
        return ngettext(
            "You went up by %(points)s point since the pre-test.",
            "You went up by %(points)s points since the pre-test.",
            points,
        ) % {"points": points}
    if after < before:
        return ngettext(
            "This time %(points)s point lower than the pre-test. That happens; "
            "reading again helps.",
            "This time %(points)s points lower than the pre-test. That happens; "
            "reading again helps.",
            points,
        ) % {"points": points}
    return _("As many points as in the pre-test. Reading again may bring the next step.")
