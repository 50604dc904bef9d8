"""The Arabic face of the PDFs, made from Vazirmatn so that readers find every word of a page.

    python scripts/arabic_face.py Vazirmatn-Regular.ttf Vazirmatn-Bold.ttf templates/fonts      (needs fonttools)

In a PDF, readers (poppler, pdfium) lose words whose letters are drawn in other pieces: a letter with a vowel
sign is two glyphs at two heights, lam with alef one glyph for two letters, and every sixth word was split or
turned round. Here a letter with its sign is one glyph, composed of the face's outlines at its anchors, and lam
with alef is two: the first has the drawing of both, the second none. The page looks the same, and
`tests/conformance/test_pdf_text.py` measures that its words are found. Source: npm
`@expo-google-fonts/vazirmatn`, Vazirmatn 33.003, SIL Open Font License 1.1 without a reserved name.
"""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

FAMILY = "Toolkit Arabic"
SIGNS = (*range(0x064B, 0x0653), 0x0670)
"""The vowel signs of Arabic in books and leaflets: tanwin, harakat, shadda, sukun, superscript alef."""
TO_LIGATURE, TO_BASE, LIGATURES = 5, 4, 4


class Pair(NamedTuple):
    """A letter with a sign, and where the sign stands from the letter's origin, in units of the font."""

    base: str
    sign: str
    across: int
    up: int


class Joined(NamedTuple):
    """Lam with alef, drawn as one glyph."""

    lam: str
    alef: str
    drawing: str

    @property
    def first(self) -> str:
        return f"{self.drawing}.lam"

    @property
    def second(self) -> str:
        return f"{self.drawing}.alef"


def main(regular: Path, bold: Path, target: Path) -> None:
    """Write both weights of the face to `target`."""
    for weight, source in (("Regular", regular), ("Bold", bold)):
        font = TTFont(source, recalcTimestamp=False)
        joined, pairs = compose(font)
        unkern(font)
        rename(font, weight)
        font.save(target / f"ToolkitArabic-{weight}.ttf")
        print(f"{weight}: {joined} lam-alef parted, {pairs} letters with signs")


def compose(font: TTFont) -> tuple[int, int]:
    """Part lam from alef, and join letters with their signs; how many of each."""
    signs = _signs(font)
    joined = list(_part(font))
    for each in joined:
        _add(font, each.first, [_component(each.drawing)], font["hmtx"][each.drawing][0])
        _add(font, each.second, [], 0)
    pairs = sorted({*_pairs(font, signs), *_pairs_of_joined(font, signs, joined)})
    names = [f"sign{at:04}" for at in range(len(pairs))]
    for name, pair in zip(names, pairs, strict=True):
        parts = [_component(pair.sign, pair.across, pair.up)]
        if font["glyf"][pair.base].numberOfContours:
            parts.insert(0, _component(pair.base))
        _add(font, name, parts, font["hmtx"][pair.base][0])
    font.setGlyphOrder(font["glyf"].glyphOrder)
    made = [*(name for each in joined for name in (each.first, each.second)), *names]
    font["GDEF"].table.GlyphClassDef.classDefs.update(dict.fromkeys(made, 1))
    _take(font, joined, list(zip(names, pairs, strict=True)))
    return len(joined), len(pairs)


def _tables(font: TTFont, tag: str, kind: int) -> Iterator[Any]:
    for lookup in font[tag].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if table.LookupType == kind:
                yield table


def _signs(font: TTFont) -> set[str]:
    """The glyphs of the signs, alone and stacked on a shadda."""
    found = {font.getBestCmap()[code] for code in SIGNS}
    for table in _tables(font, "GSUB", LIGATURES):
        for first, ligatures in table.ligatures.items():
            found |= {each.LigGlyph for each in ligatures if {first, *each.Component} <= found}
    return found


def _part(font: TTFont) -> Iterator[Joined]:
    """Take out each ligature of Arabic letters; those of two letters go on as a pair of glyphs."""
    codes = {name: code for code, name in font.getBestCmap().items()}
    for table in _tables(font, "GSUB", LIGATURES):
        for first, ligatures in list(table.ligatures.items()):
            code = codes.get(first, 0)
            lam = 0xFEDD <= code <= 0xFEE0 or first.startswith("uni06B5")
            if lam:
                yield from (Joined(first, each.Component[0], each.LigGlyph) for each in ligatures)
                del table.ligatures[first]
            elif code == 0x0627:  # the name of God is four letters, drawn as one glyph
                table.ligatures[first] = [each for each in ligatures if len(each.Component) == 1]


