"""A whole document as values and files for Typst: no text of it is ever read as markup."""

import json
from collections.abc import Mapping
from typing import Any

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import words_of
from toolkit_cli.model.publication import Kind
from toolkit_cli.templating.typography import without_widow
from toolkit_cli.tools import fonts, typst
from toolkit_cli.writers import PARTED, WriterContext
from toolkit_cli.writers._print_blocks import PrintBlocks
from toolkit_cli.writers._print_pictures import logo_svg
from toolkit_cli.writers._print_text import PrintTexts, Room, language

_GIANT = 24
_POINTS_PER_MM = 72 / 25.4
_BOLD = 0.6
"""The mean width of a bold letter, in em."""
_NARROWEST, _WIDTH = 48.0, 160.0
"""The narrowest column and the width of the text where a kind says none, in millimetres."""
_ACCENT = "005EB8"
_AROUND = (
    *("subtitle", "kind_label", "audience_label", "language_note", "version_line", "message", "statement"),
    *("review_date", "website", "email", "phone", "copyright", "draft_notice"),
)
_MARK = ("publisher_short_name", "publisher_detail", "publisher_name")
_UNASKED = frozenset({"email", "subtitle", "message", *_MARK})
"""Furniture that not every kind shows: the statement has the address, a poster says one thing only."""
SOURCES = ("_blocks/print.typ", "_blocks/print-blocks.typ", "_blocks/print-large.typ")
"""What templates import; it reads the values of the document and, apart, those that many documents share."""
_SETTING = ("accent", "beside", "columns", "embolden", "labels", "language", "minimum", "size")
_LABELS = ("contents", "appendices", "website", "email", "phone", "version", "review_date")


class PrintDocument:
    """The values of one document, and the files that its template reads."""

    def __init__(self, document: Document, context: WriterContext) -> None:
        self.document = document
        around = document.furniture
        contacts = {
            around.email: f"mailto:{around.email}",
            around.website: f"https://{around.website.removeprefix('https://')}",
            around.phone: f"tel:{around.phone.replace(' ', '')}",
        }
        room = _room(document.kind, context.presentation.size)
        self.texts = PrintTexts(context.locale, document.foreign, contacts, room)
        self._blocks = PrintBlocks(
            document,
            context.locale,
            self.texts,
            size=context.presentation.size,
            fonts=context.fonts,
            images=context.images,
        )
        self._context = context
        self.script_font = fonts.find(context.locale.script)
        self.asked: list[int] = []
        self.files = self._files()

    @property
    def direction(self) -> str:
        """Whither the text runs: `ltr` or `rtl`."""
        return self._context.locale.direction

    def job(self) -> typst.Job:
        """What Typst is to set."""
        folders = (self._context.fonts, *([self.script_font.folder] if self.script_font else []))
        main = f"{self.document.kind_name}/print.typ"
        return typst.Job(main, self.files, folders, self._context.timestamp)

    def _files(self) -> dict[str, bytes]:
        context = self._context
        values = self._values()
        files = {
            f"{self.document.kind_name}/print.typ": context.template,
            **self._sources(),
            "document.json": _json(values),
            "setting.json": _json({name: values[name] for name in _SETTING}),
        }
        files |= {f"{name}.svg": content for name, content in context.pictures.items()}
        files |= self._blocks.files
        if context.logo:
            files["logo.svg"] = logo_svg(*context.logo)
        return files

    def _sources(self) -> dict[str, bytes]:
        """What the template imports; Typst reads all that it is given, so it gets no large print without need."""
        found = dict(zip(SOURCES, self._context.blocks.encode("utf-8").split(PARTED.encode()), strict=True))
        return found if self._context.presentation.size else {name: found[name] for name in SOURCES[:-1]}

    def _values(self) -> dict[str, Any]:
        document, context = self.document, self._context
        title = self.texts.text(without_widow(document.title.inlines))
        around = {name: self._furniture(name) for name in (*_AROUND, *_MARK)}
        body = self._blocks.all()
        ordered = [number for number, (_, origin) in enumerate(self.texts.said) if origin]
        kind = document.kind
        accent = getattr(kind.accents, document.audience) if kind.accents else _ACCENT
        return {
            "title": title,
            "asked": sorted([title["n"], *self.asked, *ordered, *self.texts.at_foot]),
            "order": ordered,
            "name": words_of(document.title.inlines),
            "author": document.furniture.publisher_name,
            "keywords": [document.furniture.kind_label, document.furniture.audience_label],
            "around": around,
            "labels": self._labels(),
            "body": body,
            "contents": document.contents,
            "version": bool(document.furniture.version),
            "accent": accent,
            "language": {
                **language(document.language),
                "script": context.locale.script,
                "letter-size": context.locale.letter_size,
            },
            "families": self._families(),
            "embolden": bool(self.script_font and not self.script_font.bold),
            "logo": self._logo(),
            "pictures": sorted(context.pictures),
            "minimum": {"": kind.text.minimum, **kind.text.styles},
            "columns": kind.columns,
            "beside": dict(kind.figure_beside) if kind.figure_beside else None,
            "size": context.presentation.size,
            "tint": context.presentation.tint,
        }

    def _furniture(self, name: str) -> dict[str, Any] | None:
        value = self.texts.furniture(getattr(self.document.furniture, name))
        in_copyright = name == "version_line" and not self.document.furniture.version
        if value and name not in _UNASKED and not in_copyright:
            self.asked.append(value["n"])
        return value

    def _labels(self) -> dict[str, str]:
        labels, size = self._context.locale.labels, self._context.presentation.size
        named = {name: labels[name] for name in _LABELS}
        named |= {side: labels[f"page_{side}"] for side in ("before", "between", "after")}
        named |= {side: labels[f"quotation_{side}"] for side in ("open", "close")}
        named |= {f"{what}-end": labels[f"{what}_end"] for what in ("label", "sentence")}
        named["picture-before"], _, named["picture-after"] = labels["picture"].partition("{alternative}")
        large = labels["giant_print" if size >= _GIANT else "large_print"]
        return named | {"size": large.format(size=f"{size:g}")}

    def _families(self) -> list[str]:
        own = list(typst.families(self._context.fonts))
        return [*own, self.script_font.family] if self.script_font else own

    def _logo(self) -> dict[str, str] | None:
        if not self._context.logo:
            return None
        alternative = self.document.furniture.publisher_name
        return {"file": "/logo.svg", "alternative": alternative}


def _json(values: Mapping[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8")


def _room(kind: Kind, size: float) -> Room:
    """How many characters of text fit into lines, bold ones too; re-flowed text has one column."""
    letter = _BOLD * (size or kind.text.minimum) / _POINTS_PER_MM
    narrowest = _WIDTH if size else min(map(min, kind.columns.values()), default=_NARROWEST)
    page = _WIDTH if size else max(map(sum, kind.columns.values()), default=_WIDTH)
    return Room(int(narrowest / letter / 2 if size else narrowest / letter), int(page / letter))
