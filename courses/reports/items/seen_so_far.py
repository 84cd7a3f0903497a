"""How difficult questions were so far, for the list of the bank (hook `question_figures`)."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, F, Q, Sum
from django.utils.translation import gettext as _

from courses.progress.answer import Answer
from courses.quizzes.models import QuizItem
from courses.quizzes.quiz import EVERY_FORM
from courses.reports.items.enough import FOR_SHARES
from courses.reports.items.item_analysis import AFTER, BEFORE
from courses.reports.items.rounding import rounded

# By purpose: how many were asked, and what all their answers are worth in percent.
Seen = dict[str, list[float]]


def difficulty(question_ids: Iterable[int]) -> tuple[str, dict[int, str]]:
    """Return «45 % → 80 %» by question: facility in pre-test and post-test, of the newest version
    that was asked. To the nearest 5, from ten people on; two statements for any number."""
    seen = _seen(list(question_ids))
    return _("Facility before → after"), {
        question_id: _words(versions[max(versions)]) for question_id, versions in seen.items()
    }


def _seen(ids: list[int]) -> dict[int, dict[int, Seen]]:
    """Return by question and version's number what was seen; in each the first tests only."""
    seen = defaultdict(lambda: defaultdict(lambda: {BEFORE: [0, 0], AFTER: [0, 0]}))
    first = {"number": 1, "submitted_at__isnull": False, "purpose__in": (BEFORE, AFTER)}
    items = QuizItem.objects.filter(
        version__question__in=ids,
        edition__attempts__form=F("form"),
        **{f"edition__attempts__{name}": value for name, value in first.items()},
    )
    key = ("version__question", "version__number", "edition__attempts__purpose")
    asked = items.exclude(form=EVERY_FORM).values_list(*key).annotate(n=Count("pk"))
    for question_id, number, purpose, n in asked.order_by():
        seen[question_id][number][purpose][0] = n
    answers = Answer.objects.filter(
        Q(**{f"attempt__{name}": value for name, value in first.items()}),
        item__version__question__in=ids,
    )
    key = ("item__version__question", "item__version__number", "attempt__purpose")
    worth = answers.exclude(item__form=EVERY_FORM).values_list(*key)
    for question_id, number, purpose, total in worth.annotate(Sum("fraction_percent")).order_by():
        seen[question_id][number][purpose][1] = float(total or 0)
    return seen


def _words(seen: Seen) -> str:
    told = [_share(*seen[purpose]) for purpose in (BEFORE, AFTER)]
    if not any(told):
        return _("not enough data yet")
    return " → ".join(share or "–" for share in told)


def _share(asked: int, worth: float) -> str:
    if asked < max(FOR_SHARES, settings.SUPPRESSION_MIN):
        return ""
    return f"{rounded(worth / asked, to=5)} %"
