"""The accessibility of web pages; nothing is fetched."""

from toolkit_cli.audit import _html_rules
from toolkit_cli.audit._found import Found, apply, faulty, pages_of
from toolkit_cli.audit._html_page import FaultyPageError, read_page

NOT_JUDGED = (
    "what scripts change, pages that it loads, style sheets elsewhere, contrast on pictures and of words with a"
    " place of their own, states such as hover and focus, films and sounds"
)
"""What no rule looks at: it is for a person, or a browser, to see."""


def audit(content: bytes, file: str) -> list[Found]:
    """Every fault of a web page, in reading order; bytes that are no page have one fault."""
    try:
        page = read_page(content)
    except FaultyPageError as fault:
        return faulty(file, str(fault), "open it in a browser, and save it again as HTML")
    return apply(_html_rules, page, file)


def pages() -> dict[str, str]:
    """The page of every rule for web pages."""
    return pages_of(_html_rules)
