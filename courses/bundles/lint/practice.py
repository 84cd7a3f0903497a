"""Practice tasks: each has a code of its own, and English words of its own."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.bundles.parts import Parts
from courses.bundles.problem import Problem

FILE, FIELD = "course.yaml", "practice"


def codes_differ(parts: Parts) -> Iterator[Problem]:
    tasks = parts.course.practice if parts.course else ()
    for code, times in Counter(task.code for task in tasks).items():
        if times > 1:
            message = _("Another task has this code: choose another.")
            yield Problem(file=FILE, field=FIELD, value=code, message=message)


def english_is_english(parts: Parts) -> Iterator[Problem]:
    """What repeats the Indonesian words could not be told from a missing translation."""
    for task in parts.course.practice if parts.course else ():
        pairs = {"title_en": task.title, "look_for_en": task.look_for}
        for name, indonesian in pairs.items():
            if indonesian and getattr(task, name) == indonesian:
                message = _("This repeats the Indonesian words: leave it out.")
                yield Problem(
                    file=FILE, field=f"{FIELD} › {name}", value=task.code, message=message
                )


CHECKS = [codes_differ, english_is_english]
