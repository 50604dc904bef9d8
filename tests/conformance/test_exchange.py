"""Files for translators before gettext, translate-toolkit, polib, the schema of XLIFF and LibreOffice.

translate-toolkit and polib are in `tests/conformance/python`, the schema (from Debian's package
php-symfony-translation, which needs no PHP for this) is in `tests/conformance/schemas`.
"""

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from conformance import judges
from toolkit_cli.translation.exchange import Package, docx, po, xliff
from translation.exchanged import PACKAGE, returned
from translation.test_po import POEDIT

pytestmark = pytest.mark.conformance
HERE = Path(__file__).parent
PYTHON = HERE / "python"
SCHEMAS = HERE / "schemas"
ARABIC = Package("ar", "en-GB", "Parents’ help sheet", PACKAGE.entries)
CHINESE = Package("zh-Hans", "en-GB", "Parents’ help sheet", PACKAGE.entries)


class _Local(etree.Resolver):
    """Schemas that are imported by their address, from the folder."""

    def resolve(self, system_url: str, public_id: str | None, context: Any) -> Any:
        return self.resolve_filename(str(SCHEMAS / system_url.rpartition("/")[2]), context)


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports a library of a judge."""

    def imported(name: str) -> ModuleType:
        remedy = "pip install --target tests/conformance/python translate-toolkit polib"
        judges.need(
            name, (PYTHON / name.partition(".")[0]).exists() or (PYTHON / f"{name}.py").exists(), remedy
        )
        monkeypatch.setattr(sys, "path", [*sys.path, str(PYTHON)])
        return importlib.import_module(name)

    yield imported


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The strict schema of XLIFF 1.2."""
    file = SCHEMAS / "xliff-core-1.2-strict.xsd"
    judges.need(
        "XLIFF schema", file.is_file() and (SCHEMAS / "xml.xsd").is_file(), "make conformance fetches it"
    )
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(file), parser))


@pytest.mark.parametrize("content", [po.write(PACKAGE), POEDIT.encode()], ids=["ours", "poedit"])
def test_msgfmt_has_nothing_to_say(content: bytes, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    judges.need("msgfmt", msgfmt, "install gettext")
    (tmp_path / "pl.po").write_bytes(content)
    words = [str(msgfmt), "--check", "-o", str(tmp_path / "pl.mo"), str(tmp_path / "pl.po")]
    made = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout + made.stderr) == (0, "")


@pytest.mark.parametrize("wrap", ["--no-wrap", "--width=79"])
def test_what_msgcat_writes_anew_is_the_same(wrap: str, tmp_path: Path) -> None:
    msgcat = shutil.which("msgcat")
    judges.need("msgcat", msgcat, "install gettext")
    (tmp_path / "pl.po").write_bytes(po.write(PACKAGE))
    made = subprocess.run([str(msgcat), wrap, str(tmp_path / "pl.po")], capture_output=True, check=True)
    assert po.read(made.stdout) == po.read(po.write(PACKAGE))
    if wrap == "--no-wrap":
        assert made.stdout == po.write(PACKAGE)


@pytest.mark.parametrize(
    ("format", "module", "store"), [("pypo", po, "pofile"), ("xliff", xliff, "xlifffile")]
)
def test_translate_toolkit_brings_everything_back(
    format: str, module: ModuleType, store: str, judge: Any
) -> None:
    loaded = getattr(judge(f"translate.storage.{format}"), store).parsestring(module.write(PACKAGE))
    assert [unit.source for unit in loaded.units if unit.source] == [
        entry.source for entry in PACKAGE.entries
    ]
    assert module.read(bytes(loaded)) == module.read(module.write(PACKAGE))


@pytest.mark.parametrize(
    ("format", "module", "store"), [("pypo", po, "pofile"), ("xliff", xliff, "xlifffile")]
)
def test_the_work_of_a_translator_in_translate_toolkit_comes_back(
    format: str, module: ModuleType, store: str, judge: Any
) -> None:
    loaded = getattr(judge(f"translate.storage.{format}"), store).parsestring(module.write(PACKAGE))
    units = {unit.source: unit for unit in loaded.units}
    units["Nobody has translated this."].target = "„Nikt” <nie> & tak."
    units["Nobody has translated this."].markfuzzy(False)
    units['Say "yes" or ‘no’'].markfuzzy(False)
    units["Stay **calm**."].markfuzzy(True)
    entries = {entry.source: entry for entry in module.read(bytes(loaded)).entries}
    assert entries["Nobody has translated this."].target == "„Nikt” <nie> & tak."
    stale = {source: entry.stale for source, entry in entries.items()}
    assert stale == {
        "Stay **calm**.": True,
        "Call 111 & ask.": False,
        'Say "yes" or ‘no’': False,
        "Nobody has translated this.": False,
        "Both": True,
    }
    if format == "xliff":
        units["Call 111 & ask."].markfuzzy(False)
        assert not module.read(bytes(loaded)).entries[1].machine


def test_polib_reads_every_entry(judge: Any) -> None:
    read = judge("polib").pofile(po.write(PACKAGE).decode())
    assert [(entry.msgctxt, entry.msgid, entry.msgstr, entry.fuzzy) for entry in read] == [
        (entry.context, entry.source, entry.target, entry.stale) for entry in PACKAGE.entries
    ]
    assert read[2].previous_msgid == "Say yes"
    assert po.read(str(read).encode()) == po.read(po.write(PACKAGE))


def test_translate_toolkit_and_we_agree_on_a_file_of_poedit(judge: Any) -> None:
    loaded = judge("translate.storage.pypo").pofile.parsestring(POEDIT.encode())
    ours = po.read(POEDIT.encode()).entries
    theirs = [unit for unit in loaded.units if unit.source and not unit.isobsolete()]
    assert [(unit.getcontext(), unit.source, unit.target, unit.isfuzzy()) for unit in theirs] == [
        (entry.context, entry.source, entry.target, entry.stale) for entry in ours
    ]


@pytest.mark.parametrize("package", [PACKAGE, ARABIC, CHINESE, Package("pl", "en-GB", "", ())])
def test_xliff_is_valid(package: Package, schema: etree.XMLSchema) -> None:
    schema.validate(etree.fromstring(xliff.write(package)))
    assert list(map(str, schema.error_log)) == []


@pytest.mark.parametrize("package", [PACKAGE, ARABIC, CHINESE, Package("pl", "en-GB", "", ())])
def test_the_open_xml_sdk_finds_no_error_in_the_bilingual_document(package: Package, tmp_path: Path) -> None:
    (tmp_path / "pair.docx").write_bytes(docx.write(package))
    assert judges.open_xml_errors(tmp_path / "pair.docx") == []


@pytest.mark.parametrize("package", [PACKAGE, ARABIC])
def test_what_libreoffice_saves_anew_is_the_same(package: Package, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    judges.need("LibreOffice", soffice, "install libreoffice-writer")
    (tmp_path / "pair.docx").write_bytes(docx.write(package))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(soffice), profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*words, str(tmp_path / "pair.docx")], capture_output=True, check=True, timeout=120)
    saved = docx.read((tmp_path / "saved" / "pair.docx").read_bytes())
    assert returned(saved) == returned(package)
    assert (saved.language, saved.source_language, saved.title) == (package.language, "en-GB", package.title)
