"""What people type and choose on the pages of certificates."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates import naming, uploads
from certificates.codes import CODE_LENGTH, LONGEST_TYPED, normalise_code


class CodeForm(forms.Form):
    q = forms.CharField(
        label=gettext_lazy("Code on the certificate"),
        max_length=LONGEST_TYPED,
        help_text=gettext_lazy(
            "26 letters and digits, near the QR code. Small letters and spaces are fine."
        ),
        error_messages={"required": gettext_lazy("Type the code that stands near the QR code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_q(self) -> str:
        code = normalise_code(self.cleaned_data["q"])
        if code is None:
            raise ValidationError(
                _("A code has %(length)s letters and digits. Please compare it once more.")
                % {"length": CODE_LENGTH}
            )
        return code


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Certificate file (PDF)"),
        help_text=gettext_lazy("At most 5 MB. We look at it and do not keep it."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={
            "required": gettext_lazy("Choose the PDF file first."),
            "empty": gettext_lazy("This file is empty. Please download the certificate again."),
        },
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > uploads.MOST_BYTES:
            raise ValidationError(_("This file is larger than 5 MB; our certificates are not."))
        content = file.read()
        if not content.startswith(b"%PDF"):
            raise ValidationError(_("This is not a PDF file. Choose the certificate as a PDF."))
        return content


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your full name"),
        help_text=gettext_lazy("As in your official papers, with your title if you wish."),
        max_length=4 * naming.LONGEST,
        error_messages={"required": gettext_lazy("Type the name to print.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "maxlength": naming.LONGEST, "spellcheck": "false"}
        ),
    )

    def clean_name(self) -> str:
        name = naming.tidy(self.cleaned_data["name"])
        if strange := naming.strange_signs(name):
            shown = [sign for sign in strange if sign.isprintable()]
            raise ValidationError(
                _(
                    "Please use letters, spaces, full stops, commas, hyphens and apostrophes only. "
                    "This does not fit: %s"
                )
                % (" ".join(shown[:5]) or _("an invisible sign"))
            )
        if not naming.SHORTEST <= len(name) <= naming.LONGEST or not naming.has_letter(name):
            raise ValidationError(
                _("A name has at least %(shortest)s and at most %(longest)s letters.")
                % {"shortest": naming.SHORTEST, "longest": naming.LONGEST}
            )
        if missing := naming.unprintable(name):
            raise ValidationError(
                _("The certificate cannot show %s yet. Please write the name in Latin letters.")
                % " ".join(missing[:5])
            )
        return name
