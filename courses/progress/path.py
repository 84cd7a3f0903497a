"""Where a learner is in a course: what is done, what comes next, what is still closed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.utils import timezone

from courses.catalogue.models import CoursePage, LessonPage, ModulePage
from courses.enrolment.models import Enrolment
from courses.progress import reading, test_hours
from courses.progress.attempt import Attempt
from courses.progress.neighbours import neighbour
from courses.progress.practice_mark import PracticeMark
from courses.progress.practice_state import PracticeState, practice_states
from courses.progress.states import LessonState, ModuleState


class Stage(StrEnum):
    """What comes next."""

    ENROL = "enrol"
    PRE_TEST = "pre_test"
    LESSON = "lesson"
    POST_TEST = "post_test"
    RETAKE = "retake"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    PRACTICE = "practice"
    COMPLETED = "completed"


class CoursePath:
    """One learner's way through one course, read with a fixed number of statements.

    `course` may be a translation; progress is matched by translation key.
    """

    def __init__(
        self, course: CoursePage, *, enrolment: Enrolment | None, at: datetime | None = None
    ) -> None:
        """`at`: the moment that decides which tests are open; now when left out."""
        self.course = course
        self.enrolment = enrolment
        self.at = at or timezone.now()

    @classmethod
    def of_many(
        cls, enrolments: Iterable[Enrolment], *, courses: Mapping[int, CoursePage]
    ) -> list["CoursePath"]:
        """Read many paths with as many statements as one.

        `courses` gives for each enrolment's course id the page to show, which may be a
        translation; a course missing there is shown by its own page.
        """
        paths = [cls(courses.get(e.course_id, e.course), enrolment=e) for e in enrolments]
        enrolled = [path.enrolment.pk for path in paths]
        outlines = reading.outlines_of(path.course for path in paths)
        progress = reading.progress_of(enrolled)
        attempts = reading.attempts_of(path.enrolment for path in paths)
        has_extras = any(module.is_extra for outline in outlines.values() for module, _ in outline)
        selected = reading.selections_of(enrolled) if has_extras else {}
        has_practice = any(path.rules.practice for path in paths)
        marks = reading.practice_of(enrolled) if has_practice else {}
        for path in paths:
            path._marks = marks.get(path.enrolment.pk, {})
            path._selected = selected.get(path.enrolment.pk, set())
            path.outline = outlines[path.course.pk]
            path._progress = progress[path.enrolment.pk]
            path.attempts = attempts[path.enrolment.pk]
        return paths

    @property
    def rules(self) -> CoursePage:
        """The page whose tests and pass mark count: the one enrolled in, not a translation."""
        return self.enrolment.course if self.enrolment else self.course

    @cached_property
    def outline(self) -> reading.Outline:
        return reading.outlines_of([self.course])[self.course.pk]

    @cached_property
    def lessons(self) -> list[LessonPage]:
        """The lessons of the path, in order; those of extra modules are not among them."""
        return [
            lesson for module, lessons in self.outline if not module.is_extra for lesson in lessons
        ]

    @cached_property
    def _progress(self) -> dict[UUID, reading.Trace]:
        if self.enrolment is None:
            return {}
        return reading.progress_of([self.enrolment.pk])[self.enrolment.pk]

    @cached_property
    def _selected(self) -> set[UUID]:
        if self.enrolment is None or not any(module.is_extra for module, _lessons in self.outline):
            return set()
        return reading.selections_of([self.enrolment.pk])[self.enrolment.pk]

    def is_theirs(self, module: ModulePage) -> bool:
        """Whether this person may go into the module: an extra one is for those selected."""
        return not module.is_extra or module.translation_key in self._selected

    @property
    def extras(self) -> list[ModulePage]:
        """The extra modules this person was selected for."""
        return [m for m, _lessons in self.outline if m.is_extra and self.is_theirs(m)]

    def is_done(self, lesson: LessonPage) -> bool:
        trace = self._progress.get(lesson.translation_key)
        return trace is not None and trace.done_at is not None

    def was_opened(self, lesson: LessonPage) -> bool:
        return lesson.translation_key in self._progress

    def stopped_at_block(self, lesson: LessonPage) -> int:
        """Return the block at which reading stopped; 0 for the top, and once the lesson is done."""
        trace = self._progress.get(lesson.translation_key)
        return trace.stopped_at_block if trace is not None and trace.done_at is None else 0

    @cached_property
    def _marks(self) -> dict[str, PracticeMark]:
        if self.enrolment is None or not self.rules.practice:
            return {}
        return reading.practice_of([self.enrolment.pk])[self.enrolment.pk]

    @property
    def practice(self) -> list[PracticeState]:
        return practice_states(self.rules, shown=self.course, marks=self._marks)

    @property
    def open_practice(self) -> list[PracticeState]:
        """The tasks without which the course is not complete, and which are not done."""
        return [state for state in self.practice if state.task.is_required and not state.is_done]

    @cached_property
    def attempts(self) -> list[Attempt]:
        if self.enrolment is None:
            return []
        return reading.attempts_of([self.enrolment])[self.enrolment.pk]

    def of_purpose(self, purpose: str) -> list[Attempt]:
        return [attempt for attempt in self.attempts if attempt.purpose == purpose]

    @property
    def open_attempt(self) -> Attempt | None:
        """The test under way that may still be answered."""
        return next((a for a in self._unfinished if not self._is_too_late(a)), None)

    @property
    def left_attempt(self) -> Attempt | None:
        """A test whose time is over, with answers that were saved and not handed in."""
        left = (a for a in self._unfinished if self._is_too_late(a))
        return next((a for a in left if a.answers.all()), None)

    @property
    def _unfinished(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if not attempt.is_submitted]

    def _is_too_late(self, attempt: Attempt) -> bool:
        window = test_hours.window_of(self.enrolment.cohort, purpose=attempt.purpose)
        return window.is_beyond_grace(self.at)

    def is_early(self, purpose: str) -> bool:
        return test_hours.window_of(self.enrolment.cohort, purpose=purpose).is_early(self.at)

    def why_closed(self, purpose: str) -> str | None:
        """Say why a test of this purpose cannot be begun now, in the cohort's zone; else None."""
        if self.enrolment is None:
            return None
        return test_hours.why_closed(self.enrolment.cohort, purpose=purpose, at=self.at)

    @property
    def first_unanswered(self) -> int:
        """The number of the open test's first item without an answer; 0 when all have one."""
        if self.open_attempt is None:
            return 0
        answered = {row.item_id for row in self.open_attempt.answers.all() if row.is_whole}
        numbered = enumerate(self.open_attempt.item_ids, start=1)
        return next((number for number, item in numbered if item not in answered), 0)

    @property
    def latest_post_test(self) -> Attempt | None:
        posts = _submitted(self.of_purpose(Attempt.Purpose.POST))
        return posts[-1] if posts else None

    @property
    def needs_pre_test(self) -> bool:
        taken = _submitted(self.of_purpose(Attempt.Purpose.PRE))
        return self.rules.pre_test_id is not None and not taken and not self.has_missed_pre_test

    @property
    def has_missed_pre_test(self) -> bool:
        """Whether there can be no «before» any more, which keeps nobody from the lessons.

        The pre-test closed and is not under way, or opened after reading had begun.
        """
        pre = self.of_purpose(Attempt.Purpose.PRE)
        if self.enrolment is None or self.rules.pre_test_id is None:
            return False
        if any(one.is_submitted or not self._is_too_late(one) for one in pre):
            return False
        window = test_hours.window_of(self.enrolment.cohort, purpose=Attempt.Purpose.PRE)
        opened = [trace.opened_at for trace in self._progress.values()]
        return window.is_over(self.at) or any(window.is_early(moment) for moment in opened)

    @property
    def next_lesson(self) -> LessonPage | None:
        """The lesson read last and not finished; else the first that is not done."""
        undone = [lesson for lesson in self.lessons if not self.is_done(lesson)]
        opened = [lesson for lesson in undone if self.was_opened(lesson)]
        if opened:
            return max(opened, key=lambda lesson: self._progress[lesson.translation_key].last_at)
        return undone[0] if undone else None

    @property
    def has_passed(self) -> bool:
        """True when a post-test reached the pass mark, or the course has none."""
        if self.rules.post_test_id is None:
            return True
        posts = _submitted(self.of_purpose(Attempt.Purpose.POST))
        return any(post.reaches(self.rules.pass_mark_percent) for post in posts)

    @cached_property
    def stage(self) -> Stage:
        if self.enrolment is None:
            return Stage.ENROL
        if self.enrolment.is_complete:
            return Stage.COMPLETED
        if self.needs_pre_test:
            return Stage.PRE_TEST
        if self.next_lesson is not None:
            return Stage.LESSON
        posts = self.of_purpose(Attempt.Purpose.POST)
        if self.has_passed:
            return Stage.PRACTICE if self.open_practice else Stage.COMPLETED
        if not _submitted(posts):
            return Stage.POST_TEST
        if self.open_attempt is not None or self.attempts_left:
            return Stage.RETAKE
        return Stage.NO_ATTEMPTS_LEFT

    @property
    def attempts_left(self) -> int:
        """How often the post-test may still be begun."""
        quiz = self.rules.post_test
        edition = quiz.current_edition if quiz else None
        allowed = edition.attempts_allowed if edition else 0
        return max(0, allowed - len(self.of_purpose(Attempt.Purpose.POST)))

    def may_start(self, purpose: str) -> bool:
        """Return whether the path has come to a test of this purpose; its hours: `why_closed`."""
        if purpose == Attempt.Purpose.PRE:
            return self.stage == Stage.PRE_TEST
        return self.stage in (Stage.POST_TEST, Stage.RETAKE)

    @cached_property
    def modules(self) -> list[ModuleState]:
        following = self.next_lesson if self.stage == Stage.LESSON else None
        return [
            self._state(module, lessons, following=following) for module, lessons in self.outline
        ]

    def module_of(self, lesson: LessonPage) -> ModuleState | None:
        """Return the lesson's module; unlike `modules` it never asks about tests."""
        return next(
            (self._state(module, lessons) for module, lessons in self.outline if lesson in lessons),
            None,
        )

    def _state(
        self, module: ModulePage, lessons: list[LessonPage], *, following: LessonPage | None = None
    ) -> ModuleState:
        return ModuleState(
            module,
            [LessonState(page, self.is_done(page), page == following) for page in lessons],
            is_theirs=self.is_theirs(module),
        )

    def before(self, lesson: LessonPage) -> LessonPage | None:
        return neighbour(self, lesson, step=-1)

    def after(self, lesson: LessonPage) -> LessonPage | None:
        """The lesson that follows: in the path, or inside the extra module it stands in."""
        return neighbour(self, lesson, step=1)

    @property
    def lessons_done(self) -> int:
        return sum(self.is_done(lesson) for lesson in self.lessons)


def _submitted(attempts: Iterable[Attempt]) -> list[Attempt]:
    return [attempt for attempt in attempts if attempt.is_submitted]
