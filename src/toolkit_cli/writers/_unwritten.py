"""A block that a writer has no case for, told to whoever adds one."""

from typing import Never

from toolkit_cli.core.errors import ToolkitError


def unwritten(block: Never, file: str) -> ToolkitError:
    """The error for a block without a case in `file`; while each has one, no type checker lets it be asked."""
    name = str(getattr(block, "type", type(block).__name__))
    return ToolkitError(
        f"The block `{name}` has no form in src/toolkit_cli/writers/{file}.",
        "Write a case for it there: CONTRIBUTING.md, “A block”, names every place.",
    )
