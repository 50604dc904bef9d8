"""The language and the direction of every run of a Word document."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import w
from toolkit_cli.writers._word_scripts import Stretch, stretches

_RUN, _TEXT, _PROPERTIES = w("r"), w("t"), w("rPr")
_END = "\x1f"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EAST_ASIAN = {"zh", "ja", "ko"}
_AMBIGUOUS = re.compile("[\u00b7\u2013-\u2015\u2018\u2019\u201c\u201d\u2026]")
"""Punctuation that Word sets in the Latin font unless a hint says that it is East Asian."""


@dataclass(frozen=True)
class Languages:
    """The language of a document as Word names it; which way it runs; the language of Latin words in it.

    `latin` is empty where the document itself is in Latin letters. `foreign` are texts in other languages,
    with their tags.
    """

    own: str
    leftwards: bool
    latin: str
    foreign: Mapping[str, str]

    @property
    def east_asian(self) -> bool:
        return is_east_asian(self.own)


def is_east_asian(tag: str) -> bool:
    """Whether Word takes the language of East Asian text for this one."""
    return tag.partition("-")[0] in _EAST_ASIAN


MARK = "zxx"
"""The East Asian language by which the block macros mark a run as foreign (ISO 639-2: no linguistic content)."""


def set_runs(root: etree._Element, languages: Languages) -> None:
    """Give every run of a part its language and direction; runs of several are split."""
    simple = not languages.latin and not languages.foreign
    if simple and root.find(f".//{_RUN}/{_PROPERTIES}/{w('lang')}") is None:
        for run in root.iter(_RUN):
            _set(run, None, languages)
        return
    for paragraph in root.iter(w("p")):
        runs = [run for run in paragraph.iter(_RUN) if next(run.iterancestors(w("p"))) is paragraph]
        if runs:
            _Paragraph(runs, languages).set()


class _Paragraph:
    """The runs of one paragraph; positions are those in its whole text."""

    def __init__(self, runs: list[etree._Element], languages: Languages) -> None:
        self._runs = runs
        self._languages = languages
        self._starts: dict[etree._Element, int] = {}
        self._marked: list[tuple[int, int, str]] = []
        self._text = ""
        for run in runs:
            self._read(run)

    def _read(self, run: etree._Element) -> None:
        start = len(self._text)
        for element in run:
            if element.tag == _TEXT:
                self._starts[element] = len(self._text)
                self._text += element.text or ""
            elif element.tag != _PROPERTIES:
                self._text += _END
        language = run.find(f"{w('rPr')}/{w('lang')}")
        # Word writes languages of its own into templates: only the block macros mark theirs.
        marked = language is not None and language.get(w("eastAsia")) == MARK
        tag = language.get(w("val"), "") if language is not None and marked else ""
        if tag and tag != self._languages.own and len(self._text) > start:
            self._marked.append((start, len(self._text), str(tag)))

    def set(self) -> None:
        """Set every run."""
        own = self._languages
        found = stretches(self._text, self._foreign(), leftwards=own.leftwards, latin=own.latin)
        for run in self._runs:
            self._cut(run, found)

    def _foreign(self) -> list[tuple[int, int, str]]:
        """Where text in other languages stands: runs that say so, and texts that were named."""
        text = self._text.replace("\u00a0", " ")
        found = list(self._marked)
        for named, tag in sorted(self._languages.foreign.items(), key=lambda item: -len(item[0])):
            words = re.escape(named.replace("\u00a0", " "))
            for place in re.finditer(rf"(?<!\w){words}(?!\w)", text) if words else ():
                start, end = place.span()
                if all(end <= first or start >= last for first, last, _ in found):
                    found.append((start, end, tag))
        return found

    def _cut(self, run: etree._Element, found: list[Stretch]) -> None:
        """Split a run where stretches meet in it, and set each part."""
        pieces: list[tuple[Stretch | None, list[etree._Element]]] = []
        for element in run:
            if element.tag == _PROPERTIES:
                continue
            for stretch, part in self._parts(element, found):
                if pieces and (stretch is None or pieces[-1][0] in (None, stretch)):
                    pieces[-1] = pieces[-1][0] or stretch, [*pieces[-1][1], part]
                else:
                    pieces.append((stretch, [part]))
        for stretch, content in reversed(pieces[1:]):
            made = etree.Element(_RUN)
            properties = run.find(_PROPERTIES)
            if properties is not None:
                made.append(deepcopy(properties))
            made.extend(content)
            run.addnext(made)
            _set(made, stretch, self._languages)
        if pieces:
            properties = run.find(_PROPERTIES)
            run[:] = [*([properties] if properties is not None else []), *pieces[0][1]]
        _set(run, pieces[0][0] if pieces else None, self._languages)

    def _parts(
        self, element: etree._Element, found: list[Stretch]
    ) -> Iterator[tuple[Stretch | None, etree._Element]]:
        """The parts of a child of a run, each with its stretch; None: it goes with its neighbours."""
        start = self._starts.get(element)
        text = element.text or ""
        inside = [] if start is None else [s for s in found if s.start < start + len(text) and s.end > start]
        if start is None or not inside:
            yield None, element
            return
        for stretch in inside:
            first, last = max(stretch.start, start), min(stretch.end, start + len(text))
            words = text[first - start : last - start]
            words = stretch.before * (first == stretch.start) + words + stretch.after * (last == stretch.end)
            part = element if words == text else etree.Element(_TEXT, {_SPACE: "preserve"})
            part.text = words
            yield stretch, part


def _set(run: etree._Element, stretch: Stretch | None, languages: Languages) -> None:
    """Language, direction and font hint of a run."""
    properties = child(run, "rPr")
    tag = (stretch.language if stretch else "") or languages.own
    if stretch and stretch.leftwards:
        put(properties, etree.Element(w("rtl")))
    own = tag == languages.own
    leftwards = stretch.leftwards if stretch else languages.leftwards
    put(properties, etree.Element(w("lang"), language(tag, leftwards=leftwards)))
    if own and languages.east_asian and any(_AMBIGUOUS.search(text.text or "") for text in run.iter(_TEXT)):
        child(properties, "rFonts").set(w("hint"), "eastAsia")


def language(tag: str, *, leftwards: bool) -> dict[str, str]:
    """The attributes of `w:lang` for text in a language."""
    if leftwards:
        return {w("bidi"): tag}
    return {w("val"): tag, w("eastAsia"): tag} if is_east_asian(tag) else {w("val"): tag}
