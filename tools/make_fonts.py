"""Makes the theme's font files: theme/static/fonts/instrument-sans-latin.woff2, which every page waits for, and the
letters that few pages need, instrument-sans-latin-more.woff2.

    npm pack @fontsource-variable/instrument-sans@5.3.0 && tar -xzf fontsource-variable-instrument-sans-5.3.0.tgz
    pip install fonttools brotli
    python -m tools.make_fonts package/files/instrument-sans-latin-wght-normal.woff2

It is run by hand when the source or the languages change. What a server may send before a browser has answered is 14 kB
(RFC 6928): a font that fits into it arrives with the style sheet. In the source, 12 kB are the distances of pairs of
letters. Kept are those between letters and the marks beside them, in steps that nobody sees, as they are at the
lightest weight.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.otlLib import builder

FONTS = Path("theme/static/fonts")
# What English, French and Spanish need, and the names of the network's members (as `unicode-range` in fonts.css).
COMMON = (
    "U+20-7E, U+A0-A1, U+A9-AB, U+B0, U+B7, U+BA-BB, U+BF-C2, U+C7-CA, U+CD-CE, U+D1, U+D3-D4, U+DA, U+DC, U+E0-E3, "
    "U+E7-EB, U+ED-EF, U+F1, U+F3-F6, U+F9-FC, U+153, U+2009, U+2013-2014, U+2018-2019, U+201C-201D, U+2026, U+202F, "
    "U+203A, U+20AC"
)
MARKS = ".,:-–’“”…"
LEAST, STEP = 15, 10  # thousandths of the size: what is less is left out, and what is left is rounded

Pairs = dict[tuple[str, str], int]


def main(source: Path) -> None:
    """Write both files."""
    common = set(subset.parse_unicodes(COMMON.replace(" ", "")))
    font = _subset(source, common, ["liga", "tnum", "kern"])
    _respace(font)
    font.save(FONTS / "instrument-sans-latin.woff2")
    others = set(subset.load_font(source, subset.Options()).getBestCmap()) - common
    _subset(source, others, ["*"]).save(FONTS / "instrument-sans-latin-more.woff2")


def _subset(source: Path, letters: set[int], features: list[str]) -> Any:
    options = subset.Options(layout_features=features, flavor="woff2", hinting=False, name_IDs=[0, 1, 2, 13, 14])
    font = subset.load_font(source, options)
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=letters)
    chosen.subset(font)
    font.flavor = "woff2"
    return font


def _respace(font: Any) -> None:
    """Put the pairs that are kept in the place of all, those glyphs in one class that are alike."""
    glyphs = {name for code, name in font.getBestCmap().items() if chr(code).isalpha() or chr(code) in MARKS}
    lookup = font["GPOS"].table.LookupList.Lookup[0]
    pairs = {
        pair: round(value / STEP) * STEP
        for pair, value in _pairs(lookup, sorted(glyphs)).items()
        if abs(value) >= LEAST
    }
    rows, columns = defaultdict(list), defaultdict(list)
    for glyph in sorted(glyphs):
        rows[tuple(pairs.get((glyph, other), 0) for other in sorted(glyphs))].append(glyph)
        columns[tuple(pairs.get((other, glyph), 0) for other in sorted(glyphs))].append(glyph)
    made = builder.PairPosBuilder(font, None)
    for firsts in rows.values():
        for seconds in columns.values():
            if value := pairs.get((firsts[0], seconds[0])):
                made.addClassPair(None, tuple(firsts), builder.buildValue({"XAdvance": value}), tuple(seconds), None)
    kept = made.build()
    kept.LookupFlag = lookup.LookupFlag
    font["GPOS"].table.LookupList.Lookup[0] = kept


def _pairs(lookup: Any, glyphs: list[str]) -> Pairs:
    """The distance of each pair: that of its classes, unless it has one of its own."""
    pairs: Pairs = {}
    for table in reversed([getattr(each, "ExtSubTable", each) for each in lookup.SubTable]):
        for place, first in enumerate(table.Coverage.glyphs):
            if first not in glyphs:
                continue
            if table.Format == 1:
                records = table.PairSet[place].PairValueRecord
                own = {each.SecondGlyph: each.Value1 for each in records if each.SecondGlyph in glyphs}
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                own = {each: row[table.ClassDef2.classDefs.get(each, 0)].Value1 for each in glyphs}
            pairs |= {(first, second): getattr(value, "XAdvance", 0) for second, value in own.items()}
    return pairs


if __name__ == "__main__":
    main(Path(sys.argv[1]))
