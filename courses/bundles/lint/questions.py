"""Items and objectives: codes once, worths that add up, nothing left over."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from courses.bundles.drafts import draft_of
from courses.bundles.parts import Parts
from courses.bundles.problem import Problem
from courses.quizzes.draft_rules import problems_of

FILE = "questions.yaml"


def codes_stand_once(parts: Parts) -> Iterator[Problem]:
    yield from _twice("objectives", (one.code for one in parts.objectives or ()), file=FILE)
    yield from _twice("questions", (one.code for one in parts.questions or ()), file=FILE)
    yield from _twice("quizzes", (one.code for one in parts.quizzes or ()), file="quizzes.yaml")


def _twice(field: str, codes: Iterable[str], *, file: str) -> Iterator[Problem]:
    for code, times in Counter(codes).items():
        if times > 1:
            message = _("This code is given twice: give one of them another code.")
            yield Problem(file=file, field=field, value=code, message=message)


def items_can_be_asked(parts: Parts) -> Iterator[Problem]:
    for question in parts.questions or ():
        for message in problems_of(draft_of(question)):
            yield Problem(file=FILE, field="choices", value=question.code, message=message)
        if question.type == "likert" and question.anchor:
            message = _("An attitude stands in every form anyway: leave anchor out.")
            yield Problem(file=FILE, field="anchor", value=question.code, message=message)


def objectives_are_known(parts: Parts) -> Iterator[Problem]:
    if parts.objectives is None:
        return
    known = {objective.code for objective in parts.objectives}
    message = _("questions.yaml does not list this objective: add it or mend the code.")
    for question in parts.questions or ():
        if question.objective not in known:
            field = f"{question.code} › objective"
            yield Problem(file=FILE, field=field, value=question.objective, message=message)
    for module in parts.modules:
        named = [(parts.places[module.slug], module.facts.objectives)]
        for lesson in module.lessons:
            named.append((parts.places[module.slug, lesson.slug], lesson.facts.objectives))
        for file, codes in named:
            for code in codes:
                if code not in known:
                    yield Problem(file=file, field="objectives", value=code, message=message)
            yield from _twice("objectives", codes, file=file)


def nothing_is_left_over(parts: Parts) -> Iterator[Problem]:
    if not parts.is_whole:
        return
    used = {question.objective for question in parts.questions}
    for module in parts.modules:
        used.update(module.facts.objectives)
        for lesson in module.lessons:
            used.update(lesson.facts.objectives)
    for objective in parts.objectives:
        if objective.code not in used:
            message = _("No lesson, module or item has this objective: use it or remove it.")
            yield Problem(file=FILE, field="objectives", value=objective.code, message=message)
    if parts.questions and parts.bank is None:
        message = _("Items need a bank with code and title: add it.")
        yield Problem(file=FILE, field="bank", message=message)
    if parts.bank is not None and not parts.questions:
        message = _("This bank has no items: add some or remove the bank.")
        yield Problem(file=FILE, field="bank", value=parts.bank.code, message=message)


CHECKS = [codes_stand_once, items_can_be_asked, objectives_are_known, nothing_is_left_over]
