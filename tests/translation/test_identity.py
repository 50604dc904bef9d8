"""Whatever becomes of the English, no translation is ever attached to another text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import BulletList, Item
from toolkit_cli.model.content import DocumentPlan, Section, Use
from toolkit_cli.model.inlines import Foreign, Words
from toolkit_cli.model.project import Project
from toolkit_cli.model.text import Text
from toolkit_cli.reading.project import read_project
from toolkit_cli.translation.catalogue import Catalogue, Entry
from toolkit_cli.translation.merge import merge, outgoing
from toolkit_cli.translation.po import read_po, write_po

_PROJECT = read_project(Folders(REPOSITORY), Reporter())
_SENTENCE = st.text(alphabet="abc .", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "a")
_ITEMS = st.lists(_SENTENCE, min_size=1, max_size=12)


def _text(source: str) -> Text:
    return Text(source, (Words(source),))


def _project(items: list[str], catalogue: str) -> Project:
    """A project of one section, a list, in Polish."""
    members = tuple(Item(text=_text(item)) for item in items)
    block = BulletList(type="list", items=members)
    section = Section(title=_text("The list"), audience="staff", blocks=(block,))
    plan = DocumentPlan(
        title=_text("The document"),
        kind="leaflet",
        audience="staff",
        languages=("pl",),
        content=(Use(use="list"),),
    )
    return replace(
        _PROJECT,
        sections={"list": section},
        documents={"sheet": plan},
        catalogues={"pl": catalogue},
        translation_approvals=(),
    )


def _target(source: str) -> str:
    """A translation by which its source is known."""
    return f"<{source}>"


def _catalogue(items: list[str]) -> str:
    entries = (Entry("list", source, target=_target(source)) for source in dict.fromkeys(items))
    return write_po(Catalogue("pl", tuple(entries), {"Language": "pl"}))


@st.composite
def _edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The items of a list before and after any moving, adding, deleting and rewording."""
    before = draw(_ITEMS)
    kept = draw(st.permutations(before))[: draw(st.integers(0, len(before)))]
    added = draw(st.lists(_SENTENCE, max_size=6))
    reworded = [item + draw(st.sampled_from(["", ".", " a", "b"])) for item in kept]
    return before, draw(st.permutations([*reworded, *added])) or ["a"]


@given(_edited())
def test_an_edit_never_attaches_a_translation_to_another_text(edit: tuple[list[str], list[str]]) -> None:
    before, after = edit
    project = _project(after, _catalogue(before))
    document = Translations(project).document("sheet", "pl")
    (block,) = (placed.block for placed in document.body if isinstance(placed.block, BulletList))
    for source, item in zip(after, block.items, strict=True):
        if source in before:
            assert item.text.source == _target(source)
        else:
            assert item.text.inlines == (Foreign((Words(source),), "en-GB"),)


@given(_edited())
def test_a_file_that_comes_back_late_brings_nothing_to_another_text(
    edit: tuple[list[str], list[str]],
) -> None:
    before, after = edit
    translations = Translations(_project(after, _catalogue([])))
    incoming = [Entry("list", source, target=_target(source)) for source in dict.fromkeys(before)]
    needed = [translations.segments[each] for each in translations.needed("sheet")]
    found = merge(translations.translation("pl"), incoming, translations.segments, needed)
    for entry in found.catalogue.entries:
        assert entry.target == _target(entry.source)
    assert {entry.source for entry in found.taken} == set(before) & set(after)


@given(_edited())
def test_out_and_in_again_changes_nothing(edit: tuple[list[str], list[str]]) -> None:
    before, after = edit
    catalogue = _catalogue(before)
    translations = Translations(_project(after, catalogue))
    needed = [translations.segments[each] for each in translations.needed("sheet")]
    sent = outgoing(translations.translation("pl"), needed)
    returned = read_po(write_po(Catalogue("pl", sent, {"Language": "pl"})), "x.po", Reporter())
    assert returned is not None
    found = merge(translations.translation("pl"), returned.entries, translations.segments, needed)
    assert not found.taken
    assert not found.unknown
    assert write_po(found.catalogue) == catalogue
