"""What a rule finds: a place in the content, the fact and the remedy."""

from dataclasses import dataclass

from toolkit_cli.core.sources import KeyPath


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at the value that `path` leads to in `file`; the rule's module gives name and severity.

    `at` is the character of the value that is meant, with white space folded, where it is one.
    """

    file: str
    path: KeyPath
    message: str
    hint: str = ""
    at: int | None = None
