"""Plus Jakarta Sans, embedded in certificates as subsets (SIL Open Font License)."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_letters, digits

from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFObject, PDFStream
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(__file__).resolve().parents[2] / "static" / "vendor" / "fonts"

REGULAR, SEMIBOLD, BOLD, EXTRABOLD = (
    "PlusJakartaSans-Regular",
    "PlusJakartaSans-SemiBold",
    "PlusJakartaSans-Bold",
    "PlusJakartaSans-ExtraBold",
)
WEIGHTS = {400: REGULAR, 600: SEMIBOLD, 700: BOLD, 800: EXTRABOLD}

# The font's own space is drawn for headlines; in small text words run together.
WORD_SPACE = 40

# Letters that Unicode does not take apart, and signs that names are written with.
_STAND_INS = str.maketrans(
    {
        "ʼ": "’",
        "ʹ": "’",
        "ʾ": "’",
        "ʻ": "‘",
        "ʿ": "‘",
        "‐": "-",
        "‑": "-",
        "ɖ": "đ",
        "Ɖ": "Đ",
        "ɓ": "b",
        "ɗ": "d",
    }
)


# The letters every certificate embeds, so that they have one number in all of them: those of
# names and places for the weights that names are set in, those of our own words for the others.
_NAMES = frozenset(ascii_letters + digits + " .,:-’") - set("Qqx")
ALPHABETS = {
    REGULAR: frozenset("abcdefghijklmnoprstuvwy" + "ABDHIJKLMNPQRST" + digits + " .,:/"),
    SEMIBOLD: _NAMES | set("Q()–·"),
    BOLD: _NAMES,
    EXTRABOLD: frozenset("SKCAPabcdefghiklmnoprstuy "),
}
# Notdef and the blanks reportlab reserves stand before them.
LETTERS_AT_MOST = 36 + len(_NAMES)
MOST_READY = 16


class _KernedFont(TTFont):
    """Takes text whose advances are already known, without reportlab's own shaping library."""

    shapable = property(lambda self: True, lambda self, value: None)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        make = lru_cache(maxsize=4)(self.face.makeSubset)
        # The same letters are the same file: cut out of the font once.
        self.face.makeSubset = lambda subset: make(tuple(subset))
        self._ready: dict[tuple[int, ...], dict[str, _Ready]] = {}

    def addObjects(self, doc: PDFDocument) -> None:
        """Add the font; where only few letters are used, as it was written before."""
        subsets = self.state[doc].subsets
        name = self.getSubsetInternalName(0, doc)[1:]
        super().addObjects(doc)
        if len(subsets) > 1 or len(subsets[0]) > LETTERS_AT_MOST:
            return
        font = doc.idToObject["BasicFonts"].dict[name]
        if len(self._ready) >= MOST_READY:
            self._ready.clear()
        parts = self._ready.setdefault(tuple(subsets[0]), {})
        font.Widths = parts.setdefault("widths", _Ready(font.Widths))
        for key, part in list(doc.idToObject.items()):
            # What is said about the font in streams names no other object, so it stays as it is.
            if self.face.name.decode() in key and isinstance(part, PDFStream):
                doc.idToObject[key] = parts.setdefault(key, _Ready(part))


class _Ready(PDFObject):
    """A part of a document that is written once and is the same in the next one."""

    def __init__(self, part: PDFStream | PDFArray) -> None:
        self._part = part
        if hasattr(part, "__RefOnly__"):
            self.__RefOnly__ = part.__RefOnly__
        self._written: bytes | None = None

    def format(self, document: PDFDocument) -> bytes:
        if self._written is None:
            self._written = self._part.format(document)
        return self._written


class FontsMissing(RuntimeError):
    """The fonts have not been made on this machine yet."""


def path(name: str) -> Path:
    return FOLDER / f"{name}.ttf"


@cache
def register() -> None:
    """Make the fonts known to reportlab; once a process is enough."""
    missing = [path(name).name for name in WEIGHTS.values() if not path(name).exists()]
    if missing:
        raise FontsMissing(
            f"The fonts of certificates are missing ({', '.join(missing)} in {FOLDER}). "
            "Make them with: python manage.py build_fonts"
        )
    for name in WEIGHTS.values():
        pdfmetrics.registerFont(_KernedFont(name, path(name), asciiReadable=False))


def lay_out(canvas: Canvas) -> None:
    """Give the fonts, and the letters of their alphabets, the same numbers in every document."""
    for name, letters in ALPHABETS.items():
        font = pdfmetrics.getFont(name)
        font.splitString("".join(sorted(letters)), canvas._doc)
        font.getSubsetInternalName(0, canvas._doc)


def printable(text: str) -> str:
    """Return the text in letters the fonts have.

    A letter they lack becomes the base letter it is built on («ẖ» → «h»); what has
    no base letter either, such as another script or an emoji, is left out.
    """
    return " ".join("".join(_fallback(letter) for letter in _composed(text)).split())


def missing_letters(text: str) -> list[str]:
    """Return the letters of the text that could not be printed at all, in order."""
    return [
        letter
        for letter in _composed(text)
        if not _fallback(letter) and not unicodedata.combining(letter)
    ]


def kerned(text: str, font: str) -> ShapedStr:
    """Return the text with the advance of each letter, so that «Ay» and «To» stand well."""
    widths = pdfmetrics.getFont(font).face.charWidths
    shape = []
    for letter, kern in zip(text, _kerns(text, font), strict=True):
        width = widths[ord(letter)]
        shape.append(ShapeData(0, width + kern, 0, 0, 0, width))
    return ShapedStr(text, shapeData=shape)


@lru_cache(maxsize=1024)
def width(text: str, font: str, size: float) -> float:
    widths = pdfmetrics.getFont(font).face.charWidths
    return (sum(widths[ord(letter)] for letter in text) + sum(_kerns(text, font))) * size / 1000


def _kerns(text: str, font: str) -> list[int]:
    """Return for each letter how much nearer (negative) or farther the next one stands."""
    pairs = _kerning_pairs(font)
    bases = [_base(letter) for letter in text]
    return [
        WORD_SPACE if left == " " else pairs.get((left, right), 0)
        for left, right in zip(bases, [*bases[1:], ""], strict=True)
    ]


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_STAND_INS).split())


@cache
def _base(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0]


@cache
def _fallback(letter: str) -> str:
    parts = letter if ord(letter) in _letters() else unicodedata.normalize("NFKD", letter)
    # A combining mark left over by composition would be drawn beside its letter, not above it.
    return "".join(
        part for part in parts if ord(part) in _letters() and not unicodedata.combining(part)
    )


@cache
def _letters() -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)


@cache
def _kerning_pairs(font: str) -> dict[tuple[str, str], int]:
    with FontFile(path(font), lazy=True) as file:
        # Where several letters share a glyph (- and ‑), the plainest one stands for it.
        by_plainness = sorted(file.getBestCmap().items(), reverse=True)
        letters = {glyph: chr(code) for code, glyph in by_plainness}
        pairs = file["kern"].kernTables[0].kernTable
    return {(letters[left], letters[right]): value for (left, right), value in pairs.items()}
