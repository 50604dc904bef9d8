"""Every PDF before veraPDF, as PDF/UA-1 and PDF/A-2a."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import web_documents
from conformance import judges
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD
from toolkit_cli.tools import fonts
from toolkit_cli.writers import pdf

pytestmark = pytest.mark.conformance
VERAPDF = judges.HERE / "verapdf" / "lib"
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document in every language, as it is and in large and giant print."""
    folder, made = tmp_path_factory.mktemp("pdf"), []
    for presentation in (STANDARD, LARGE, GIANT):
        for name, tag in web_documents.every():
            if tag == "zh-Hans" and not fonts.find("Hans"):
                judges.need("Chinese documents", False, fonts.REMEDY)
            document = web_documents.document(name, tag)
            written = pdf.write(document, web_documents.context(document, pdf, presentation))
            made.append(folder / f"{name}.{tag}.{presentation.name}.pdf")
            made[-1].write_bytes(written.content)
    return made


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, files: list[Path]) -> None:
    java = shutil.which("java")
    remedy = "mvn -q -f tests/conformance/verapdf/pom.xml dependency:copy-dependencies (needs Java)"
    judges.need("veraPDF", java and VERAPDF.is_dir(), remedy)
    command = [str(java), "-cp", f"{VERAPDF}{os.sep}*", _MAIN, "--flavour", flavour, "--format", "text", "-v"]
    said = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False).stdout
    passed = [line for line in said.splitlines() if line.startswith("PASS")]
    assert len(passed) == len(files), said
