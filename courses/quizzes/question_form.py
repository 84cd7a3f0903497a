"""A question and its newest version as one form; saving never changes what was asked."""

from decimal import Decimal

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.quizzes.draft_rules import problems_of
from courses.quizzes.option_form import options_formset
from courses.quizzes.plain_text import PlainTextField
from courses.quizzes.publishing import VersionDraft, as_draft, revise
from courses.quizzes.question import Question, QuestionVersion
from courses.quizzes.scale import STEPS

# Each belongs to one type: draft_rules says so when it stands with another.
SETTINGS = ("is_reversed", "is_case_sensitive", "ignores_spaces", "tolerance")


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
    is_case_sensitive = forms.BooleanField(
        label=_("Capital letters count"),
        required=False,
        help_text=_("For written words. Left out, “sapa 129” is as good as “SAPA 129”."),
    )
    ignores_spaces = forms.BooleanField(
        label=_("Blanks do not count"),
        required=False,
        help_text=_(
            "For written words: “SAPA129” is then as good as “SAPA 129”. "
            "Several blanks in a row never count."
        ),
    )
    tolerance = forms.DecimalField(
        label=_("Tolerance"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=4,
        help_text=_("For a number: how far off, to either side, still fits. Empty for exactly."),
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
            for name in SETTINGS:
                self.initial[name] = getattr(written, name)
            if written.tolerance is not None:
                self.initial["tolerance"] = f"{written.tolerance:f}"
            self.initial["based_on"] = self._newest.number
        self.options = options_formset(
            data=self.data if self.is_bound else None,
            written=written.choices if written else (),
        )

    @property
    def scale(self) -> tuple[str, ...]:
        return STEPS

    def clean_tolerance(self) -> Decimal | None:
        """Equal to the same number from the database or a file."""
        tolerance = self.cleaned_data["tolerance"]
        return None if tolerance is None else tolerance.normalize() + 0

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        options_are_whole = self.options.is_valid()
        if not options_are_whole:
            self.add_error(None, _("Look at the options again: something is missing there."))
        elif not {"type", "text", "feedback", *SETTINGS} & self.errors.keys():
            self.draft = VersionDraft(
                type=cleaned["type"],
                text=cleaned["text"],
                feedback=cleaned["feedback"],
                choices=self.options.drafts(),
                **{name: cleaned[name] for name in SETTINGS},
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
