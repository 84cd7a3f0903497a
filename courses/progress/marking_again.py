"""Mark stored answers again, to see that each is still worth what was written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from courses.progress.answer import Answer
from courses.quizzes.models import QuestionVersion
from courses.quizzes.worth import worth_of

AT_ONCE = 5_000
# Versions held at once: what is kept in memory must not grow with the answers or the banks.
MOST_VERSIONS = 2_000


@dataclass(frozen=True)
class Difference:
    attempt_id: int
    item_id: int
    written_percent: Decimal
    again_percent: Decimal


@dataclass
class Count:
    answers: int = 0
    differences: int = 0


def mark_again(count: Count) -> Iterator[Difference]:
    """Go through every marked answer, a few thousand at a time; nothing is changed.

    Yields each whose worth is another now; `count` tells how far it has come.
    """
    versions: dict[int, QuestionVersion] = {}
    last = 0
    while rows := _marked_after(last):
        _make_room_for({row[3] for row in rows}, versions)
        for pk, attempt_id, item_id, version_id, choice_ids, text, written in rows:
            last = pk
            if versions[version_id].is_written and not text:
                # Left open, or erased with the person: the words are gone, their worth stays.
                continue
            again = worth_of(versions[version_id], chosen=choice_ids, text=text)
            # To two decimals, as the database keeps it.
            again = again.quantize(written)
            count.answers += 1
            if again != written:
                count.differences += 1
                yield Difference(attempt_id, item_id, written, again)


def _marked_after(last: int) -> list[tuple]:
    marked = Answer.objects.filter(pk__gt=last, fraction_percent__isnull=False).order_by("pk")
    columns = ("attempt_id", "item_id", "item__version_id", "choice_ids", "text")
    return list(marked.values_list("pk", *columns, "fraction_percent")[:AT_ONCE])


def _make_room_for(wanted: set[int], versions: dict[int, QuestionVersion]) -> None:
    if len(versions) > MOST_VERSIONS:
        versions.clear()
    missing = wanted - versions.keys()
    if missing:
        found = QuestionVersion.objects.prefetch_related("choices").in_bulk(missing)
        versions.update(found)
