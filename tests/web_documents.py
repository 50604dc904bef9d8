"""The documents of the repository, and one made of every block, with what the writers need."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from conftest import REPOSITORY
from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.resolve import resolve
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Foreign, Words
from toolkit_cli.model.presentation import STANDARD, Presentation
from toolkit_cli.model.text import Text
from toolkit_cli.writers import PARTED, WriterContext

TEMPLATES = REPOSITORY / "templates"
PICTURES = ("tick", "cross", "cover-people", "leaflet-people")
HOSTILE = 'Tom & Jerry <b> "q" \'s’ {{ title }} {% if %} 🙂 مرحبا 漢字 a_b 100%'
MOON = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{{ width }}mm" height="20mm" viewBox="0 0 113 57">'
    '<defs><path id="p" d="M0 0H9"/></defs><use href="#p"/><text x="10" y="20" fill="url(#p)">{{ labels.moon }}</text></svg>'
)
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="12mm" viewBox="0 0 30 12"><path d="M0 0H9"/></svg>'
RECORD = "pictures: {moon.svg: {licence: CC0-1.0, source: drawn for this test}}"
EVERY_BLOCK = """
title: &T
audience: parents
blocks:
  - {type: paragraph, text: &T}
  - {type: paragraph, text: "*e* **s** [l](https://x.org/?a=1&b=2) r[^1], ask at help.me@x-y.org or www.x-y.org/a."}
  - {type: lead, text: &T}
  - {type: list, lead-in: &T, items: [&T, {text: &T, items: [&T]}]}
  - {type: numbered-factors, factors: [&T, &T]}
  - {type: quotation, text: &T, attribution: &T}
  - {type: guidance-table, columns: [&T, &T], rows: [{topic: &T, guidance: [&T]}]}
  - {type: do-and-dont, do: {title: &T, items: [&T]}, dont: {title: &T, items: [&T]}}
  - {type: prompts, situations: [{situation: &T, sayings: [&T]}]}
  - {type: link-list, links: [{text: &T, url: "https://x.org/a&b", note: &T, also: ["https://y.org/c&d"]}]}
  - {type: figure, figure: moon, alternative: &T, labels: {moon: &T}}
  - {type: pathways, groups: [{title: &T, items: [&T]}, {title: &T, items: [&T]}, {title: &T, items: [&T]}]}
  - {type: easy-read, points: [{picture: moon.svg, alternative: &T, text: &T}, {picture: moon.svg, text: &T}]}
  - {type: roles, roles: [{role: &T, audience: staff, blocks: [{type: paragraph, text: &T}]}]}
  - {type: subsection, title: &T, blocks: [{type: paragraph, text: &T}]}
"""


@cache
def translations() -> Translations:
    """The documents of the repository in their languages."""
    return Translations(check(Folders(REPOSITORY), Reporter()))


@cache
def every() -> tuple[tuple[str, str], ...]:
    """Every document of the repository with each of its languages; one in made-up languages too."""
    plans = check(Folders(REPOSITORY), Reporter()).documents
    real = [(name, tag) for name, plan in sorted(plans.items()) for tag in plan.languages]
    return (*real, ("parents-help-sheet", "en-XA"), ("parents-help-sheet", "ar-XB"))


@cache
def document(name: str, tag: str = "en-GB") -> Document:
    """A document of the repository in a language."""
    return translations().document(name, tag)


LISTS = """
  - {type: list, items: [one, {text: two, items: [inner, inmost]}, three]}
  - {type: list, items: [other]}
  - {type: numbered-factors, factors: [counted]}
"""

ASKED = """
  - {type: guidance-table, columns: ["What is seen?", "What to do"], rows: [{topic: tears, guidance: [stay]}]}
  - {type: link-list, links: [{text: "Who helps?", url: "https://x.org/a", note: the school}]}
"""


NOTED = """
references:
  - {mark: "7", source: "Never cited"}
  - {mark: "1", source: &T}
"""


def quoted() -> str:
    """The text full of traps, as YAML."""
    return "'" + HOSTILE.replace("'", "''") + "'"


def plant(project: Folders) -> None:
    """Make the section of the small project one of every block, each text full of traps."""
    figures = project.content / "figures"
    figures.mkdir()
    (project.content / "images").mkdir(exist_ok=True)
    (project.content / "images" / "moon.svg").write_bytes(LOGO)
    (project.content / "images" / "pictures.yaml").write_text(RECORD, encoding="utf-8")
    (figures / "moon.svg.j2").write_text(MOON, encoding="utf-8")
    sources = project.content / "references.yaml"
    sources.write_text(NOTED.replace("&T", quoted()), encoding="utf-8")
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(EVERY_BLOCK.replace("&T", quoted()), encoding="utf-8")


def hostile(project: Folders) -> Document:
    """A document of every block and inline, each text full of traps; its title is in another language."""
    plant(project)
    reporter = Reporter()
    made = resolve(check(project, reporter), "sleep-leaflet", locales.load("en-GB"))
    words = (Foreign((Words("مرحبا"),), "ar"), Words(" " + HOSTILE))
    return replace(
        made,
        title=Text(HOSTILE, (Words(HOSTILE),)),
        body=(
            replace(made.body[0], block=replace(made.body[0].block, text=Text("x", words))),
            *made.body[1:],
        ),
    )


def leaflet(project: Folders, blocks: str) -> Document:
    """The leaflet of the small project with other blocks, in YAML."""
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(f"title: A\naudience: parents\nblocks:\n{blocks}", encoding="utf-8")
    return resolve(check(project, Reporter()), "sleep-leaflet", locales.load("en-GB"))


def _images(document: Document) -> set[str]:
    points = (getattr(placed.block, "points", ()) for placed in document.body)
    return {point.picture for each in points for point in each}


def _image(name: str) -> bytes:
    file = REPOSITORY / "content" / "images" / name
    return file.read_bytes() if file.is_file() else LOGO


def context(
    document: Document,
    writer: Any,
    presentation: Presentation = STANDARD,
    logo: tuple[str, bytes] | None = None,
) -> WriterContext:
    """What a writer needs for a document."""
    template = TEMPLATES / document.kind_name / writer.TEMPLATE if writer.TEMPLATE else None
    return WriterContext(
        template=template.read_bytes() if template else b"",
        blocks=PARTED.join((TEMPLATES / name).read_text("utf-8") for name in writer.BLOCKS.split()),
        pictures={name: (TEMPLATES / "_figures" / f"{name}.svg").read_bytes() for name in PICTURES},
        logo=logo,
        fonts=TEMPLATES / "fonts",
        locale=locales.load(document.language),
        timestamp=datetime(2021, 3, 1, tzinfo=UTC),
        presentation=presentation,
        images={image: _image(image) for image in _images(document)},
    )