def _pairs(font: TTFont, signs: set[str]) -> Iterator[Pair]:
    for table in _tables(font, "GPOS", TO_BASE):
        marks = zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True)
        bases = list(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
        for (sign, mark), (base, record) in itertools.product(marks, bases):
            anchor = record.BaseAnchor[mark.Class]
            if sign in signs and anchor is not None:
                yield _pair(base, sign, anchor, mark.MarkAnchor)


def _pairs_of_joined(font: TTFont, signs: set[str], joined: list[Joined]) -> Iterator[Pair]:
    """A sign of lam or of alef, where the ligature has it."""
    of = {each.drawing: each for each in joined}
    for table in _tables(font, "GPOS", TO_LIGATURE):
        marks = list(zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True))
        for drawing, attached in zip(
            table.LigatureCoverage.glyphs, table.LigatureArray.LigatureAttach, strict=True
        ):
            if drawing not in of:
                continue
            halves = zip((of[drawing].first, of[drawing].second), attached.ComponentRecord, strict=True)
            for (base, record), (sign, mark) in itertools.product(halves, marks):
                anchor = record.LigatureAnchor[mark.Class]
                if sign in signs and anchor is not None:
                    yield _pair(base, sign, anchor, mark.MarkAnchor)


def _pair(base: str, sign: str, anchor: Any, place: Any) -> Pair:
    return Pair(base, sign, anchor.XCoordinate - place.XCoordinate, anchor.YCoordinate - place.YCoordinate)


def _component(glyph: str, across: int = 0, up: int = 0) -> GlyphComponent:
    made = GlyphComponent()
    made.glyphName, made.x, made.y, made.flags = glyph, across, up, 0x4
    return made


def _add(font: TTFont, name: str, components: list[GlyphComponent], advance: int) -> None:
    made = Glyph()
    if components:
        made.numberOfContours = -1
        made.components = components
    font["glyf"][name] = made
    made.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(made, "xMin", 0))


def _take(font: TTFont, joined: list[Joined], composed: list[tuple[str, Pair]]) -> None:
    """Rules after all of the face's own, in the feature that shapers of Arabic run last."""
    joining = [f"  sub {pair.base} {pair.sign} by {name};" for name, pair in composed]
    extra = TTFont()
    extra.setGlyphOrder(font.getGlyphOrder())
    extra["GDEF"] = font["GDEF"]
    firsts, seconds = _parting(joined)
    addOpenTypeFeaturesFromString(
        extra,
        f"{firsts}{seconds}lookup signs {{\n{chr(10).join(joining)}\n}} signs;\n"
        "feature mset { lookup firsts; lookup seconds; lookup signs; } mset;",
        tables={"GSUB"},
    )
    _append(font["GSUB"].table, extra["GSUB"].table)


def _parting(joined: list[Joined]) -> tuple[str, str]:
    """Two lookups: an alef follows the lam that the first has put; signs between them do not part them."""
    firsts = "".join(f"  sub {each.lam}' {each.alef} by {each.first};\n" for each in joined)
    seconds = "".join(f"  sub {each.first} {each.alef}' by {each.second};\n" for each in joined)
    flag = "  lookupflag IgnoreMarks;\n"
    return (
        f"lookup firsts {{\n{flag}{firsts}}} firsts;\n",
        f"lookup seconds {{\n{flag}{seconds}}} seconds;\n",
    )


def _append(old: Any, new: Any) -> None:
    """Lookups and the feature of one table behind those of another, in each script and language."""
    shift = len(old.LookupList.Lookup)
    for reference in _references(new.LookupList.Lookup):
        reference.LookupListIndex += shift
    old.LookupList.Lookup += new.LookupList.Lookup
    old.LookupList.LookupCount = len(old.LookupList.Lookup)
    record = new.FeatureList.FeatureRecord[0]
    record.Feature.LookupListIndex = [each + shift for each in record.Feature.LookupListIndex]
    old.FeatureList.FeatureRecord.append(record)
    old.FeatureList.FeatureCount = len(old.FeatureList.FeatureRecord)
    for script in old.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(each.LangSys for each in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(old.FeatureList.FeatureCount - 1)
            system.FeatureCount = len(system.FeatureIndex)


def _references(node: Any) -> Iterator[Any]:
    """Where a rule in context names other lookups."""
    if isinstance(node, otTables.SubstLookupRecord):
        yield node
    elif isinstance(node, otTables.BaseTable):
        yield from _references(list(vars(node).values()))
    elif isinstance(node, list):
        for each in node:
            yield from _references(each)


def unkern(font: TTFont) -> None:
    """Letters stand as far apart as in Word, which moves none together by itself: pages break at the same places."""
    for record in font["GPOS"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex = []
            record.Feature.LookupCount = 0


def rename(font: TTFont, weight: str) -> None:
    """The family has a name of its own: it is not Vazirmatn any more."""
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = FAMILY
        elif record.nameID == 3:
            record.string = f"{FAMILY} {weight}, made from {record.toUnicode()}"
        elif record.nameID == 4:
            record.string = f"{FAMILY} {weight}"
        elif record.nameID == 6:
            record.string = f"ToolkitArabic-{weight}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
