"""Which question stands where: one row a question, with its place in form A and in form B.

An attitude has one place instead, the same in every form.

An ordered list without script: numbers are written, gaps and repeats are closed on saving.
"""

from collections.abc import Mapping

from django import forms
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.quizzes.arranging import Place, in_order
from courses.quizzes.question import Question, QuestionVersion
from courses.quizzes.quiz import EVERY_FORM, Form, Quiz, QuizSlot

EMPTY_ROWS = 5
MOST_ROWS = 200
COLUMNS = {Form.A: "a", Form.B: "b", EVERY_FORM: "attitude"}


class PlaceForm(forms.Form):
    question = forms.CharField(
        label=gettext_lazy("Item"),
        max_length=90,
        widget=forms.TextInput(
            attrs={"list": "items", "placeholder": gettext_lazy("Code or words of an item")}
        ),
    )
    a = forms.IntegerField(
        label=gettext_lazy("Place in form A"), min_value=1, max_value=999, required=False
    )
    b = forms.IntegerField(
        label=gettext_lazy("Place in form B"), min_value=1, max_value=999, required=False
    )
    attitude = forms.IntegerField(
        label=gettext_lazy("Place among the attitudes"),
        min_value=1,
        max_value=999,
        required=False,
    )

    def __init__(self, *args, shelf: "Shelf", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._shelf = shelf
        if self.initial:
            self.fields["question"].widget = forms.HiddenInput()

    @cached_property
    def found(self) -> Question | None:
        return self._shelf.find(self["question"].value() or "")

    def clean_question(self) -> Question:
        typed = self.cleaned_data["question"]
        question = self._shelf.find(typed)
        if question is None:
            raise forms.ValidationError(
                _("There is no item «%(typed)s»: choose one from the list."),
                params={"typed": Truncator(typed).chars(60)},
            )
        if question.is_retired and not self.initial:
            raise forms.ValidationError(
                _("Item %(code)s is no longer offered. Choose another, or offer it again first."),
                params={"code": question.code},
            )
        return question

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        is_new = not self.initial and "question" in cleaned
        if is_new and not (any(cleaned.get(column) for column in COLUMNS.values()) or self.errors):
            self.add_error("a", _("Write a place in form A, in form B, or in both."))
        self._require_apart(cleaned)
        return cleaned

    def _require_apart(self, cleaned: dict) -> None:
        question = cleaned.get("question")
        if question is None or not question.newest_type:
            return
        if question.newest_type != QuestionVersion.Type.LIKERT:
            if cleaned.get("attitude"):
                words = _("This item is no attitude: write a place in form A, in form B, or both.")
                self.add_error("attitude", words)
            return
        for column in ("a", "b"):
            if cleaned.get(column):
                words = _("An attitude is never scored: write its place among the attitudes.")
                self.add_error(column, words)


class Shelf:
    """Every question there is, to be found by «bank/code», or by the code alone when unique."""

    def __init__(self) -> None:
        questions = Question.objects.with_newest().select_related("bank", "objective")
        self.questions = list(questions.order_by("bank__code", "code"))
        self._by_name: dict[str, Question | None] = {}
        for question in self.questions:
            self._by_name[reference(question).casefold()] = question
            code = question.code.casefold()
            self._by_name[code] = None if code in self._by_name else question

    @property
    def offered(self) -> list[Question]:
        return [question for question in self.questions if not question.is_retired]

    def find(self, typed: str) -> Question | None:
        return self._by_name.get(typed.strip().casefold())


def reference(question: Question) -> str:
    return f"{question.bank.code}/{question.code}"


class _Places(forms.BaseFormSet):
    shelf: Shelf
    # Where each question stood when this was read: (form, question id) → place.
    had: dict[tuple[str, int], int]

    def clean(self) -> None:
        if any(self.errors):
            return
        asked: set[int] = set()
        for form in self.forms:
            question = form.cleaned_data.get("question")
            if question is None:
                continue
            if question.pk in asked:
                form.add_error("question", _("This item has a row already: keep one."))
            asked.add(question.pk)

    def order(self) -> dict[str, list[int]]:
        """Return the ids of the questions of each form, in the order wanted."""
        places: dict[str, list[Place]] = {form: [] for form in COLUMNS}
        for row in self.forms:
            question = row.cleaned_data.get("question")
            for form, wanted_here in places.items():
                wanted = row.cleaned_data.get(COLUMNS[form])
                if question and wanted:
                    had = self.had.get((form, question.pk))
                    wanted_here.append(Place(question.pk, wanted, had))
        return {form: in_order(wanted_here) for form, wanted_here in places.items()}


def places_formset(quiz: Quiz, *, data: Mapping | None = None) -> _Places:
    """Return the rows of a quiz in the order of form A, B, the attitudes, and some empty ones."""
    kind = forms.formset_factory(
        PlaceForm, formset=_Places, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    slots = _slots(quiz)
    shelf = Shelf()
    formset = kind(data, initial=_initial(slots), prefix="places", form_kwargs={"shelf": shelf})
    formset.shelf = shelf
    formset.had = {(slot.form, slot.question_id): slot.position for slot in slots}
    return formset


def _slots(quiz: Quiz) -> list[QuizSlot]:
    if quiz.pk is None:
        return []
    slots = quiz.slots.select_related("question__bank").order_by("form", "position")
    return sorted(slots, key=lambda slot: list(COLUMNS).index(slot.form))


def _initial(slots: list[QuizSlot]) -> list[dict]:
    rows: dict[int, dict] = {}
    for slot in slots:
        row = rows.setdefault(slot.question_id, {"question": reference(slot.question)})
        row[COLUMNS[slot.form]] = slot.position
    return list(rows.values())
