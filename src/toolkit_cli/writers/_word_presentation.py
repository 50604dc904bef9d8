"""Large print in Word: the document re-flowed and the template sized, before either is poured into the other."""

from dataclasses import replace

from toolkit_cli.locales import Locale
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import GIANT
from toolkit_cli.model.publication import TextLimit
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._word_body import WordBody
from toolkit_cli.writers._word_contents import add_contents
from toolkit_cli.writers._word_fit import TextArea, text_area
from toolkit_cli.writers._word_kept import keep_words, set_footers
from toolkit_cli.writers._word_linear import Linear
from toolkit_cli.writers._word_package import DOCUMENT, pack
from toolkit_cli.writers._word_size import resize
from toolkit_cli.writers._word_tint import tint

_FOLDER = "_large-print"
LEAST = 16
"""Points from which print is large, and says so."""
_TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20


def presented(document: Document, context: WriterContext) -> tuple[Document, WriterContext]:
    """The document and the context with its template, as the presentation wants them."""
    presentation = context.presentation
    if not presentation.size and not presentation.tint:
        return document, context
    parts = parts_of(context.template)
    if presentation.size:
        resize(parts, presentation.size)
        area = text_area(parts[DOCUMENT])
        document = _reflowed(document, context.locale, presentation.size, area)
    if presentation.tint:
        tint(parts, presentation.tint)
    return document, replace(context, template=pack(parts))


def finish_words(parts: dict[str, bytes], document: Document, context: WriterContext, body: WordBody) -> None:
    """What large print does to words that are on their pages: contents, numbers and dates kept whole."""
    size = context.presentation.size
    add_contents(parts, document, body)
    line = text_area(parts[DOCUMENT]).width / _TWIPS_PER_POINT / size
    set_footers(parts, str(document.title), size, line)
    keep_words(parts, (document.furniture.edition, document.furniture.review_date), line)


def _reflowed(document: Document, locale: Locale, size: float, area: TextArea) -> Document:
    """The document in one column, without the limits of its kind; its label says how large it is."""
    around = document.furniture
    label = locale.labels["giant_print" if size >= GIANT.size else "large_print"]
    labelled = filter(None, (around.kind_label, around.audience_label))
    furniture = replace(
        around,
        kind_label=label.format(size=f"{size:g}") if size >= LEAST else "",
        audience_label=locale.labels["sentence_end"].join(labelled),
    )
    kind = document.kind.model_copy(
        update={
            "text": TextLimit(minimum=size),
            "figure_width": area.width / _TWIPS_PER_MM,
            **dict.fromkeys(("pages", "figure_beside", "accents", "foot")),
        }
    )
    linear = Linear(document, locale, size, area)
    return replace(
        document, kind_name=_FOLDER, kind=kind, furniture=furniture, body=tuple(linear.body()), contents=True
    )
