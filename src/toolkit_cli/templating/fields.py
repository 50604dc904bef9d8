"""The fields that a template of a kind may name."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import words_of
from toolkit_cli.model.place import FIELDS as PLACE_FIELDS
from toolkit_cli.templating.typography import without_widow

_LABELS = ("website", "version", "review_date", "phone", "email")
_SIDES = ("before", "between", "after")

FIELDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("title", "subtitle", "kind_label", "audience_label", "edition", "version", "version_line"),
        frozenset[str](),
    ),
    **dict.fromkeys(
        ("review_date", "statement", "message", "copyright", "draft_notice", "language_note"),
        frozenset[str](),
    ),
    **dict.fromkeys(("publisher_mark", "contents", "body"), frozenset[str]()),
    "publisher": frozenset({"name", "short_name", "detail"}),
    "contact": frozenset({"email", "phone", "website"}),
    "place": frozenset(PLACE_FIELDS),
    "labels": frozenset(_LABELS),
    "page": frozenset(_SIDES),
}
"""Every field, with the fields within it."""
PARAGRAPHS = frozenset({"body", "contents", "publisher_mark"})
"""The fields that give whole paragraphs and tables; all others give words."""


def fields(
    document: Document, labels: Mapping[str, str], *, body: Markup, contents: Markup, mark: Markup
) -> dict[str, Any]:
    """The values of all fields for one document; `body`, `contents` and `mark` are set already."""
    furniture = document.furniture
    return {
        "title": words_of(without_widow(document.title.inlines)),
        "subtitle": furniture.subtitle,
        "kind_label": furniture.kind_label,
        "audience_label": furniture.audience_label,
        "edition": furniture.edition,
        "version": furniture.version,
        "version_line": furniture.version_line,
        "review_date": furniture.review_date,
        "statement": furniture.statement,
        "message": furniture.message,
        "copyright": furniture.copyright,
        "draft_notice": furniture.draft_notice,
        "language_note": furniture.language_note,
        "publisher_mark": mark,
        "contents": contents,
        "body": body,
        "publisher": {
            "name": furniture.publisher_name,
            "short_name": furniture.publisher_short_name,
            "detail": furniture.publisher_detail,
        },
        "contact": {"email": furniture.email, "phone": furniture.phone, "website": furniture.website},
        "place": {name: furniture.place.get(name, "") for name in PLACE_FIELDS},
        "labels": {name: labels[name] for name in _LABELS},
        "page": {side: labels[f"page_{side}"] for side in _SIDES},
    }
