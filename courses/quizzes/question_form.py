"""A question and its newest version as one form; saving never changes what was asked."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.quizzes.draft_rules import problems_of
from courses.quizzes.option_form import options_formset
from courses.quizzes.plain_text import PlainTextField
from courses.quizzes.publishing import VersionDraft, as_draft, revise
from courses.quizzes.question import Question, QuestionVersion
from courses.quizzes.scale import STEPS


class QuestionForm(forms.ModelForm):
    type = forms.ChoiceField(label=_("Type"), choices=QuestionVersion.Type.choices)
    text = PlainTextField(label=_("Question"), max_length=2000, rows=3)
    feedback = PlainTextField(
        label=_("Explanation"),
        max_length=2000,
        required=False,
        help_text=_("Shown after the post-test, never before."),
    )
    is_reversed = forms.BooleanField(
        label=_("Reversed"),
        required=False,
        help_text=_(
            "For an attitude: agreeing with the statement is what the course argues against."
        ),
    )
    # The version on the author's screen: another may have been saved since.
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Question
        fields = ["bank", "code", "objective", "is_anchor"]

    def __init__(self, *args, by, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._by = by
        self._newest = _newest(self.instance)
        written = as_draft(self._newest) if self._newest else None
        if written:
            self.initial.update(type=written.type, text=written.text, feedback=written.feedback)
            self.initial["is_reversed"] = written.is_reversed
            self.initial["based_on"] = self._newest.number
        self.options = options_formset(
            data=self.data if self.is_bound else None,
            written=written.choices if written else (),
        )

    @property
    def scale(self) -> tuple[str, ...]:
        return STEPS

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        options_are_whole = self.options.is_valid()
        if not options_are_whole:
            self.add_error(None, _("Look at the options again: something is missing there."))
        elif not {"type", "text", "feedback"} & self.errors.keys():
            self.draft = VersionDraft(
                type=cleaned["type"],
                text=cleaned["text"],
                feedback=cleaned["feedback"],
                choices=self.options.drafts(),
                is_reversed=cleaned["is_reversed"],
            )
            for problem in problems_of(self.draft):
                self.add_error(None, problem)
            if self.draft.type == QuestionVersion.Type.LIKERT and cleaned.get("is_anchor"):
                words = _("An attitude stands in every form anyway: it is no anchor.")
                self.add_error("is_anchor", words)
        self._require_newest(cleaned.get("based_on"))
        return cleaned

    def _require_newest(self, based_on: int | None) -> None:
        newest = self._newest.number if self._newest else None
        if based_on == newest:
            return
        self.add_error(
            None,
            _(
                "Meanwhile somebody saved version %(number)d, shown below. What you wrote is "
                "still here: compare the two, then save again."
            )
            % {"number": newest or 0},
        )
        # Saved once more, it replaces the version that is on the screen now.
        self.data = self.data.copy()
        self.data[self.add_prefix("based_on")] = newest or ""

    def save(self, commit: bool = True) -> Question:
        question = super().save(commit)
        self.version = revise(question, draft=self.draft, by=self._by)
        self.made_a_version = self._newest is None or self.version.pk != self._newest.pk
        return question


def _newest(question: Question) -> QuestionVersion | None:
    if question.pk is None:
        return None
    versions: models.QuerySet[QuestionVersion] = question.versions.order_by("-number")
    return versions.prefetch_related("choices").first()
