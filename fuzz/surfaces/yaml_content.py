"""A YAML file of the content, of any kind: the first byte says which."""

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import packaged_templates
from toolkit_cli.model.content import Approvals, Corrections, DocumentPlan, References, Section
from toolkit_cli.model.pictures import Pictures
from toolkit_cli.model.pronunciations import Pronunciations
from toolkit_cli.model.publication import Kind, Publication
from toolkit_cli.model.terms import Glossary, Terms
from toolkit_cli.reading.shape import shape
from toolkit_cli.reading.yaml_tree import read_yaml

_MODELS = (
    Section,
    DocumentPlan,
    Publication,
    Kind,
    References,
    Corrections,
    Approvals,
    Terms,
    Glossary,
    Pictures,
    Pronunciations,
)
_PROJECT = packaged_templates() / "_project" / "content"
_FILES = ("sections/sleep.yaml", "documents/sleep-leaflet.yaml", "toolkit.yaml", "../../leaflet/kind.yaml")
SEEDS = tuple(bytes([97 + at]) + (_PROJECT / name).read_bytes() for at, name in enumerate(_FILES)) + (
    b"ereferences:\n  - id: 1\n    text: A book\n",
    b"fcorrections:\n  - text: a\n    instead: b\n    because: c\nquestions: []\n",
    b"gapprovals:\n  - section: sleep\n    by: x\n    on: 2026-01-01\ntranslations: []\n",
    b"hdiscouraged: {a: b}\nconsistent: []\n",
    b"iterms:\n  - source: a\n    target: b\n",
    b"jpictures:\n  a.svg: {licence: CC0, author: me, source: here}\n",
    b"kpronunciations: {SEN: S E N}\n",
)
TOKENS = (
    b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"!!binary ", b"? ", b": ", b"- ", b"|\n", b">-\n", b"---\n", b"...\n",
    b"%YAML 1.1\n", b"~", b"yes", b"0x1F", b"1_000", b".inf", b"2026-13-45", b"[^1]", b"**", b"__", b"](", b"# ", b"\t- ", b"@", b"`",
)  # fmt: skip
WEIGHT = 60


def run(content: bytes) -> None:
    """Read it, and shape it to what it should be."""
    kind = _MODELS[(content[0] - 97) % len(_MODELS)] if content else Section
    reporter = Reporter()
    read = read_yaml(content[1:].decode("utf-8", "replace"), "x.yaml", reporter)
    if read is not None:
        shape(kind, *read, reporter)
    assert all(found.message and found.span.line >= 1 for found in reporter)
