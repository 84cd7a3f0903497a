"""A module and its lessons as one learner meets them."""

from dataclasses import dataclass

from courses.catalogue.models import LessonPage, ModulePage


@dataclass(frozen=True)
class LessonState:
    page: LessonPage
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class ModuleState:
    page: ModulePage
    lessons: list[LessonState]
    # False for an extra module that this person was not selected for.
    is_theirs: bool = True

    @property
    def done(self) -> int:
        return sum(lesson.is_done for lesson in self.lessons)

    @property
    def total(self) -> int:
        return len(self.lessons)

    @property
    def is_done(self) -> bool:
        return self.done == self.total

    def position_of(self, lesson: LessonPage) -> int:
        """Return the place of the lesson in the module, from 1."""
        return next(n for n, one in enumerate(self.lessons, 1) if one.page == lesson)

    @property
    def minutes(self) -> int:
        return sum(lesson.page.minutes for lesson in self.lessons)
