"""Text of a PDF is marked as a language that is not written in its script, so that a screen reader reads it with
the wrong voice or not at all.

Bad: a document in Arabic with `/Lang (en-GB)`.
Good: `/Lang (ar)`, and a language of their own for words in another one.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._languages import usual_script
from toolkit_cli.audit._pdf_document import Document, Element
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import script, scripts, writes

SEVERITY = Severity.ERROR
_ENOUGH = 200


def check(document: Document) -> Iterator[Fault]:
    """Text in a script that its language does not use, once a tag; else the pages as a whole."""
    told = False
    for element, language in _languages(document):
        text = "".join(words for _, words in element.words)
        name = script(text)
        if name and name != "Latin" and language and not writes(language, name):
            told = True
            message = f"text in {name} letters is marked as “{language[:40]}”"
            yield Fault(message, "mark it with its own language", element.place())
    letters = scripts(document.text)
    count = sum(letters.values())
    most = max(letters, key=letters.__getitem__) if letters else ""
    wanted = usual_script(document.language)
    foreign = most != "Latin" and document.language and not writes(document.language, most)
    if not told and count >= _ENOUGH and (foreign or (wanted and letters[wanted] * 10 < count)):
        message = f"the document is marked as “{document.language[:40]}”, but its text is in {most} letters"
        yield Fault(message, "give it the language that it is in")


def _languages(document: Document) -> Iterator[tuple[Element, str]]:
    known: dict[Element | None, str] = {None: document.language}
    for element in document.elements:
        known[element] = element.language or known.get(element.parent, document.language)
        yield element, known[element]
