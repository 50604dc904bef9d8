"""Readers do not find the words that a page of a PDF shows: a search, a copy and a screen reader get others. It
happens where a letter is drawn in pieces that each stand for the whole letter, and where the shapes of a font have
the meaning of other characters (PDF/UA 7.21.7). Faces of Arabic with loose dots do the first.

Bad: “ششجعوا” for “شجعوا”; “Resi ience” for “Resilience”.
Good: a face whose letters are whole; PDFium and the tags say the same words.
"""

import re
import unicodedata
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document, Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_ENOUGH, _FEW, _SHORT = 0.9, 12, 4
"""The share of words that is enough, how many words say nothing, and letters of a word that may stand anywhere."""
_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")


def check(document: Document) -> Iterator[Fault]:
    """Every page with letters that are told twice, or with words that another reader does not find."""
    hint = "set it in another face, or make it again in another program, and search it for these words"
    for page in document.pages:
        if page.doubled:
            message = f"a letter is told once for each of its pieces: “{page.doubled}”"
            yield Fault(message, hint, page.place())
    for page, text in zip(document.pages, document.extracted, strict=False):
        expected = list(_words(page))
        if len(expected) < _FEW:
            continue
        whole = "".join(_plain(text).split())
        missing = min(_missing(expected, whole), _missing([word[::-1] for word in expected], whole), key=len)
        if len(missing) > len(expected) * (1 - _ENOUGH):
            share = round(100 * (1 - len(missing) / len(expected)))
            message = f"a reader finds {share} % of its words, and not “{missing[0]}”"
            yield Fault(message, hint, page.place())


def _words(page: Page) -> Iterator[str]:
    """The longer words among the tags of a page."""
    for piece in page.pieces:
        if piece.content is not None and not piece.artifact and not piece.lost:
            yield from (word for word in _WORD.findall(_plain(piece.text)) if len(word) >= _SHORT)


def _missing(words: list[str], text: str) -> list[str]:
    return [word for word in words if word not in text]


def _plain(text: str) -> str:
    """Without vowel signs and unseen characters, ligatures as their letters."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
