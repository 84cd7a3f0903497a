"""A whole course as values: what the files say, and what the site says, are compared here.

Two bundles are equal when the courses are. Where order means nothing (objectives,
items of a bank, quizzes, media) it is the order of codes and names.
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from courses.bundles.blocks import Block, Part
from courses.bundles.kinds import (
    Code,
    Day,
    DottedCode,
    DrawingName,
    FileName,
    Flag,
    Hours,
    Line,
    Percent,
    Plain,
    PracticeCode,
    Slug,
    SomeLine,
    SomePlain,
    Title,
    Tolerance,
    Url,
    Whole,
)

FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Programme(Part):
    code: Code
    name: Annotated[SomeLine, Field(max_length=160)]
    funder: Annotated[Line, Field(max_length=160)] = ""
    starts_on: Day | None = None
    ends_on: Day | None = None
    logo: FileName | None = None


@dataclass(frozen=True, kw_only=True)
class PracticeTask(Part):
    code: PracticeCode
    title: Annotated[SomeLine, Field(max_length=160)]
    title_en: Annotated[Line, Field(max_length=160)] = ""
    look_for: Annotated[Plain, Field(max_length=2_000)] = ""
    look_for_en: Annotated[Plain, Field(max_length=2_000)] = ""
    scale: Literal["tick", "strength", "independence"] = "tick"
    required: Flag = False


@dataclass(frozen=True, kw_only=True)
class Course(Part):
    format: Literal[1]
    slug: Slug
    code: Code
    title: Title
    title_en: Annotated[Line, Field(max_length=255)] = ""
    summary: Plain = ""
    summary_en: Plain = ""
    audience: Annotated[Line, Field(max_length=250)] = ""
    audience_en: Annotated[Line, Field(max_length=250)] = ""
    cover: FileName | None = None
    drawing: DrawingName = ""
    lesson_hours: Hours = Decimal(0)
    pass_mark_percent: Annotated[Whole, Field(ge=0, le=100)]
    pre_test: Code | None = None
    post_test: Code | None = None
    programme: Programme | None = None
    practice: tuple[PracticeTask, ...] = ()
    open_to_all: Flag


@dataclass(frozen=True, kw_only=True)
class Bank(Part):
    code: Code
    title: Annotated[SomeLine, Field(max_length=120)]


@dataclass(frozen=True, kw_only=True)
class Objective(Part):
    code: DottedCode
    text: Annotated[SomeLine, Field(max_length=250)]


@dataclass(frozen=True, kw_only=True)
class Choice(Part):
    text: SomePlain
    fraction: Percent
    feedback: Plain = ""
    # Of pairs: what goes with this option.
    goes_with: tuple[SomeLine, ...] = ()
    # Of a text with gaps: the number of its gap.
    gap: Annotated[Whole, Field(ge=0, le=8)] = 0


@dataclass(frozen=True, kw_only=True)
class Question(Part):
    code: DottedCode
    objective: DottedCode
    anchor: Flag = False
    type: Literal[
        "single_choice",
        "multiple_choice",
        "true_false",
        "short_answer",
        "numeric",
        "matching",
        "ordering",
        "cloze",
        "likert",
    ]
    text: SomePlain
    # For an attitude (likert) only: agreeing is what the course argues against.
    reverse: Flag = False
    # For written words (short_answer) only.
    case_sensitive: Flag = False
    ignore_spaces: Flag = False
    # For a number (numeric) only: how far off still fits.
    tolerance: Tolerance | None = None
    choices: tuple[Choice, ...] = ()
    feedback: Plain = ""


@dataclass(frozen=True, kw_only=True)
class Quiz(Part):
    code: Code
    title: Annotated[SomeLine, Field(max_length=120)]
    attempts_allowed: Annotated[Whole, Field(ge=1, le=100)] = 3
    shuffle_choices: Flag = True
    shuffle_items: Flag = True
    forms: dict[Literal["A", "B"], Annotated[tuple[DottedCode, ...], Field(min_length=1)]]
    # Attitudes, asked after the items of whichever form, in this order; never scored.
    attitude: tuple[DottedCode, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ModuleFacts(Part):
    title: Title
    title_en: Annotated[Line, Field(max_length=255)] = ""
    summary: Plain = ""
    summary_en: Plain = ""
    objectives: tuple[DottedCode, ...] = ()
    drawing: DrawingName = ""
    is_extra: Flag = False


@dataclass(frozen=True, kw_only=True)
class Source(Part):
    title: SomeLine
    note: Line = ""
    url: Url = ""


@dataclass(frozen=True, kw_only=True)
class Review(Part):
    status: Literal["draft", "reviewed"]
    sources: tuple[Source, ...] = ()
    source_checked_on: Day | None = None
    reviewer: Annotated[Line, Field(max_length=120)] = ""
    reviewed_on: Day | None = None
    next_review_on: Day | None = None


@dataclass(frozen=True, kw_only=True)
class LessonFacts(Part):
    title: Title
    title_en: Annotated[Line, Field(max_length=255)] = ""
    summary: Plain = ""
    summary_en: Plain = ""
    minutes: Annotated[Whole, Field(ge=1, le=600)]
    objectives: tuple[DottedCode, ...] = ()
    content_notice: Plain = ""
    review: Review


@dataclass(frozen=True, kw_only=True)
class Lesson:
    slug: str
    facts: LessonFacts
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Module:
    slug: str
    facts: ModuleFacts
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, kw_only=True)
class MediaFile:
    name: str
    data: bytes = field(repr=False)

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, kw_only=True)
class Bundle:
    course: Course
    bank: Bank | None
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
    quizzes: tuple[Quiz, ...]
    modules: tuple[Module, ...]
    media: tuple[MediaFile, ...]


def in_order(bundle: Bundle) -> Bundle:
    """Put in order of code or name what has no order of its own."""
    return replace(
        bundle,
        objectives=tuple(sorted(bundle.objectives, key=lambda one: one.code)),
        questions=tuple(sorted(bundle.questions, key=lambda one: one.code)),
        quizzes=tuple(sorted(bundle.quizzes, key=lambda one: one.code)),
        media=tuple(sorted(bundle.media, key=lambda one: one.name)),
        modules=tuple(
            replace(
                module,
                facts=replace(module.facts, objectives=tuple(sorted(module.facts.objectives))),
                lessons=tuple(
                    replace(
                        lesson,
                        facts=replace(
                            lesson.facts, objectives=tuple(sorted(lesson.facts.objectives))
                        ),
                    )
                    for lesson in module.lessons
                ),
            )
            for module in bundle.modules
        ),
    )
