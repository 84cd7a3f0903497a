"""Text as typed in a browser, made equal to the same text from a file."""

from django import forms


class PlainTextField(forms.CharField):
    """Browsers send CRLF: kept so, every save of a long text would look like a change."""

    def __init__(self, *, rows: int = 2, **kwargs) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value) -> str:
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
