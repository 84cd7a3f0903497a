"""What could be read of a bundle, so that what fits together can be checked even then."""

from dataclasses import dataclass

from courses.bundles.bundle import Bank, Course, MediaFile, Module, Objective, Question, Quiz


@dataclass(frozen=True, kw_only=True)
class Parts:
    """None stands for a file that could not be read; `is_whole` when all could."""

    course: Course | None
    bank: Bank | None
    objectives: tuple[Objective, ...] | None
    questions: tuple[Question, ...] | None
    quizzes: tuple[Quiz, ...] | None
    modules: tuple[Module, ...]
    media: tuple[MediaFile, ...]
    # Every name in media/, also of files that were refused.
    media_names: frozenset[str]
    # Where each module and lesson was read: slug, or (module's slug, lesson's slug) → file.
    places: dict[str | tuple[str, str], str]
    is_whole: bool
