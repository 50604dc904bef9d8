"""The independent judges: what they are, whether they are here, and what they say.

A judge that is absent means "not run", never "passed": with CI set it is a failure.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from toolkit_cli.tools import libreoffice

HERE = Path(__file__).parent
VALIDATOR = HERE / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"


def need(name: str, present: object, remedy: str) -> None:
    """Stop a test whose judge is absent."""
    if not present:
        message = f"{name} not run: {remedy}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


def open_xml_errors(file: Path) -> list[str]:
    """What the Open XML SDK finds wrong in a Word document."""
    node = shutil.which("node")
    need("Open XML SDK", node and VALIDATOR.is_file(), "npm install --prefix tests/conformance")
    made = subprocess.run([str(node), str(VALIDATOR), str(file)], capture_output=True, check=False)
    said = json.loads(made.stdout)
    assert said["ok"] == (not said["errors"])
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in said["errors"]]


def pdfs(files: list[Path], folder: Path) -> list[Path]:
    """The documents as LibreOffice lays them out."""
    need(
        "LibreOffice",
        libreoffice.find() and shutil.which("pdfinfo"),
        "install libreoffice-writer, poppler-utils",
    )
    libreoffice.to_pdf(files, folder)
    return [folder / file.with_suffix(".pdf").name for file in files]


def page_count(pdf: Path) -> int:
    """The pages of a PDF."""
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    found = re.search(r"^Pages:\s+(\d+)", said, re.M)
    assert found
    return int(found[1])


def page_texts(pdf: Path) -> list[str]:
    """The words of every page of a PDF, single-spaced."""
    said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in said.stdout.split("\f")[:-1]]


def least_margin(pdf: Path) -> float:
    """How near words come to an edge of a page of a PDF, in points."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    found = []
    for page in re.findall(r"<page .*?</page>", said.stdout, re.DOTALL):
        width, height = (float(each) for each in re.findall(r'<page width="(.*?)" height="(.*?)"', page)[0])
        words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"', page)
        boxes = [tuple(map(float, box)) for box in words]
        found += [
            edge for left, top, right, bottom in boxes for edge in (left, top, width - right, height - bottom)
        ]
    return min(found)
