"""How long somebody waits after too many tries, in words."""

from allauth.account import app_settings
from allauth.core.internal.ratelimit import parse_rates
from django.utils.translation import gettext, ngettext


def wait_minutes(action: str) -> int:
    """Return after how many minutes one more try is sure to be let in, for one account."""
    per_account = [
        rate for rate in parse_rates(app_settings.RATE_LIMITS[action]) if rate.per == "key"
    ]
    return max(1, round(max(rate.duration for rate in per_account) / 60))


def too_many(action: str) -> str:
    minutes = wait_minutes(action)
    when = ngettext("in %(minutes)d minute", "in %(minutes)d minutes", minutes) % {
        "minutes": minutes
    }
    return gettext(
        "That was tried many times. To keep the account safe, please try again %(when)s. "
        "Your trainer can help, too."
    ) % {"when": when}
