"""A form as a browser without script would send it: read from the page, changed, posted."""

from bs4 import BeautifulSoup


def read_form(response, selector: str = "#w-editor-form") -> dict[str, str | list[str]]:
    """Return what the form holds on arrival, by the names of its fields."""
    form = BeautifulSoup(response.content, "html.parser").select_one(selector)
    sent: dict[str, str | list[str]] = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        if control.has_attr("disabled"):
            continue
        for value in _values(control):
            name = control["name"]
            sent[name] = value if name not in sent else [*_as_list(sent[name]), value]
    return sent


def _values(control) -> list[str]:
    if control.name == "textarea":
        # A browser drops the first line break and sends the others as CRLF.
        return [control.text.removeprefix("\n").replace("\n", "\r\n")]
    if control.name == "select":
        chosen = control.select("option[selected]") or control.select("option")[:1]
        return [option.get("value", option.text) for option in chosen]
    if control.get("type") in ("checkbox", "radio"):
        return [control.get("value", "on")] if control.has_attr("checked") else []
    if control.get("type") in ("submit", "button", "file", "image"):
        return []
    return [control.get("value", "")]


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def words_of(response) -> str:
    """Return the text of a page, with single spaces."""
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())
