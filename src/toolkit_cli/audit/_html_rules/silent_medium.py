"""A film or sound of a page seems to offer nothing to people who do not see or hear it (WCAG 2.2, 1.2.1 and
1.2.2). It may have words in the picture, a transcript beside it, or nothing to hear: that is for a person to see.

Bad: `<video src="film.mp4">`; media without controls.
Good: `<video controls>` with `<track kind="captions">`, and a transcript beside it.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(page: Page) -> Iterator[Fault]:
    """Every film without captions, every medium without controls."""
    for element in page.all("audio", "video"):
        tracks = {each.get("kind", "subtitles").lower() for each in element.iter("track")}
        if element.tag == "video" and element.get("muted") is None and not tracks & {"captions", "subtitles"}:
            yield Fault("a film has no captions", 'add `<track kind="captions">`', page.place(element))
        if element.get("controls") is None:
            yield Fault(f"`<{element.tag}>` cannot be stopped", "write `controls`", page.place(element))
