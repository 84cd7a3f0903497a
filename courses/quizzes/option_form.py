"""The options of a question: sixteen rows on the page, the written ones count."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.quizzes.draft_rules import MOST_ROWS
from courses.quizzes.parts import lines_of
from courses.quizzes.placed_rules import MOST_GAPS
from courses.quizzes.plain_text import PlainTextField
from courses.quizzes.publishing import ChoiceDraft

# Rows shown at once; the others open when asked for.
FIRST_ROWS = 4


class OptionForm(forms.Form):
    text = PlainTextField(label=_("Option"), max_length=500, required=False)
    fraction_percent = forms.DecimalField(
        label=_("Worth in percent"),
        required=False,
        min_value=-100,
        max_value=100,
        max_digits=6,
        decimal_places=2,
    )
    feedback = PlainTextField(label=_("Feedback"), max_length=1000, required=False)
    goes_with = PlainTextField(
        label=_("Goes with this option, one a line"), max_length=2000, required=False
    )
    gap = forms.IntegerField(
        label=_("Number of the gap"), required=False, min_value=0, max_value=MOST_GAPS
    )

    def clean(self) -> dict:
        cleaned = super().clean() or self.cleaned_data
        says_more = any(cleaned.get(name) for name in self.fields if name != "text")
        if says_more and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the option, or empty the whole row."))
        return cleaned

    @property
    def draft(self) -> ChoiceDraft | None:
        """The option as plain values; None for an empty row."""
        if not self.cleaned_data.get("text"):
            return None
        return ChoiceDraft(
            text=self.cleaned_data["text"],
            fraction_percent=(self.cleaned_data["fraction_percent"] or Decimal(0)).normalize(),
            feedback=self.cleaned_data["feedback"],
            goes_with="\n".join(lines_of(self.cleaned_data["goes_with"])),
            gap=self.cleaned_data["gap"] or 0,
        )


class _Options(forms.BaseFormSet):
    def first_rows(self) -> list[OptionForm]:
        return self.forms[: self._shown]

    def more_rows(self) -> list[OptionForm]:
        return self.forms[self._shown :]

    @property
    def _shown(self) -> int:
        last = max((n for n, form in enumerate(self.forms, 1) if _is_written(form)), default=0)
        return max(FIRST_ROWS, last)

    def drafts(self) -> tuple[ChoiceDraft, ...]:
        return tuple(form.draft for form in self.forms if form.draft is not None)


def _is_written(form: OptionForm) -> bool:
    return any(form[name].value() not in (None, "") for name in form.fields)


def options_formset(*, data=None, written: tuple[ChoiceDraft, ...] = ()) -> _Options:
    """Return sixteen rows, filled with what is written."""
    kind = forms.formset_factory(
        OptionForm,
        formset=_Options,
        extra=max(0, MOST_ROWS - len(written)),
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
    )
    initial = [
        {
            "text": choice.text,
            "fraction_percent": f"{choice.fraction_percent:f}",
            "feedback": choice.feedback,
            "goes_with": choice.goes_with,
            "gap": choice.gap or "",
        }
        for choice in written
    ]
    return kind(data, initial=initial, prefix="options")
