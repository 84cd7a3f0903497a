"""One answer read and written in one statement each: the busiest request of the site.

Nothing is locked while Python decides: in a transaction it would hold SQLite's only
writer, and everybody else's, for all that time.
"""

from functools import cache
from itertools import islice

from django.db import connection
from django.db.models import FilteredRelation, Q

from courses.enrolment.models import Cohort, Enrolment
from courses.progress.answer import Answer
from courses.progress.attempt import Attempt, AttemptQuerySet

KEY = ("attempt", "item")
CHANGES = (
    "choice_ids",
    "text",
    "writer",
    "sequence",
    "seen",
    "answered_at",
    "device_time",
    "is_late",
)

# The writer and the sequence of an answer: once another save took its place, no pair returns.
Mark = tuple[str, int]
NO_ANSWER: Mark = ("", -1)

_OF_ATTEMPT = ("item_ids", "submitted_at", "purpose")
_OF_COHORT = (
    "is_standing",
    "region_code",
    "pre_test_opens_at",
    "pre_test_closes_at",
    "post_test_opens_at",
    "post_test_closes_at",
)
_OF_ANSWER = ("choice_ids", "text", "writer", "sequence", "seen", "device_time", "is_late")


def read(
    own: AttemptQuerySet, *, attempt_id: int, item_id: int
) -> tuple[Attempt, dict[int, Answer]]:
    """Return the attempt, and by item the answer to this one if there is any.

    Both hold only what deciding about a save needs. Raises Attempt.DoesNotExist.
    """
    given = FilteredRelation("answers", condition=Q(answers__item=item_id))
    hours = (f"enrolment__cohort__{name}" for name in _OF_COHORT)
    columns = (*_OF_ATTEMPT, *hours, *(f"given__{name}" for name in _OF_ANSWER))
    found = iter(own.filter(pk=attempt_id).annotate(given=given).values_list(*columns).get())
    of_attempt = dict(zip(_OF_ATTEMPT, islice(found, len(_OF_ATTEMPT)), strict=True))
    cohort = Cohort(**dict(zip(_OF_COHORT, islice(found, len(_OF_COHORT)), strict=True)))
    attempt = Attempt(pk=attempt_id, enrolment=Enrolment(cohort=cohort), **of_attempt)
    facts = dict(zip(_OF_ANSWER, found, strict=True))
    if facts["writer"] is None:
        return attempt, {}
    return attempt, {item_id: Answer(attempt=attempt, item_id=item_id, **facts)}


def mark_of(answer: Answer | None) -> Mark:
    return (answer.writer, answer.sequence) if answer else NO_ANSWER


def put(answer: Answer, *, before: Mark) -> bool:
    """Write the answer if the item still bears the mark `before` and the test is open.

    False, and nothing written, if not. PostgreSQL locks the attempt for the statement, so
    that an answer and a hand-in see each other; SQLite lets one writer in at a time.
    """
    values = [
        field.get_db_prep_save(getattr(answer, field.attname), connection)
        for field in _fields(*KEY, *CHANGES)
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor), [*values, answer.attempt_id, *before])
        return cursor.rowcount == 1


def _fields(*names: str) -> list:
    return [Answer._meta.get_field(name) for name in names]


@cache
def _statement(_vendor: str) -> str:
    """Parameters: a value for each column, the attempt, and the mark."""
    answers, attempts = Answer._meta.db_table, Attempt._meta.db_table
    key, changes = ([field.column for field in _fields(*names)] for names in (KEY, CHANGES))
    columns = [*key, *changes]
    lock = "FOR UPDATE" if connection.features.has_select_for_update else ""
    # No value stands in this text, only names of tables and columns.
    return f"""
        INSERT INTO {answers} ({", ".join(columns)})
        SELECT {", ".join(["%s"] * len(columns))}
        FROM {attempts} WHERE id = %s AND submitted_at IS NULL {lock}
        ON CONFLICT ({", ".join(key)}) DO UPDATE
        SET {", ".join(f"{column} = excluded.{column}" for column in changes)}
        WHERE {answers}.writer = %s AND {answers}.sequence = %s
    """
