"""Where a test opens."""

from django.urls import reverse

from courses.progress.attempt import Attempt


def test_url(attempt: Attempt, *, item: int) -> str:
    """Return the address of the open test at this item's number; 0 when every item has an answer.

    A fragment: the browser goes there without a script.
    """
    anchor = f"#soal-{item}" if item > 1 else "" if item else "#kirim"
    return reverse("learn:test", args=[attempt.pk]) + anchor
