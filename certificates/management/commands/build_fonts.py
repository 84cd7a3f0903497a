import os
import tempfile
from itertools import product
from pathlib import Path
from string import ascii_letters

from django.core.management.base import BaseCommand, CommandError
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

from lms.paper import fonts

# Web fonts come cut by script; a name may need letters of all of them.
SUBSETS = ("latin", "latin-ext", "vietnamese")
# A PDF is laid out by us: it needs no layout tables, and hinting is for screens of the past.
UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "STAT", "gasp", "prep"]
# No space: words must be as wide alone as in their line.
KERNED = ascii_letters + ".,’-"


class Command(BaseCommand):
    help = "Make the fonts of certificates (TTF) from the web fonts (WOFF2) beside them."

    def handle(self, *args: object, **options: object) -> None:
        for weight, name in fonts.WEIGHTS.items():
            sources = [
                fonts.FOLDER / f"plus-jakarta-sans-{subset}-{weight}-normal.woff2"
                for subset in SUBSETS
            ]
            missing = [source.name for source in sources if not source.exists()]
            if missing:
                raise CommandError(
                    f"{', '.join(missing)} not in {fonts.FOLDER}. "
                    "Copy the files of the npm package @fontsource/plus-jakarta-sans there first."
                )
            if is_stale(fonts.path(name), sources):
                build(sources, fonts.path(name))
                if options["verbosity"]:
                    self.stdout.write(f"Made {fonts.path(name).name}")


def is_stale(target: Path, sources: list[Path]) -> bool:
    newest = max(path.stat().st_mtime for path in (*sources, Path(__file__)))
    return not target.exists() or target.stat().st_mtime < newest


def build(sources: list[Path], target: Path) -> None:
    """Merge the sources into one TrueType file with a plain kerning table for Latin letters."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        parts = [
            _as_ttf(source, Path(folder) / f"{number}.ttf") for number, source in enumerate(sources)
        ]
        font = Merger(Options(drop_tables=UNUSED_TABLES)).merge([str(part) for part in parts])
        first = TTFont(sources[0])
        # The moment of building must not show in the PDFs: equal facts, equal bytes.
        font["head"].created, font["head"].modified = first["head"].created, first["head"].modified
        font.recalcTimestamp = False
        font["kern"] = _kern_table(first)
        made = Path(folder) / target.name
        font.save(made)
        # Others may be reading the old file: replace it in one step.
        os.replace(made, target)


def _as_ttf(source: Path, target: Path) -> Path:
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)
    return target


def _kern_table(font: TTFont):
    glyphs = font.getBestCmap()
    names = [glyphs[ord(letter)] for letter in KERNED]
    subtables = [
        subtable
        for lookup in font["GPOS"].table.LookupList.Lookup
        if lookup.LookupType == 2
        for subtable in lookup.SubTable
    ]
    kerning = KernTable_format_0(apple=False)
    kerning.coverage, kerning.tupleIndex = 1, None
    kerning.kernTable = {
        pair: value
        for pair in product(names, names)
        if (value := _kerning_of(*pair, subtables=subtables))
    }
    table = newTable("kern")
    table.version, table.kernTables = 0, [kerning]
    return table


def _kerning_of(left: str, right: str, *, subtables: list) -> int:
    """Return the pair's advance adjustment; the first subtable that speaks of the pair wins."""
    for subtable in subtables:
        if left not in subtable.Coverage.glyphs:
            continue
        if subtable.Format == 1:
            pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
            record = next((pair for pair in pairs if pair.SecondGlyph == right), None)
        else:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)]
            record = row.Class2Record[subtable.ClassDef2.classDefs.get(right, 0)]
        if record is not None:
            return getattr(record.Value1, "XAdvance", 0) or 0
    return 0
