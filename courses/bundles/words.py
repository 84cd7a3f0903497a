"""Changes in words, for whoever runs a command."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.bundles.site.changes import Change, Changes


def in_words(changes: Changes) -> list[str]:
    """Return a line for each kind of change, or one that says there was none."""
    lines = [
        f"{_action(action)}: " + ", ".join(_counted(noun, n) for noun, n in nouns.items())
        for action, nouns in changes.counts().items()
    ]
    lines += [
        _("“%(title)s” had unpublished edits; they are kept in its history.") % {"title": title}
        for title in changes.set_aside
    ]
    return lines or [_("nothing to change")]


def in_a_word(change: Change) -> str:
    return f"{_action(change.action)}: {_counted(change.noun, 1)}: {change.name}"


def _action(action: str) -> str:
    return {"new": _("new"), "changed": _("changed"), "withdrawn": _("withdrawn")}[action]


def _counted(noun: str, n: int) -> str:
    words = {
        "programme": ngettext("%(n)d programme", "%(n)d programmes", n),
        "objective": ngettext("%(n)d objective", "%(n)d objectives", n),
        "item": ngettext("%(n)d item", "%(n)d items", n),
        "quiz": ngettext("%(n)d quiz", "%(n)d quizzes", n),
        "media file": ngettext("%(n)d media file", "%(n)d media files", n),
        "course": ngettext("%(n)d course", "%(n)d courses", n),
        "module": ngettext("%(n)d module", "%(n)d modules", n),
        "lesson": ngettext("%(n)d lesson", "%(n)d lessons", n),
        "english page": ngettext("%(n)d English page", "%(n)d English pages", n),
    }
    return words[noun] % {"n": n}
