"""What learning tells a person about themselves (hook `person_export`)."""

from django.utils.translation import gettext as _

from courses.enrolment.models import Enrolment
from courses.progress.models import Answer, Attempt, LessonProgress
from courses.quizzes.models import Choice
from lms.accounts.copying import Section
from lms.accounts.models import User


def tell_learning(person: User) -> list[Section]:
    return [_enrolments(person), _lessons(person), _attempts(person), _answers(person)]


def _enrolments(person: User) -> Section:
    columns = [
        ("course", _("Course")),
        ("cohort", _("Cohort")),
        ("enrolled_at", _("Joined")),
        ("completed_at", _("Completed")),
        ("ended_at", _("Ended")),
        ("ended_because", _("Why it ended")),
        *((name, name.replace("_", " ")) for name in Enrolment.FROZEN_FIELDS),
    ]
    told = [
        (
            enrolment.course.title,
            enrolment.cohort.name,
            enrolment.enrolled_at,
            enrolment.completed_at,
            enrolment.ended_at,
            str(enrolment.get_ended_because_display()),
            *(getattr(enrolment, name) for name in Enrolment.FROZEN_FIELDS),
        )
        for enrolment in Enrolment.objects.of(person)
        .select_related("course", "cohort")
        .order_by("pk")
    ]
    return Section("enrolments", _("My classes"), columns, told)


def _lessons(person: User) -> Section:
    columns = [("lesson", _("Lesson")), ("opened_at", _("Opened")), ("done_at", _("Done"))]
    rows = LessonProgress.objects.filter(enrolment__learner=person).order_by("pk")
    told = list(rows.values_list("lesson__title", "opened_at", "done_at"))
    return Section("lessons", _("My lessons"), columns, told)


def _attempts(person: User) -> Section:
    columns = [
        ("id", _("No.")),
        ("purpose", _("Test")),
        ("started_at", _("Started")),
        ("submitted_at", _("Handed in")),
        ("score_percent", _("Score in percent")),
    ]
    rows = Attempt.objects.of(person).order_by("pk")
    told = list(rows.values_list("pk", *(key for key, _words in columns[1:])))
    return Section("attempts", _("My tests"), columns, told)


def _answers(person: User) -> Section:
    """What was chosen, in the words that were shown, or written; not whether it was right."""
    answers = Answer.objects.filter(attempt__enrolment__learner=person).order_by("pk")
    answers = list(
        answers.values_list("attempt", "item__version__text", "choice_ids", "text", "answered_at")
    )
    ids = {pk for row in answers for pk in row[2]}
    words = dict(Choice.objects.filter(pk__in=ids).values_list("pk", "text"))
    columns = [
        ("attempt", _("Test")),
        ("question", _("Question")),
        ("chosen", _("My answer")),
        ("answered_at", _("Answered")),
    ]
    rows = [
        (attempt, text, said or "; ".join(words.get(pk, "–") for pk in choices), at)
        for attempt, text, choices, said, at in answers
    ]
    return Section("answers", _("My answers"), columns, rows)
