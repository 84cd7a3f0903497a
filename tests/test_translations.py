"""Every word of the site exists in Indonesian."""

from pathlib import Path

from babel.messages.checkers import python_format

from lms import translations

PAGE = """
  {% load i18n %}
    <p>{% translate "Hello" context "greeting" %} {{ _("Inline") }} it's "quoted
  {% blocktranslate trimmed count n=x %}
     One answer of {{ name }}
  {% plural %}
     {{ n }} answers
  {% endblocktranslate %}
"""
MODULE = """
from django.utils.translation import gettext_lazy as _, pgettext
TITLE = _("Two " "parts")
STATE = pgettext("of a door", "Open")
"""


def test_extract_finds_the_words_of_templates_and_modules(tmp_path):
    _write(tmp_path / "lms/templates/page.html", PAGE)
    _write(tmp_path / "home/models.py", MODULE)

    found = {
        (message.context, message.id) for message in translations.extract(tmp_path) if message.id
    }

    assert found == {
        ("greeting", "Hello"),
        (None, "Inline"),
        (None, ("One answer of %(name)s", "%(n)s answers")),
        (None, "Two parts"),
        ("of a door", "Open"),
    }


def test_update_keeps_translations_adds_new_words_and_drops_old_ones(tmp_path):
    _write(tmp_path / "home/models.py", MODULE)
    catalogue = tmp_path / "django.po"
    _write(catalogue, 'msgid "Two parts"\nmsgstr "Dua bagian"\n\nmsgid "Gone"\nmsgstr "Hilang"\n')

    translations.update(catalogue, root=tmp_path)

    kept = translations.read_catalogue(catalogue)
    assert {message.id: message.string for message in kept if message.id} == {
        "Two parts": "Dua bagian",
        "Open": "",
    }
    assert [message.id for message in translations.untranslated(kept)] == ["Open"]


def test_every_word_of_the_site_is_translated():
    catalogue = translations.read_catalogue()
    said = {(message.context, message.id) for message in translations.extract() if message.id}
    known = {(message.context, message.id) for message in catalogue if message.id}

    assert sorted(said - known, key=str) == []
    assert sorted(known - said, key=str) == []
    assert [message.id for message in translations.untranslated(catalogue)] == []


def test_catalogue_is_taken_when_compiled_and_knows_that_indonesian_has_no_plural():
    catalogue = translations.read_catalogue()

    assert (catalogue.fuzzy, catalogue.num_plurals) == (False, 1)


def test_no_translation_loses_a_name_or_number():
    lost = []
    for message in translations.read_catalogue():
        if message.id and message.python_format:
            try:
                python_format(None, message)
            except Exception as error:
                lost.append((message.id, str(error)))

    assert lost == []


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
