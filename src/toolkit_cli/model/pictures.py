"""`content/images/pictures.yaml`: where the pictures come from, and what may be done with them."""

from typing import Annotated

from pydantic import Field

from toolkit_cli.model.blocks import ImageFile
from toolkit_cli.model.node import Node

_Said = Annotated[str, Field(min_length=1)]


class Picture(Node):
    """Where one picture comes from."""

    licence: _Said
    """The licence, by its short name: `CC BY-SA 4.0`."""
    source: _Said
    """Who made it, where it was taken from, and what was changed."""
    address: str | None = None
    """Where it can be found on the web."""
    credit: str | None = None
    """The words that a document with the picture must hold, where the licence asks for them."""


class Pictures(Node):
    """The record of the pictures that blocks show."""

    pictures: dict[ImageFile, Picture] = Field(default_factory=dict)
    """The pictures, by their file in `content/images/`."""
