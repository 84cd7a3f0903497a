"""Programme, objectives, items and quizzes ↔ values. Versions and editions only when needed."""

from django.db.models import Prefetch

from courses.bundles import bundle
from courses.bundles.drafts import draft_of, values_of
from courses.bundles.site.carried import carried
from courses.bundles.site.changes import Changes
from courses.bundles.site.course_page import read_programme
from courses.bundles.site.page_kind import Shelf
from courses.catalogue.models import Programme, ProgrammeLogo
from courses.quizzes.models import (
    Objective,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
    QuizSlot,
)
from courses.quizzes.publishing import as_draft, publish, revise
from courses.quizzes.quiz import EVERY_FORM


def put_programme(value: bundle.Programme, *, shelf: Shelf, changes: Changes) -> Programme:
    programme = Programme.objects.filter(code=value.code).first()
    if programme is not None and read_programme(programme, shelf.assets.name_of) == value:
        return programme
    changes.add("changed" if programme else "new", "programme", value.name)
    programme = programme or Programme(code=value.code)
    programme.name = value.name
    programme.funder = value.funder
    programme.starts_on = value.starts_on
    programme.ends_on = value.ends_on
    programme.save()
    _put_logo(programme, shelf.assets.named(value.logo))
    return programme


def _put_logo(programme: Programme, image) -> None:
    """A bundle carries the first logo; those that follow are kept as they are."""
    first = programme.logos.first()
    if image is None or (first is not None and first.image_id == image.pk):
        return
    if first is None:
        first = ProgrammeLogo(programme=programme, owner=programme.funder or programme.name)
        first.sort_order = 0
    first.image = image
    first.save()


def put_objectives(values: tuple[bundle.Objective, ...], *, changes: Changes) -> dict:
    found = Objective.objects.in_bulk([value.code for value in values], field_name="code")
    for value in values:
        objective = found.get(value.code)
        if objective is None or objective.text != value.text:
            changes.add("changed" if objective else "new", "objective", value.code)
            objective = objective or Objective(code=value.code)
            objective.text = value.text
            objective.save()
            found[value.code] = objective
    return found


def put_questions(
    bank: bundle.Bank, values: tuple[bundle.Question, ...], *, shelf: Shelf, changes: Changes
) -> dict[str, Question]:
    kept_bank, _made = QuestionBank.objects.update_or_create(
        code=bank.code, defaults={"title": bank.title}
    )
    found = {one.code: one for one in _with_newest(kept_bank.questions.all())}
    for value in values:
        question = found.get(value.code)
        if question is not None and _read_question(question) == value:
            continue
        changes.add("changed" if question else "new", "item", value.code)
        question, _made = Question.objects.update_or_create(
            bank=kept_bank,
            code=value.code,
            defaults={
                "objective": shelf.objectives[value.objective],
                "is_anchor": value.anchor,
            },
        )
        revise(question, draft=draft_of(value))
        found[value.code] = question
    return found


def put_quiz(value: bundle.Quiz, *, questions: dict[str, Question], changes: Changes) -> Quiz:
    quiz = Quiz.objects.filter(code=value.code).first()
    before = quiz.current_edition_id if quiz else None
    if quiz is None or _read_quiz(quiz) != value:
        quiz = quiz or Quiz(code=value.code)
        quiz.title = value.title
        quiz.attempts_allowed = value.attempts_allowed
        quiz.shuffle_choices = value.shuffle_choices
        quiz.shuffle_items = value.shuffle_items
        quiz.save()
        quiz.slots.all().delete()
        QuizSlot.objects.bulk_create(
            QuizSlot(quiz=quiz, form=form, position=position, question=questions[code])
            for form, codes in [*value.forms.items(), (EVERY_FORM, value.attitude)]
            for position, code in enumerate(codes, 1)
        )
    if publish(quiz).pk != before:
        changes.add("changed" if before else "new", "quiz", value.code)
    return Quiz.objects.get(pk=quiz.pk)


def read_bank(bank: QuestionBank) -> tuple[bundle.Bank, tuple[bundle.Question, ...]]:
    """Items without a text yet are left out: there is nothing to write."""
    questions = [
        _read_question(one) for one in _with_newest(bank.questions.all()) if one.versions.all()
    ]
    values = {"code": bank.code, "title": bank.title}
    return carried(bundle.Bank, values, what=bank.code), tuple(questions)


def read_quizzes_of(bank: QuestionBank) -> tuple[bundle.Quiz, ...]:
    quizzes = Quiz.objects.filter(slots__question__bank=bank).distinct().order_by("code")
    return tuple(_read_quiz(quiz) for quiz in quizzes)


def _with_newest(questions):
    versions = QuestionVersion.objects.order_by("-number").prefetch_related("choices")
    return questions.select_related("objective").prefetch_related(Prefetch("versions", versions))


def _read_question(question: Question) -> bundle.Question | None:
    newest = next(iter(question.versions.all()), None)
    if newest is None:
        return None
    values = {
        "code": question.code,
        "objective": question.objective.code,
        "anchor": question.is_anchor,
        **values_of(as_draft(newest)),
    }
    return carried(bundle.Question, values, what=question.code)


def _read_quiz(quiz: Quiz) -> bundle.Quiz:
    forms: dict[str, list[str]] = {}
    for slot in quiz.slots.select_related("question").order_by("form", "position"):
        forms.setdefault(slot.form, []).append(slot.question.code)
    values = {
        "code": quiz.code,
        "title": quiz.title,
        "attempts_allowed": quiz.attempts_allowed,
        "shuffle_choices": quiz.shuffle_choices,
        "shuffle_items": quiz.shuffle_items,
        "attitude": forms.pop(EVERY_FORM, []),
        "forms": forms,
    }
    return carried(bundle.Quiz, values, what=quiz.code)
