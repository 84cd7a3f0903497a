"""What fits together in a bundle, beyond each file's own shape."""

from courses.bundles.lint import lessons, media, practice, questions, quizzes
from courses.bundles.parts import Parts
from courses.bundles.problem import Problem


def lint(parts: Parts) -> list[Problem]:
    """Return problems and warnings; what could not be read is not complained about again."""
    return [
        problem
        for check in (
            *practice.CHECKS,
            *questions.CHECKS,
            *quizzes.CHECKS,
            *lessons.CHECKS,
            *media.CHECKS,
        )
        for problem in check(parts)
    ]
