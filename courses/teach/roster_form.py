"""The list that a trainer sends in, and what is asked about some of its rows."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from courses.enrolment.roster import limits
from courses.enrolment.roster.rows import Refusal
from courses.enrolment.roster.wording import why_refused


class RosterForm(forms.Form):
    file = forms.FileField(
        label=_("List (CSV or XLSX)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        help_text=_("At most 10,000 people and 5 MB."),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(why_refused(Refusal.EMPTY))
        if file.size > limits.MOST_BYTES:
            raise forms.ValidationError(why_refused(Refusal.TOO_BIG))
        return file


def others_in(posted: QueryDict) -> set[int]:
    """Return the numbers of the rows that were ticked as somebody else."""
    ticked = posted.getlist("another")
    return {int(text) for text in ticked if text.isascii() and text.isdigit() and len(text) < 9}
