"""Flagging a text, and closing a flag: short lists, no free text."""

from collections.abc import Iterable

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lms.accounts.learner_texts import LearnerText
from lms.accounts.text_flag import TextFlag


class FlagForm(forms.Form):
    kind = forms.ChoiceField(label=_("Which text?"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Why?"), choices=TextFlag.Reason.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, texts: Iterable[LearnerText], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        choices = [(text.kind, capfirst(text.label)) for text in texts]
        self.fields["kind"].choices = choices
        if len(choices) == 1:
            self.initial["kind"] = choices[0][0]


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[one for one in TextFlag.Outcome.choices if one[0] != TextFlag.Outcome.ERASED],
        widget=forms.RadioSelect,
    )
