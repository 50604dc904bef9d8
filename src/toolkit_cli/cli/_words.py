"""How the help names what an option or argument takes, where it has no better name for it."""

from typing import Any

_BY_NAME = {
    **dict.fromkeys(("today", "on", "due_on", "since", "until", "date", "closed_before"), "DATE"),
    **dict.fromkeys(("document", "documents"), "DOCUMENT"),
    **dict.fromkeys(("form", "format", "formats"), "FORMAT"),
    **dict.fromkeys(("output", "file", "files"), "FILE"),
    **dict.fromkeys(("project", "folder"), "FOLDER"),
    **dict.fromkeys(("number", "grade", "jobs"), "NUMBER"),
    "due_in": "DAYS",
}


def in_words(params: list[Any]) -> list[Any]:
    """Parameters that the help shows as `--today DATE` and `DOCUMENT`, never with a type of Python."""
    for each in params:
        takes = each.param_type_name == "argument" or not (each.is_flag or each.count)
        if takes and not each.metavar:
            each.metavar = _BY_NAME.get(each.name, each.name.upper().replace("_", "-"))
        if each.param_type_name == "argument":
            each.display_type_rich = _nothing  # its name says it
    return params


def _nothing(ctx: Any) -> None:  # noqa: ARG001
    return None
