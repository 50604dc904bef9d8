"""Faults of the surroundings: what is missing or refused, and the remedy."""


class ToolkitError(Exception):
    """Something outside the content stops the work; `remedy` says what to install or change."""

    exit_code = 3

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class ContentError(ToolkitError):
    """The content is not fit for what was asked for."""

    exit_code = 1


class UsageError(ToolkitError):
    """The command was called with a word that means nothing here."""

    exit_code = 2
