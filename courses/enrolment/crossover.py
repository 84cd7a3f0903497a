"""Which form of the test somebody begins with, so that half of a cohort has each."""

from hashlib import sha256

from django.db.models import Count

from courses.enrolment.cohort import Cohort
from courses.quizzes.quiz import Form


def next_forms(cohort: Cohort, *, wanted: int = 1) -> list[str]:
    """Return the forms of the next people: always the one fewer began with.

    A tie is drawn from the cohort's seed, so that who comes when does not tell the form.
    """
    counts = dict.fromkeys(Form.values, 0)
    rows = cohort.enrolments.order_by().values_list("first_form").annotate(Count("pk"))
    counts.update(dict(rows))
    forms = []
    for _person in range(wanted):
        form = _next(counts, seed=cohort.seed)
        counts[form] += 1
        forms.append(form)
    return forms


def _next(counts: dict[str, int], *, seed: str) -> str:
    if counts[Form.A] != counts[Form.B]:
        return min(counts, key=counts.get)
    drawn = sha256(f"{seed}:{sum(counts.values())}".encode()).digest()[0]
    return Form.values[drawn % 2]
