"""The house's drawings: the one list of names that a course, a module or a lesson may choose.

Each is a file of ours, `static/img/drawings/<name>.svg`. An uploaded SVG stays refused: it can
hold script (docs/decisions/drawings.md).
"""

from django import forms
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

WIDTH, HEIGHT = 640, 360

# Name → what it is about. The first stand on covers, the others among a lesson's words.
DRAWINGS = {
    "aman": _("Young people on a hill with a kite"),
    "kbgo": _("Two people at a desk with a lamp"),
    "desa": _("Villagers before their meeting hall"),
    "jejak": _("Footprints and a padlock on the beach"),
    "batasan": _("Two people and a garden gate between them"),
    "kabut": _("A lantern in the fog"),
    "payung": _("An umbrella shared in the rain"),
    "jembatan": _("Stepping stones to a house where someone waits"),
    "bahu": _("An arm around a friend's shoulders"),
    "kompas": _("A banyan, an open book and a compass"),
    "layang": _("Friends flying kites together"),
    "jeda": _("Pause: a phone face down beside a cup"),
    "bukti": _("Evidence: screenshots in a folder"),
    "percakapan": _("Conversation: two speech bubbles"),
    "dewasa": _("A trusted adult on a bench with a young person"),
    "dua-langkah": _("Two-step sign-in: a code, then the shield"),
    "kaca-pembesar": _("Check the news: a magnifier over a post"),
    "dengar": _("Listen: headphones around a heart"),
    "kampanye": _("Campaign: a megaphone under bunting"),
    "laut": _("A calm sea with a small boat"),
    "sertifikat": _("A certificate with its seal"),
}


def drawing_choices() -> list[tuple[str, str]]:
    """Return name and meaning of each; migrations keep this function, not the list."""
    return list(DRAWINGS.items())


def drawing_url(name: str) -> str:
    """Return where the drawing is; empty for a name that has left the list."""
    return static(f"img/drawings/{name}.svg") if name in DRAWINGS else ""


class DrawingChooser(forms.RadioSelect):
    """One radio button a drawing, with the drawing beside it. No script is needed."""

    template_name = "courses/admin/drawing_chooser.html"
    option_template_name = "courses/admin/drawing_option.html"

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if not value:
            option["label"] = _("No drawing")
        return {**option, "drawing_url": drawing_url(str(value))}
