"""Assembles a document from the sections it uses."""

from collections.abc import Iterator

from toolkit_cli import locales
from toolkit_cli.build.furniture import around_translation, furniture, untranslated
from toolkit_cli.build.notes import noted
from toolkit_cli.build.places import without_place
from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import Locale
from toolkit_cli.model.blocks import Block, LocalContact, LocalLines, Roles, Subsection
from toolkit_cli.model.content import DocumentPlan, Section, Use
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.project import Project, section_file
from toolkit_cli.model.selection import part, select


def resolve(
    project: Project, name: str, locale: Locale, words: Project | None = None, draft: str = ""
) -> Document:
    """The document `name` in the language of `locale`. The project must be free of errors.

    `words` is the project with its texts in that language (without it: the project itself), `draft` the label
    that says why the document is a draft, if its language makes it one.
    """
    source, words = project.documents[name], words or project
    plan, kind = words.documents[name], words.kinds[source.kind]
    if not draft and not all(project.approved(use.use) for use in plan.content):
        draft = "draft"
    body = tuple(placed for use in plan.content for placed in _use(words, plan, use, locale))
    around = furniture(words, plan, kind, locale, draft)
    foreign = untranslated(words, name, around)
    if locale.tag != project.language:
        origin = locales.load(project.language)
        around, found = around_translation(around, locale, origin, source.title, draft)
        foreign |= found
    made = Document(
        id=name,
        language=locale.tag,
        title=plan.title,
        audience=plan.audience,
        kind_name=plan.kind,
        kind=kind,
        furniture=around,
        body=noted(project, body, kind, locale),
        contents=plan.contents,
        figures=project.figures,
        foreign=foreign,
        source_language=project.language,
    )
    return without_place(made)


def _use(project: Project, plan: DocumentPlan, use: Use, locale: Locale) -> Iterator[Placed]:
    section = project.sections[use.use]
    title, blocks, origin = _title(section, plan, locale), section.blocks, Origin(section_file(use.use))
    found = part(section, use.part) if use.part else None
    if found:
        path, node = found
        title = Heading(node.title if isinstance(node, Subsection) else node.role)
        blocks, origin = node.blocks, _within(origin, *path)
    ids = frozenset() if use.part in use.select else frozenset(use.select)
    if use.title:
        yield Placed(title, 1, _within(origin, "title"))
    yield from _blocks(blocks, 2 if use.title else 1, origin, ids)


def _title(section: Section, plan: DocumentPlan, locale: Locale) -> Heading:
    if section.appendix and plan.contents:
        label = locale.labels["appendix"].format(number=section.appendix)
        return Heading(section.title, label, appendix=True)
    return Heading(section.title)


def _place(block: Block, level: int, origin: Origin, ids: frozenset[str]) -> Iterator[Placed]:
    """The block and all within it; where `ids` is not empty, only what it names and the headings above."""
    if block.id in ids:
        ids = frozenset()
    match block:
        case Subsection():
            inner = _blocks(block.blocks, level + 1, origin, ids)
            yield from _headed(Placed(Heading(block.title), level, _within(origin, "title")), inner)
        case Roles():
            for index, role in enumerate(block.roles):
                place = _within(origin, "roles", index)
                inner = _blocks(role.blocks, level + 1, place, frozenset() if role.id in ids else ids)
                yield from _headed(Placed(Heading(role.role), level, _within(place, "role")), inner)
        case _:
            chosen = select(block, ids) if ids else block
            if isinstance(chosen, LocalContact):
                yield Placed(LocalLines(), level, origin)
            elif chosen is not None:
                yield Placed(chosen, level, origin)


def _headed(heading: Placed, inner: Iterator[Placed]) -> Iterator[Placed]:
    placed = tuple(inner)
    if placed:
        yield heading
        yield from placed


def _blocks(blocks: tuple[Block, ...], level: int, origin: Origin, ids: frozenset[str]) -> Iterator[Placed]:
    for index, block in enumerate(blocks):
        yield from _place(block, level, _within(origin, "blocks", index), ids)


def _within(origin: Origin, *path: str | int) -> Origin:
    return Origin(origin.file, (*origin.path, *path))
