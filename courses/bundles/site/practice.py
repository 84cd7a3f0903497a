"""A course's practice tasks ↔ what course.yaml says of them."""

from collections.abc import Iterable
from dataclasses import replace

from courses.bundles.bundle import PracticeTask
from courses.bundles.site.carried import carried
from courses.catalogue.models import CoursePage


def read_practice(page: CoursePage) -> tuple[PracticeTask, ...]:
    return tuple(
        carried(
            PracticeTask,
            {
                "code": task.code,
                "title": task.title,
                "look_for": task.look_for,
                "scale": task.scale_name,
                "required": task.is_required,
            },
            what=task.title,
        )
        for task in page.practice_tasks
    )


def practice_stream(tasks: Iterable[PracticeTask]) -> list[tuple[str, dict]]:
    """Return what the page's field takes."""
    names = ("code", "title", "look_for", "scale", "required")
    return [("task", {name: getattr(task, name) for name in names}) for task in tasks]


def practice_with_english(
    tasks: tuple[PracticeTask, ...], english: tuple[PracticeTask, ...]
) -> tuple[PracticeTask, ...]:
    """Add the English words; a task that the English page does not translate has none."""
    words = {task.code: task for task in english}
    return tuple(
        replace(
            task,
            title_en=said.title if said.title != task.title else "",
            look_for_en=said.look_for if said.look_for != task.look_for else "",
        )
        for task in tasks
        for said in [words.get(task.code, task)]
    )


def practice_in_indonesian(tasks: tuple[PracticeTask, ...]) -> tuple[PracticeTask, ...]:
    return tuple(replace(task, title_en="", look_for_en="") for task in tasks)


def practice_in_english(tasks: tuple[PracticeTask, ...]) -> tuple[PracticeTask, ...]:
    return tuple(
        replace(
            task,
            title=task.title_en or task.title,
            look_for=task.look_for_en or task.look_for,
            title_en="",
            look_for_en="",
        )
        for task in tasks
    )
