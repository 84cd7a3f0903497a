"""One question looked back at: what was answered, what is said of it, and what fits."""

from collections.abc import Sequence
from dataclasses import dataclass

from courses.progress.models import Answer
from courses.quizzes.models import Choice, QuestionVersion, QuizItem
from courses.quizzes.parts import GAP, gaps_in, stems_of
from courses.quizzes.worth import accepted_form

Type = QuestionVersion.Type


@dataclass(frozen=True)
class Said:
    """A line of an answer: of pairs with its stem, of an order and of gaps with its number."""

    text: str
    label: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class ReviewedItem:
    number: int
    text: str
    explanation: str
    worth_percent: int
    said: list[Said]
    fits: list[Said]

    @property
    def is_full(self) -> bool:
        return self.worth_percent == 100


def reviewed_item(item: QuizItem, *, number: int, answer: Answer | None) -> ReviewedItem:
    version = item.version
    options = sorted(version.choices.all(), key=lambda choice: choice.position)
    return ReviewedItem(
        number=number,
        text=GAP.sub("…", version.text) if version.type == Type.CLOZE else version.text,
        explanation=version.feedback,
        worth_percent=int(answer.fraction_percent or 0) if answer else 0,
        said=_said(version, options, answer) if answer else [],
        fits=_fits(version, options),
    )


def _said(version: QuestionVersion, options: Sequence[Choice], answer: Answer) -> list[Said]:
    if version.is_written:
        form = accepted_form(version, answer.text)
        feedback = form.feedback if form else ""
        return [Said(answer.text, feedback=feedback)] if answer.text else []
    chosen = {option.pk: option for option in options}
    if version.is_placed:
        labels = _labels(version, options)
        return [
            Said(option.text, label, option.feedback)
            for label, pk in zip(labels, answer.choice_ids, strict=False)
            if (option := chosen.get(pk))
        ]
    return [
        Said(option.text, feedback=option.feedback)
        for option in options
        if option.pk in answer.choice_ids
    ]


def _fits(version: QuestionVersion, options: Sequence[Choice]) -> list[Said]:
    """Return the answer worth all; of written ones the first accepted form."""
    right = [option for option in options if option.is_right]
    match version.type:
        case Type.MATCHING:
            texts = {option.pk: option.text for option in options}
            return [Said(texts[stem.choice_id], stem.text) for stem in stems_of(options)]
        case Type.ORDERING:
            return [Said(option.text, str(option.position)) for option in options]
        case Type.CLOZE:
            best = {option.gap: option.text for option in options if option.fraction_percent == 100}
            return [Said(best[gap], str(gap)) for gap in gaps_in(version.text)]
        case Type.SHORT_ANSWER | Type.NUMERIC:
            return [Said(option.text) for option in right if option.fraction_percent == 100][:1]
    return [Said(option.text) for option in right]


def _labels(version: QuestionVersion, options: Sequence[Choice]) -> list[str]:
    if version.type == Type.MATCHING:
        return [stem.text for stem in stems_of(options)]
    if version.type == Type.CLOZE:
        return [str(gap) for gap in gaps_in(version.text)]
    return [str(place) for place in range(1, len(options) + 1)]
