"""The pages of all rules: of content, of templates, and of finished documents."""

from toolkit_cli import audit
from toolkit_cli.build import pages as content


def pages() -> dict[str, str]:
    """The page of every rule, by name; a rule of both content and finished documents has both pages."""
    return content.joined(content.pages(), audit.pages(), "In a finished document")
