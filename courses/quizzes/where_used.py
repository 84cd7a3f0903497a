"""Where a question is used, and in which editions each of its versions was asked."""

from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, ReferenceIndex

from courses.quizzes.question import Question, QuestionQuerySet, QuestionVersion
from courses.quizzes.quiz import Quiz, QuizEdition, QuizItem, QuizSlot


@dataclass(frozen=True)
class VersionUse:
    version: QuestionVersion
    editions: list[QuizEdition] = field(default_factory=list)


def versions_of(question: Question) -> list[VersionUse]:
    """Return every version, the newest first, with its options and editions."""
    versions = question.versions.prefetch_related("choices").order_by("-number")
    uses = {version.pk: VersionUse(version) for version in versions}
    items = QuizItem.objects.filter(version__question=question).select_related("edition__quiz")
    for item in items.order_by("edition__quiz__code", "edition__number"):
        editions = uses[item.version_id].editions
        if item.edition not in editions:
            editions.append(item.edition)
    return list(uses.values())


def with_quiz_count(questions: QuestionQuerySet) -> QuestionQuerySet:
    """Add in how many quizzes, as they are defined now, each question stands."""
    slots = QuizSlot.objects.filter(question=OuterRef("pk")).order_by()
    quizzes = slots.values("question").annotate(n=Count("quiz", distinct=True)).values("n")
    return questions.annotate(quiz_count=Coalesce(Subquery(quizzes), 0))


def slots_of(question: Question) -> list[QuizSlot]:
    """Return the places the question has in quizzes as they are defined now."""
    slots = question.slots.select_related("quiz")
    return list(slots.order_by("quiz__code", "form", "position"))


def pages_of(quiz: Quiz) -> QuerySet[Page]:
    """Return the pages that name the quiz: courses, told by Wagtail, as this room knows none."""
    references = ReferenceIndex.get_references_to(quiz).filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    return Page.objects.filter(pk__in=list(references.values_list("object_id", flat=True)))
