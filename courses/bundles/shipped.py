"""The courses that come with the software."""

from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry

from courses.catalogue.models import CoursePage
from courses.quizzes.models import Question, Quiz

STARTER = Path(__file__).parent / "starter"


def starter_bundles() -> list[Path]:
    return sorted(path.parent for path in STARTER.glob("*/course.yaml"))


def was_edited_here(slug: str) -> bool:
    """Whether a person has changed the course on this site: then its own words win."""
    course = CoursePage.objects.filter(locale=Locale.get_default(), slug=slug).first()
    if course is None:
        return False
    trees = [course, *course.get_translations()]
    if any(
        PageLogEntry.objects.filter(
            page__in=Page.objects.descendant_of(tree, inclusive=True), user__isnull=False
        ).exists()
        for tree in trees
    ):
        return True
    quizzes = Quiz.objects.filter(pk__in=[course.pre_test_id, course.post_test_id])
    questions = Question.objects.filter(bank__questions__slots__quiz__in=quizzes).distinct()
    return _edited(Quiz, quizzes) or _edited(Question, questions)


def _edited(model, rows) -> bool:
    return ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in rows.values_list("pk", flat=True)],
        user__isnull=False,
    ).exists()
