"""Quizzes: items exist, forms can be compared, the course's tests ask what it teaches."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.bundles.bundle import Quiz
from courses.bundles.parts import Parts
from courses.bundles.problem import Problem
from courses.quizzes.parallel import ENOUGH_ANCHORS

FILE = "quizzes.yaml"


def items_exist(parts: Parts) -> Iterator[Problem]:
    if parts.questions is None:
        return
    known = {question.code for question in parts.questions}
    for quiz in parts.quizzes or ():
        for field, codes in _lists_of(quiz):
            for code, times in Counter(codes).items():
                if code not in known:
                    message = _("questions.yaml does not hold this item: add it or mend the code.")
                    yield Problem(file=FILE, field=field, value=code, message=message)
                if times > 1:
                    message = _("This item stands twice in the form: keep one.")
                    yield Problem(file=FILE, field=field, value=code, message=message)


def _lists_of(quiz: Quiz) -> Iterator[tuple[str, tuple[str, ...]]]:
    for form, codes in quiz.forms.items():
        yield f"{quiz.code} › forms › {form}", codes
    yield f"{quiz.code} › attitude", quiz.attitude


def attitudes_stand_apart(parts: Parts) -> Iterator[Problem]:
    attitudes = {one.code: one.type == "likert" for one in parts.questions or ()}
    for quiz in parts.quizzes or ():
        for code in quiz.attitude:
            if attitudes.get(code) is False:
                message = _("This is no attitude (type: likert): put it into forms.")
                field = f"{quiz.code} › attitude"
                yield Problem(file=FILE, field=field, value=code, message=message)
        for form, codes in quiz.forms.items():
            for code in codes:
                if attitudes.get(code):
                    message = _("An attitude is never scored: list it under attitude, not here.")
                    field = f"{quiz.code} › forms › {form}"
                    yield Problem(file=FILE, field=field, value=code, message=message)


def forms_are_comparable(parts: Parts) -> Iterator[Problem]:
    anchors = {question.code for question in parts.questions or () if question.anchor}
    for quiz in parts.quizzes or ():
        field = f"{quiz.code} › forms"
        if "A" not in quiz.forms and (quiz.forms or not quiz.attitude):
            message = _("A quiz needs form A; form B comes beside it.")
            yield Problem(file=FILE, field=field, message=message)
        if set(quiz.forms) != {"A", "B"} or parts.questions is None:
            continue
        shared = set(quiz.forms["A"]) & set(quiz.forms["B"])
        count = len(shared & anchors)
        if count == 0:
            message = _(
                "Forms A and B share no anchor item, so they cannot be compared: "
                "put the same anchor items in both."
            )
            yield Problem(file=FILE, field=field, message=message)
        elif count < ENOUGH_ANCHORS:
            message = _("Forms A and B share %(count)d anchor items; %(wanted)d are better.")
            numbers = {"count": count, "wanted": ENOUGH_ANCHORS}
            yield Problem(file=FILE, field=field, message=message % numbers, is_warning=True)
        yield from _half_anchors(quiz, anchors - shared, field=field)


def _half_anchors(quiz: Quiz, elsewhere: set[str], *, field: str) -> Iterator[Problem]:
    for code in sorted(elsewhere & {*quiz.forms["A"], *quiz.forms["B"]}):
        message = _("This anchor item stands in one form only: put it in both.")
        yield Problem(file=FILE, field=field, value=code, message=message, is_warning=True)


def tests_exist(parts: Parts) -> Iterator[Problem]:
    if parts.course is None or parts.quizzes is None:
        return
    known = {quiz.code for quiz in parts.quizzes}
    tests = {"pre_test": parts.course.pre_test, "post_test": parts.course.post_test}
    for field, code in tests.items():
        if code is not None and code not in known:
            message = _("quizzes.yaml does not hold this quiz: add it or mend the code.")
            yield Problem(file="course.yaml", field=field, value=code, message=message)
    if parts.questions and not any(tests.values()):
        message = _("There are items, but the course names no test: add pre_test or post_test.")
        yield Problem(file="course.yaml", field="pre_test", message=message)


def path_objectives_are_asked(parts: Parts) -> Iterator[Problem]:
    if not parts.is_whole or not (parts.course.pre_test or parts.course.post_test):
        return
    tests = {parts.course.pre_test, parts.course.post_test}
    asked = {
        code
        for quiz in parts.quizzes
        if quiz.code in tests
        for codes in quiz.forms.values()
        for code in codes
    }
    covered = {question.objective for question in parts.questions if question.code in asked}
    taught = {
        code
        for module in parts.modules
        if not module.facts.is_extra
        for facts in (module.facts, *(lesson.facts for lesson in module.lessons))
        for code in facts.objectives
    }
    for code in sorted(taught - covered):
        message = _("The tests have no item for this objective of the path: add one.")
        yield Problem(file=FILE, field="objectives", value=code, message=message)


CHECKS = [
    items_exist,
    attitudes_stand_apart,
    forms_are_comparable,
    tests_exist,
    path_objectives_are_asked,
]
