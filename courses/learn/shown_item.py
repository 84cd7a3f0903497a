"""One question as the test page shows it: no key, no worth, no feedback, no accepted form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from courses.progress.attempt import Attempt
from courses.progress.models import Answer
from courses.quizzes.drawing import shuffled
from courses.quizzes.models import Choice, QuestionVersion, QuizItem
from courses.quizzes.parts import pieces_of, stems_of
from courses.quizzes.written_rules import LONGEST_ANSWER

Type = QuestionVersion.Type
# «Benar» before «Salah» reads naturally, and a scale goes from one end to the other.
IN_THEIR_OWN_ORDER = {Type.TRUE_FALSE, Type.LIKERT}
# A right order, as written, would be the answer.
ALWAYS_SHUFFLED = {Type.ORDERING}
# The words of a test are Indonesian.
HOW_MANY = re.compile(r"\bpilih (?:semua|dua|tiga|empat|lima|[2-9])\b[^.]*\.?\s*$", re.IGNORECASE)
LONGEST_NUMBER = 30


@dataclass(frozen=True)
class ShownChoice:
    id: int
    text: str
    is_chosen: bool
    # Of the pieces of an order: A, B, C, by which a list names them.
    letter: str = ""


@dataclass(frozen=True)
class ShownPart:
    """One list to choose from: the stem of a pair, a place in an order, a gap (from 1)."""

    number: int
    label: str
    choices: list[ShownChoice]


@dataclass(frozen=True)
class ShownItem:
    id: int
    # On the page, from 1, and within its part: the questions or the attitudes.
    place: int
    number: int
    text: str
    type: str
    is_attitude: bool
    takes_several: bool
    choices: list[ShownChoice]
    parts: list[ShownPart]
    # Of a text with gaps: its words, and its parts between them.
    pieces: list[str | ShownPart]
    words: str
    longest: int
    is_answered: bool
    # What was chosen when the page was made: the form posts it back to be compared.
    seen: str

    @property
    def says_how_many(self) -> bool:
        """Whether the question itself ends with how many to choose, as in «Pilih dua.»."""
        return HOW_MANY.search(self.text) is not None


def shown_item(
    item: QuizItem, *, place: int, number: int, answer: Answer | None, attempt: Attempt
) -> ShownItem:
    version = item.version
    answer = answer or Answer(choice_ids=[])
    options = _in_shown_order(item, attempt)
    parts = _parts(version, options, answer.choice_ids) if version.is_placed else []
    return ShownItem(
        id=item.pk,
        place=place,
        number=number,
        text=version.text,
        type=version.type,
        is_attitude=version.is_attitude,
        takes_several=version.takes_several,
        choices=[] if version.is_written else _choices(version, options, answer.choice_ids),
        parts=parts,
        pieces=_pieces(version, parts),
        words=answer.text,
        longest=LONGEST_NUMBER if version.type == Type.NUMERIC else LONGEST_ANSWER,
        is_answered=answer.is_whole,
        seen=",".join(str(id_) for id_ in answer.choice_ids),
    )


def _in_shown_order(item: QuizItem, attempt: Attempt) -> list[Choice]:
    choices = {choice.pk: choice for choice in item.version.choices.all()}
    order = list(choices)
    may_be = attempt.edition.shuffle_choices and item.version.type not in IN_THEIR_OWN_ORDER
    if may_be or item.version.type in ALWAYS_SHUFFLED:
        order = shuffled(order, seed=f"{attempt.seed}:{item.pk}")
    return [choices[pk] for pk in order]


def _choices(
    version: QuestionVersion, options: Sequence[Choice], chosen: Sequence[int]
) -> list[ShownChoice]:
    is_lettered = version.type == Type.ORDERING
    return [
        ShownChoice(
            option.pk,
            option.text,
            is_chosen=option.pk in chosen,
            letter=ascii_uppercase[place] if is_lettered else "",
        )
        for place, option in enumerate(options)
    ]


def _parts(
    version: QuestionVersion, options: Sequence[Choice], chosen: Sequence[int]
) -> list[ShownPart]:
    offered: Mapping[int, Sequence[Choice]] = {}
    if version.type == Type.MATCHING:
        labels = [stem.text for stem in stems_of(options)]
    elif version.type == Type.ORDERING:
        labels = [str(place) for place in range(1, len(options) + 1)]
    else:
        gaps = [piece for piece in pieces_of(version.text) if isinstance(piece, int)]
        labels = ["" for _gap in gaps]
        offered = {
            place: [option for option in options if option.gap == gap]
            for place, gap in enumerate(gaps)
        }
    return [
        ShownPart(
            number=place + 1,
            label=label,
            choices=_choices(version, offered.get(place, options), chosen[place : place + 1]),
        )
        for place, label in enumerate(labels)
    ]


def _pieces(version: QuestionVersion, parts: list[ShownPart]) -> list[str | ShownPart]:
    if version.type != Type.CLOZE:
        return []
    lists = iter(parts)
    return [next(lists) if isinstance(piece, int) else piece for piece in pieces_of(version.text)]
