"""A practice task as one learner meets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from courses.catalogue.models import CoursePage
from courses.catalogue.practice import PracticeTask
from courses.progress.practice_mark import PracticeMark


@dataclass(frozen=True)
class PracticeState:
    task: PracticeTask
    mark: PracticeMark | None

    @property
    def is_done(self) -> bool:
        return self.mark is not None and self.mark.is_done

    @property
    def was_tried(self) -> bool:
        return self.mark is not None and self.mark.step > 0


def practice_states(
    rules: CoursePage, *, shown: CoursePage, marks: Mapping[str, PracticeMark]
) -> list[PracticeState]:
    """Return the tasks of `rules`, in the words of `shown`, which may be its translation."""
    tasks = rules.practice_tasks
    if shown.pk != rules.pk:
        tasks = _in_words_of(shown.practice_tasks, tasks)
    return [PracticeState(task, marks.get(task.code)) for task in tasks]


def _in_words_of(shown: Iterable[PracticeTask], tasks: list[PracticeTask]) -> list[PracticeTask]:
    words = {task.code: task for task in shown}
    return [
        replace(task, title=said.title, look_for=said.look_for)
        for task in tasks
        for said in [words.get(task.code, task)]
    ]
