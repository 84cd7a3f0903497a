"""What a learner gained: the first pre-test against the first post-test."""

from dataclasses import dataclass
from decimal import Decimal

from courses.progress.attempt import Attempt
from courses.progress.path import CoursePath


@dataclass(frozen=True)
class Result:
    """Scores in percent of the scored items; None where there is no score (yet)."""

    before_percent: Decimal | None
    after_percent: Decimal | None
    best_percent: Decimal | None
    pass_mark_percent: int
    attempts_left: int
    is_passed: bool

    @property
    def gain_points(self) -> Decimal | None:
        """Percentage points between first pre-test and first post-test; negative when lower."""
        if self.before_percent is None or self.after_percent is None:
            return None
        return self.after_percent - self.before_percent


def result_of(path: CoursePath) -> Result:
    """Return the learner's result. The first post-test is the evidence, the best one passes."""
    pre = [a for a in path.of_purpose(Attempt.Purpose.PRE) if a.is_submitted]
    post = [a for a in path.of_purpose(Attempt.Purpose.POST) if a.is_submitted]
    scores = [a.score_percent for a in post if a.score_percent is not None]
    pass_mark_percent = path.rules.pass_mark_percent
    return Result(
        before_percent=pre[0].score_percent if pre else None,
        after_percent=post[0].score_percent if post else None,
        best_percent=max(scores, default=None),
        pass_mark_percent=pass_mark_percent,
        attempts_left=path.attempts_left,
        is_passed=any(attempt.reaches(pass_mark_percent) for attempt in post),
    )
