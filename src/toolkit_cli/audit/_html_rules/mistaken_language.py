"""Text of a web page is marked as a language that is not written in its script, so that a screen reader reads
it with the wrong voice or not at all.

Bad: `<p lang="en">Допомога дітям</p>`.
Good: `<p lang="uk">Допомога дітям</p>`.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault, quoted
from toolkit_cli.audit._html_page import Page, language
from toolkit_cli.audit._languages import usual_script
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import script, scripts, writes

SEVERITY = Severity.ERROR
_ENOUGH = 200


def check(page: Page) -> Iterator[Fault]:
    """Words in a script that their language does not use, once an element; Latin stands in every language,
    but is not the script of a whole page in another one."""
    letters: Counter[str] = Counter()
    languages: dict[object, str] = {}
    for element in page.elements:
        parent = element.getparent()
        around = languages.get(parent, "") if parent is not None else ""
        here = languages[element] = language(element) or around
        if element in page.hidden:
            continue
        words = "".join([element.text or "", *(child.tail or "" for child in element)])
        name = script(words)
        if name and name != "Latin" and here and not writes(here, name):
            message = f"text in {name} letters is marked as “{here[:40]}”: {quoted(words)}"
            yield Fault(message, "mark it with its own language", page.place(element))
        if here == page.language:
            letters += scripts(words)
    yield from _whole(page, letters)


def _whole(page: Page, letters: Counter[str]) -> Iterator[Fault]:
    """The page itself, if it is marked as a language of another script than nearly all its words."""
    count = sum(letters.values())
    wanted = usual_script(page.language)
    if count >= _ENOUGH and wanted and letters[wanted] * 10 < count and letters["Latin"] * 10 > count * 9:
        message = f"the page is marked as “{page.language[:40]}”, but its text is in Latin letters"
        yield Fault(message, "give it the language that it is in", page.place(page.root))
