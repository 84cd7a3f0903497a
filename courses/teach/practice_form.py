"""What a trainer sends from the practice pages, and the lines those pages are made of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from courses.catalogue.practice import PracticeTask
from courses.enrolment.models import Enrolment
from courses.enrolment.told_apart import names_of
from courses.progress.practice import Mark
from courses.progress.practice_mark import PracticeMark

_WAS = re.compile(r"was-([0-9]{1,18})-([-_a-zA-Z0-9]{1,40})", re.ASCII)


@dataclass(frozen=True)
class Cell:
    """One task of one person: what stands now, and the field that changes it."""

    enrolment_id: int
    person: str
    username: str
    task: PracticeTask
    mark: PracticeMark | None
    # A minor without both yeses: nothing is stored yet.
    is_waiting: bool

    @property
    def name(self) -> str:
        return f"{self.enrolment_id}-{self.task.code}"

    @property
    def step(self) -> int:
        return self.mark.step if self.mark else 0

    @property
    def is_tick(self) -> bool:
        return len(self.task.scale.steps) == 1

    @property
    def choices(self) -> list[tuple[int, str]]:
        return [(0, self.task.scale.words_of(0)), *self.task.scale.choices]


def cells_of(
    people: Iterable[Enrolment],
    tasks: Iterable[PracticeTask],
    *,
    marks: Mapping[int, Mapping[str, PracticeMark]],
    waiting: set[int],
) -> list[Cell]:
    people, tasks = list(people), list(tasks)
    names = names_of(one.learner for one in people)
    return [
        Cell(
            enrolment_id=one.pk,
            person=names[one.learner_id],
            username=one.learner.username,
            task=task,
            mark=marks[one.pk].get(task.code),
            is_waiting=one.pk in waiting,
        )
        for one in people
        for task in tasks
    ]


def changed_marks(posted: QueryDict, *, tasks: Iterable[PracticeTask]) -> list[Mark]:
    """Return what differs from what the page had shown: the rest may be another trainer's news."""
    known = {task.code: task for task in tasks}
    marks = []
    for field in posted:
        found = _WAS.fullmatch(field)
        task = known.get(found[2]) if found else None
        if task is None:
            continue
        step = _step(posted.get(f"mark-{found[1]}-{task.code}", "0"), task)
        if step is not None and str(step) != posted[field]:
            marks.append(Mark(int(found[1]), task, step))
    return marks


def _step(typed: str, task: PracticeTask) -> int | None:
    if not re.fullmatch("[0-9]", typed, re.ASCII):
        return None
    return int(typed) if int(typed) <= len(task.scale.steps) else None
