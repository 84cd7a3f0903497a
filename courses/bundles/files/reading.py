"""Files → bundle. Every problem is collected before anything is refused."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from courses.bundles.blocks import Part
from courses.bundles.bundle import (
    Bank,
    Bundle,
    Course,
    Lesson,
    MediaFile,
    Module,
    ModuleFacts,
    Objective,
    Question,
    Quiz,
    in_order,
)
from courses.bundles.files import media
from courses.bundles.files.lesson_text import read_lesson
from courses.bundles.files.numbered import Numbered, doubles, numbered
from courses.bundles.files.opening import Files, open_bundle
from courses.bundles.files.shape import read_yaml, shaped
from courses.bundles.kinds import FILE_NAME, has_control_letters
from courses.bundles.lint import lint
from courses.bundles.lint.media import media_in_use
from courses.bundles.parts import Parts
from courses.bundles.problem import BundleRefused, Problem, shortened

T = TypeVar("T")


@dataclass(frozen=True)
class Read:
    bundle: Bundle
    warnings: list[Problem]


@dataclass(frozen=True, kw_only=True)
class _QuestionsFile(Part):
    bank: Bank | None = None
    objectives: tuple[Objective, ...] = ()
    # Each item is read by itself, so that one bad item does not hide another.
    questions: tuple[Any, ...] = ()


def read_bundle(path: Path) -> Read:
    """Return the bundle and its warnings. Raises BundleRefused with every problem."""
    return read_files(open_bundle(path))


def read_files(files: Files) -> Read:
    reader = _Reader(files)
    parts = reader.parts()
    problems = sorted(
        reader.problems + lint(parts), key=lambda one: (one.is_warning, one.file, one.line or 0)
    )
    if any(not problem.is_warning for problem in problems):
        raise BundleRefused(problems)
    bundle = Bundle(
        course=parts.course,
        bank=parts.bank,
        objectives=parts.objectives,
        questions=parts.questions,
        quizzes=parts.quizzes,
        modules=parts.modules,
        media=tuple(one for one in parts.media if one.name in media_in_use(parts)),
    )
    return Read(in_order(bundle), problems)


@dataclass
class _Reader:
    files: Files
    problems: list[Problem] = field(default_factory=list)
    places: dict = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    def parts(self) -> Parts:
        course = self._file("course.yaml", Course)
        about, questions = self._questions()
        quizzes = self._file("quizzes.yaml", tuple[Quiz, ...], absent=())
        modules = tuple(self._modules())
        media_files = tuple(self._media())
        self._name_strangers()
        return Parts(
            course=course,
            bank=about and about.bank,
            objectives=about and about.objectives,
            questions=questions,
            quizzes=quizzes,
            modules=modules,
            media=media_files,
            media_names=frozenset(
                name.removeprefix("media/") for name in self.files if name.startswith("media/")
            ),
            places=self.places,
            is_whole=not self.problems,
        )

    def _add(self, file: str, message: str, **where: Any) -> None:
        self.problems.append(Problem(file=file, message=message, **where))

    def _text(self, file: str) -> str | None:
        self.known.add(file)
        if file not in self.files:
            self._add(file, _("This file is missing: add it."))
            return None
        try:
            text = self.files[file].decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self._add(file, _("This is not UTF-8 text: save the file as UTF-8."))
            return None
        for number, line in enumerate(text.split("\n"), 1):
            if has_control_letters(line):
                message = _("It holds a control character: type the text again.")
                self._add(file, message, line=number)
                return None
        return text

    def _file(self, file: str, kind: type[T], *, absent: T | None = None) -> T | None:
        if absent is not None and file not in self.files:
            return absent
        text = self._text(file)
        yaml = text is not None and read_yaml(text, file=file, problems=self.problems)
        return shaped(kind, yaml, file=file, problems=self.problems) if yaml else None

    def _questions(self) -> tuple[_QuestionsFile | None, tuple[Question, ...] | None]:
        file = "questions.yaml"
        if file not in self.files:
            return _QuestionsFile(), ()
        text = self._text(file)
        yaml = text is not None and read_yaml(text, file=file, problems=self.problems)
        about = yaml and shaped(_QuestionsFile, yaml, file=file, problems=self.problems)
        if not about:
            return None, None
        questions = [
            shaped(Question, yaml, file=file, problems=self.problems, path=("questions", position))
            for position in range(len(about.questions))
        ]
        return about, tuple(questions) if None not in questions else None

    def _modules(self) -> list[Module]:
        modules = []
        for folder in self._numbered("modules/", are_folders=True):
            file = f"{folder.path}/module.yaml"
            self.places.setdefault(folder.slug, file)
            facts = self._file(file, ModuleFacts)
            found = self._numbered(f"{folder.path}/")
            lessons = [self._lesson(one.path, one.slug, module=folder.slug) for one in found]
            if facts:
                whole = tuple(lesson for lesson in lessons if lesson)
                modules.append(Module(slug=folder.slug, facts=facts, lessons=whole))
        return modules

    def _lesson(self, file: str, slug: str, *, module: str) -> Lesson | None:
        self.places.setdefault((module, slug), file)
        text = self._text(file)
        read = text is not None and read_lesson(text, file=file, problems=self.problems)
        return Lesson(slug=slug, facts=read[0], blocks=read[1]) if read else None

    def _numbered(self, folder: str, *, are_folders: bool = False) -> list[Numbered]:
        found = numbered(self.files, folder, are_folders=are_folders)
        for one, what, other in doubles(found):
            message = _("The %(what)s is already that of %(other)s: choose another.")
            self._add(one, message % {"what": what, "other": other})
        return found

    def _media(self) -> list[MediaFile]:
        kept = []
        for path, content in sorted(self.files.items()):
            name = path.removeprefix("media/")
            if name == path or "/" in name:
                continue
            self.known.add(path)
            if not FILE_NAME.fullmatch(name):
                message = _("Name media with small letters, digits and “-”: foto-kelas.jpg.")
                self._add(path, message)
                continue
            try:
                data = media.checked(name.rpartition(".")[2], content)
            except ValueError as error:
                self._add(path, str(error))
            else:
                kept.append(MediaFile(name=name, data=data))
        return kept

    def _name_strangers(self) -> None:
        for name in sorted(set(self.files) - self.known):
            message = _(
                "This file has no place in a bundle. A module is a folder modules/01-name, "
                "a lesson modules/01-name/01-name.md; anything else is removed."
            )
            self._add(shortened(name), message)
