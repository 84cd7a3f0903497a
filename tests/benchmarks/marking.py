"""A million stored answers marked again: how long it takes, and what the process holds.

Run as a program in the site's environment with their number, it prints the figures as JSON.
"""

import json
import os
import resource
import subprocess
import sys
import time

import django

from tests.journeys.running_site import ROOT

# Of a small stock and of a large one: memory must not tell them apart.
SIZES = (10_000, 1_000_000)
AT_ONCE = 20_000


def measure(environment: dict[str, str], *, sizes: list[int]) -> dict[str, dict]:
    """Return the figures of each size, by its number of answers."""
    return {str(size): _apart(size, environment) for size in sizes}


def _apart(size: int, environment: dict[str, str]) -> dict:
    for task in ("fill", "mark"):
        done = subprocess.run(
            (sys.executable, "-m", "tests.benchmarks.marking", task, str(size)),
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    django.setup()
    task, size = sys.argv[1], int(sys.argv[2])
    if task == "fill":
        fill(size)
    else:
        sys.stdout.write(json.dumps(marked()))


def fill(size: int) -> None:
    """Store so many answers of handed-in tests, each marked as `submit` marks it."""
    from django.utils import timezone

    from courses.models import Answer, Attempt, CoursePage
    from courses.progress.attempts import items_of
    from courses.quizzes.worth import worth_of

    course = CoursePage.objects.get(code__iexact="aman", locale__language_code="id")
    edition, now = course.pre_test.current_edition, timezone.now()
    item_ids = list(edition.items.filter(form="A").values_list("pk", flat=True))
    items = items_of(Attempt(item_ids=item_ids))
    # Each item with each of its options, and what that is worth.
    worths = [
        (item.pk, [choice.pk], worth_of(item.version, chosen=[choice.pk], text=""))
        for item in items
        for choice in item.version.choices.all()
    ]
    have = Answer.objects.exclude(fraction_percent=None).count()
    people = -(-(size - have) // len(items))
    attempts = _attempts(course, edition, item_ids, people=people, at=now)
    rows, left = [], size - have
    for number, attempt in enumerate(attempts):
        for place in range(min(len(items), left)):
            options = [each for each in worths if each[0] == items[place].pk]
            item, chosen, worth = options[(number + place) % len(options)]
            rows.append(
                Answer(
                    attempt_id=attempt, item_id=item, choice_ids=chosen, fraction_percent=worth,
                    writer="bench000", sequence=place, seen={"bench000": place}, answered_at=now,
                )
            )  # fmt: skip
        left -= min(len(items), left)
        if len(rows) >= AT_ONCE or not left:
            Answer.objects.bulk_create(rows, batch_size=2_000)
            rows = []


def _attempts(course, edition, item_ids: list[int], *, people: int, at) -> list[int]:
    """One handed-in test each, of people who are there for nothing else; return their ids."""
    from courses.enrolment.enrol import standing_cohort
    from courses.models import Attempt, Enrolment
    from lms.accounts.models import User

    cohort, first = standing_cohort(course), User.objects.count()
    made = []
    for begin in range(0, people, 2_000):
        users = User.objects.bulk_create(
            User(username=f"tanda-{first + n}", password="!", age_band="18-24")
            for n in range(begin, min(people, begin + 2_000))
        )
        enrolments = Enrolment.objects.bulk_create(
            Enrolment(learner=one, cohort=cohort, course=course, first_form="A", enrolled_at=at)
            for one in users
        )
        attempts = Attempt.objects.bulk_create(
            Attempt(
                enrolment=one,
                quiz=edition.quiz,
                edition=edition,
                purpose="pre",
                number=1,
                form="A",
                seed="00",
                item_ids=item_ids,
                started_at=at,
                submitted_at=at,
                score_percent=0,
            )
            for one in enrolments
        )
        made += [attempt.pk for attempt in attempts]
    return made


def marked() -> dict:
    """Mark everything again; RuntimeError when one fraction is not reproduced."""
    from courses.progress.marking_again import Count, mark_again

    count, began = Count(), time.monotonic()
    for difference in mark_again(count):
        raise RuntimeError(str(difference))
    seconds = time.monotonic() - began
    return {
        "answers": count.answers,
        "seconds": round(seconds, 2),
        "a_second": round(count.answers / seconds) if seconds else 0,
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    main()
