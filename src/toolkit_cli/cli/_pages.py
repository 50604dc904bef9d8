"""The pages of all rules: of content, of templates, and of finished documents."""

from toolkit_cli import audit
from toolkit_cli.build import pages as content


def pages() -> dict[str, str]:
    """The page of every rule, by name; a rule of both content and finished documents has both pages."""
    found = content.pages()
    for name, page in audit.pages().items():
        found[name] = f"{found[name].rstrip()}\n\nIn a finished document: {page}" if name in found else page
    return dict(sorted(found.items()))
