"""How often one address may check. A class behind one Wi-Fi is one address.

The code has 128 bits: no limit is needed to keep it from being guessed. These keep one
address from wearing the site out, and so a mistaken neighbour locks nobody out: wrong
codes are counted apart from good ones.
"""

import hashlib
import logging

from allauth.core.internal import ratelimit
from django.http import HttpRequest

logger = logging.getLogger(__name__)

GOOD_CODE = "good_code"
WRONG_CODE = "wrong_code"
UNKNOWN_FILE = "unknown_file"
RATES = {
    GOOD_CODE: "120/m/ip,600/m/key",
    WRONG_CODE: "20/m/ip",
    # Each one is read by a process of its own.
    UNKNOWN_FILE: "20/m/ip",
}
WAIT_SECONDS = 60


def lets_in(request: HttpRequest, action: str, *, code: str = "") -> bool:
    """Count one check of this kind; False when there were too many in the last minute.

    With the counter away everybody is let in: checking goes on.
    """
    try:
        usage = ratelimit.consume(
            request, app=__package__, action=action, config=RATES, key=code, limit_get=True
        )
    except Exception as problem:  # whatever the cache is made of
        logger.warning("Checks are not counted now: %s", type(problem).__name__)
        return True
    if usage is None:
        logger.warning("Too many certificate checks from one address (%s).", action)
    return usage is not None


def note_failure(what: str) -> None:
    """Log that somebody asked for what is not there: no address, and of the code a short hash.

    The same hash again and again is one person with one misread code; many different
    ones are somebody trying.
    """
    mark = hashlib.sha256(what.encode()).hexdigest()[:10]
    logger.info("A certificate was not found (%s).", mark)
