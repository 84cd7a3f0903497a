"""A result as the page shows it. No key leaves this room before its time."""

from dataclasses import dataclass

from courses.catalogue.models import LessonPage
from courses.learn.in_language import in_this_language
from courses.learn.reviewed_item import ReviewedItem, reviewed_item
from courses.learn.words import gain_in_words, whole
from courses.progress.attempt import Attempt
from courses.progress.attempts import items_of
from courses.progress.path import CoursePath
from courses.progress.results import Result, result_of
from courses.quizzes.models import QuizItem
from courses.quizzes.quiz import EVERY_FORM


@dataclass(frozen=True)
class ResultSheet:
    attempt: Attempt
    path: CoursePath
    result: Result
    reviewed: list[ReviewedItem]
    lessons_to_revisit: list[LessonPage]

    @property
    def is_pre_test(self) -> bool:
        return self.attempt.purpose == Attempt.Purpose.PRE

    @property
    def score(self) -> int | None:
        """In whole percent; None where attitudes only were asked."""
        return whole(self.attempt.score_percent)

    @property
    def before(self) -> int | None:
        return whole(self.result.before_percent)

    @property
    def after(self) -> int | None:
        return whole(self.result.after_percent)

    @property
    def gain_sentence(self) -> str:
        return gain_in_words(before=self.before, after=self.after)

    @property
    def may_try_again(self) -> bool:
        is_open = self.path.why_closed(self.attempt.purpose) is None
        return not self.result.is_passed and self.result.attempts_left > 0 and is_open


def result_sheet(attempt: Attempt) -> ResultSheet:
    """Return what the learner may see now.

    After a pre-test nothing about single items. After a post-test, explanations only
    once no further attempt can use them; before that, the lessons worth reading again.
    """
    path = CoursePath(in_this_language(attempt.enrolment.course), enrolment=attempt.enrolment)
    result = result_of(path)
    is_post = attempt.purpose == Attempt.Purpose.POST
    is_over = path.open_attempt is None and (result.is_passed or result.attempts_left == 0)
    return ResultSheet(
        attempt=attempt,
        path=path,
        result=result,
        reviewed=_reviewed(attempt) if is_post and is_over else [],
        lessons_to_revisit=_lessons_to_revisit(attempt, path) if is_post and not is_over else [],
    )


def _reviewed(attempt: Attempt) -> list[ReviewedItem]:
    answers = {answer.item_id: answer for answer in attempt.answers.all()}
    return [
        reviewed_item(item, number=number, answer=answers.get(item.pk))
        for number, item in enumerate(items_of(attempt), start=1)
        if item.is_scored
    ]


def _lessons_to_revisit(attempt: Attempt, path: CoursePath) -> list[LessonPage]:
    full = attempt.answers.filter(fraction_percent=100).values("item_id")
    missed = (
        QuizItem.objects.filter(pk__in=attempt.item_ids)
        .exclude(pk__in=full)
        .exclude(form=EVERY_FORM)
        .values("version__question__objective")
    )
    wanted = set(
        LessonPage.objects.filter(objectives__in=missed).values_list("translation_key", flat=True)
    )
    return [lesson for lesson in path.lessons if lesson.translation_key in wanted]
