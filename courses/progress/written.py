"""What a learner wrote into a test, in its one spelling, whichever way it came."""

import unicodedata

# Enough for a page by hand; the box says so, and what is longer is refused, never cut.
MOST_LETTERS = 2_000


def written(text: str) -> str:
    """Return the text with line breaks as LF, without control letters and blanks at its ends.

    No database takes a NUL or half a surrogate pair. Raises ValueError above MOST_LETTERS.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(letter for letter in text if letter in "\n\t" or _can_be_seen(letter)).strip()
    if len(seen) > MOST_LETTERS:
        raise ValueError("too long")
    return seen


def _can_be_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cs"}
