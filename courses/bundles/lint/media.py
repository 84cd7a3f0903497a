"""Media: what is shown is there, and is of a kind the block can show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.bundles.blocks import NAMES, TextBlock, files_of
from courses.bundles.media_kinds import ALLOWED
from courses.bundles.parts import Parts
from courses.bundles.problem import Problem


def _wanted(parts: Parts) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Yield file, (block, field) and the media name it asks for."""
    if parts.course is not None:
        if parts.course.cover:
            yield "course.yaml", ("course", "cover"), parts.course.cover
        if parts.course.programme is not None and parts.course.programme.logo:
            yield "course.yaml", ("programme", "logo"), parts.course.programme.logo
    for module in parts.modules:
        for lesson in module.lessons:
            for block in lesson.blocks:
                if isinstance(block, TextBlock):
                    continue
                for field, name in files_of(block).items():
                    place = (NAMES[type(block)], field)
                    yield parts.places[module.slug, lesson.slug], place, name


def media_are_there(parts: Parts) -> Iterator[Problem]:
    for file, place, name in _wanted(parts):
        field = " › ".join(place)
        kinds = ALLOWED[place]
        if name.rpartition(".")[2] not in kinds:
            message = _("This kind of file cannot be shown here. Kinds: %(kinds)s.")
            words = ", ".join(sorted(kinds))
            yield Problem(file=file, field=field, value=name, message=message % {"kinds": words})
        elif name not in parts.media_names:
            message = _("media/ does not hold this file: add it or mend the name.")
            yield Problem(file=file, field=field, value=name, message=message)


def media_are_used(parts: Parts) -> Iterator[Problem]:
    if not parts.is_whole:
        return
    for name in sorted(parts.media_names - media_in_use(parts)):
        message = _("No lesson shows this file, so it is not loaded.")
        yield Problem(file=f"media/{name}", message=message, is_warning=True)


def media_in_use(parts: Parts) -> set[str]:
    return {name for _file, _place, name in _wanted(parts)}


CHECKS = [media_are_there, media_are_used]
