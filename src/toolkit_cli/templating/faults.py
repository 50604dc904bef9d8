"""Why a template cannot be filled, and where in it."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from toolkit_cli.core.errors import ToolkitError


class UnfillableTemplateError(Exception):
    """A template that cannot be filled, for a reason that shows only when it is.

    `file` is the path of the template as the project has it, empty where the caller knows it; `line` is 0 where
    the template has no lines.
    """

    def __init__(self, message: str, file: str = "", line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.file, self.line, self.hint = file, line, hint


@contextmanager
def filling(file: str = "") -> Iterator[None]:
    """Whatever is raised within, while a template is filled, is an UnfillableTemplateError with its place."""
    try:
        yield
    except (UnfillableTemplateError, ToolkitError):
        raise
    except Exception as fault:  # an expression of a template can provoke any
        where, line = place_of(fault)
        raise UnfillableTemplateError(said(fault), where or file, line) from fault


def place_of(fault: BaseException) -> tuple[str, int]:
    """The template that a fault arose in, as it was named, and the line; an empty name and 0 if in none."""
    from jinja2.exceptions import TemplateSyntaxError

    place = (fault.name or "", fault.lineno) if isinstance(fault, TemplateSyntaxError) else ("", 0)
    for frame, line in traceback.walk_tb(fault.__traceback__):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = (template.name or "", template.get_corresponding_lineno(line))
    return place


def said(fault: BaseException) -> str:
    """A fault in words of this program; those of a library say nothing to whoever edits templates in Word."""
    from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

    from toolkit_cli.templating.bounds import TooDeepError, TooMuchError

    if isinstance(fault, (SecurityError, UndefinedError, TooMuchError)):  # in the words of the environment
        return " ".join(str(fault).split())[:200]
    if isinstance(fault, TooDeepError):
        return str(fault.message)
    told: dict[type[BaseException], str] = {
        TemplateError: "a tag of it cannot be read",
        RecursionError: "it calls itself without end",
        MemoryError: "it takes more memory than there is",
        ZeroDivisionError: "it divides by zero",
        LookupError: "it names a member that is not there",
    }
    return next(
        (words for kind, words in told.items() if isinstance(fault, kind)), "an expression in it fails"
    )
