"""Whether forms A and B can be compared: what to mend before anybody is measured with them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from courses.quizzes.question import Question
from courses.quizzes.quiz import EVERY_FORM, Form, QuizSlot

# Fewer anchors, and a form's difficulty may be counted as gain.
ENOUGH_ANCHORS = 4


def concerns(slots: Iterable[QuizSlot]) -> list[str]:
    """Return in words what makes the forms hard to compare; an empty list when nothing does.

    The slots come with their questions and the questions' objectives.
    """
    forms: dict[str, list[Question]] = {Form.A: [], Form.B: []}
    for slot in slots:
        # Attitudes are the same in every form.
        if slot.form != EVERY_FORM:
            forms[slot.form].append(slot.question)
    a, b = forms[Form.A], forms[Form.B]
    if not a and not b:
        return []
    if not b:
        return [_("There is no form B yet: the difficulty of a form may be counted as gain.")]
    return [*_few_anchors(a, b), *_half_anchors(a, b), *_objectives(a, b), *_sizes(a, b)]


def _few_anchors(a: list[Question], b: list[Question]) -> list[str]:
    shared = {one.pk for one in a if one.is_anchor} & {one.pk for one in b}
    if len(shared) >= ENOUGH_ANCHORS:
        return []
    words = _("Forms A and B share %(count)d anchor items; %(wanted)d are better.")
    return [words % {"count": len(shared), "wanted": ENOUGH_ANCHORS}]


def _half_anchors(a: list[Question], b: list[Question]) -> list[str]:
    in_one_form = {one.pk for one in a} ^ {one.pk for one in b}
    codes = sorted(one.code for one in (*a, *b) if one.is_anchor and one.pk in in_one_form)
    if not codes:
        return []
    words = _("These anchor items stand in one form only: %(codes)s.")
    return [words % {"codes": ", ".join(codes)}]


def _objectives(a: list[Question], b: list[Question]) -> list[str]:
    asked = {form: {one.objective.code for one in has} for form, has in (("A", a), ("B", b))}
    words = _("Only form %(form)s asks about: %(codes)s.")
    found = []
    for form, other in (("A", "B"), ("B", "A")):
        codes = sorted(asked[form] - asked[other])
        if codes:
            found.append(words % {"form": form, "codes": ", ".join(codes)})
    return found


def _sizes(a: list[Question], b: list[Question]) -> list[str]:
    if len(a) == len(b):
        return []
    words = _("Form A has %(a)d items, form B has %(b)d.")
    return [words % {"a": len(a), "b": len(b)}]
