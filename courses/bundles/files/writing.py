"""Bundle → files, the same bytes each time."""

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from courses.bundles.bundle import Bundle
from courses.bundles.files import yaml_text
from courses.bundles.files.lesson_text import write_lesson
from courses.bundles.files.opening import Files
from courses.bundles.files.plain import plain
from courses.bundles.problem import BundleRefused, Problem

# A ZIP keeps a date for each file; the same course must make the same bytes on any day.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def as_files(bundle: Bundle) -> Files:
    files = {"course.yaml": plain(bundle.course)}
    if bundle.objectives or bundle.questions:
        bank = {"bank": plain(bundle.bank)} if bundle.bank else {}
        files["questions.yaml"] = {
            **bank,
            "objectives": plain(bundle.objectives),
            "questions": plain(bundle.questions),
        }
    if bundle.quizzes:
        files["quizzes.yaml"] = plain(bundle.quizzes)
    texts = {name: yaml_text.write(content) for name, content in files.items()}
    for number, module in enumerate(bundle.modules, 1):
        folder = f"modules/{number:02d}-{module.slug}"
        texts[f"{folder}/module.yaml"] = yaml_text.write(plain(module.facts))
        for place, lesson in enumerate(module.lessons, 1):
            texts[f"{folder}/{place:02d}-{lesson.slug}.md"] = write_lesson(
                lesson.facts, lesson.blocks
            )
    media = {f"media/{one.name}": one.data for one in bundle.media}
    return {name: text.encode() for name, text in texts.items()} | media


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Write a ZIP when the path ends so, else a folder.

    Nothing is ever overwritten: raises BundleRefused.
    """
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        message = _("This exists already: choose another place, or move it away first.")
        raise BundleRefused([Problem(file=str(path), message=message)])
    files = sorted(as_files(bundle).items())
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                member = zipfile.ZipInfo(name, _ZIP_DATE)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                archive.writestr(member, content)
        return
    for name, content in files:
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
