"""What passes the check of content passes the audit of what is made of it, whatever its words."""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from conftest import LONG
from toolkit_cli import writers
from toolkit_cli.audit import audit
from toolkit_cli.build.check import check
from toolkit_cli.build.load import context
from toolkit_cli.build.plan import plan
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import text_hash
from toolkit_cli.reading.project import read_project

_HEAD = 3
"""The lines of a section before its blocks."""
_FORMATS = ("docx", "html", "epub", "pdf")
_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"><rect width="9" height="9"/></svg>'
)
_WORDS = (
    *(
        "more info",
        "Click here",
        "view details",
        "form",
        "www.nhs.uk/a/b",
        "https://www.nhs.uk/a",
        "guide.pdf",
    ),
    *("• breathe", "- breathe", "– breathe", "1. breathe", "a) breathe", "A) breathe", "o breathe", "7"),
    *("{{ name }}", "{% if x %}", "{# x #}", "}}", "{x}", "**Before bedtime**", "*Before bedtime*"),
    *(
        "Українська мова",
        "العربية",
        "中文",
        "Ελληνικά",
        "polski, українська and العربية",
        "caf\ufffd",
        "\uf0b7 x",
    ),
    *("WASH YOUR HANDS NOW", "balance.svg", "IMG_1234", "Picture 2", "An image of scales", "word " * 40),
    *("[Sleep at the NHS](https://www.nhs.uk/sleep)", "Sleep well."),
)


def _yaml(block: dict[str, object]) -> str:
    return f"  - {json.dumps(block, ensure_ascii=False)}\n"


def _blocks(words: str) -> Iterator[dict[str, object]]:
    """The words at every place of a section where a text may stand."""
    plain = words.replace("[", "").partition("]")[0]
    yield {"type": "paragraph", "text": words}
    yield {"type": "paragraph", "text": f"Read [{plain}](https://www.nhs.uk/mental-health) now."}
    yield {"type": "lead", "text": words}
    yield {"type": "list", "lead-in": words, "items": ["a bath", words, "a story"]}
    yield {"type": "quotation", "text": words, "attribution": words}
    yield {"type": "subsection", "title": words, "blocks": [{"type": "paragraph", "text": "Dim the light."}]}
    yield {"type": "guidance-table", "columns": [words, "b"], "rows": [{"topic": words, "guidance": [words]}]}
    yield {"type": "prompts", "situations": [{"situation": words, "sayings": [words, words]}]}
    yield {"type": "do-and-dont", "do": {"title": words, "items": [words]}}
    yield {"type": "numbered-factors", "factors": [words, words]}
    yield {
        "type": "link-list",
        "links": [{"text": plain, "url": "https://www.nhs.uk/mental-health", "note": words}],
    }
    yield {"type": "figure", "figure": "balance", "alternative": words, "labels": {}}


def test_words_that_are_passed_in_content_are_passed_in_documents(project: Folders) -> None:
    (project.content / "figures").mkdir()
    (project.content / "figures" / "balance.svg.j2").write_text(_PICTURE, encoding="utf-8")
    sections = {
        f"s{at}": [words, *map(_line, _blocks(words))]
        for at, words in enumerate(_WORDS if LONG else _WORDS[::3])
    }
    for path in (project.content / "documents").iterdir():
        path.unlink()
    while refused := _refused(project, sections):
        for name, at in sorted(refused, reverse=True):
            if at:
                del sections[name][at]
            else:
                sections[name][0] = f"Sleep {name}"
    kept = sum(map(len, sections.values()))
    assert kept > 3 * len(sections)
    assert list(_audited(project)) == []


def _line(block: dict[str, object]) -> str:
    return f"  - {json.dumps(block, ensure_ascii=False)}"


def _refused(project: Folders, sections: dict[str, list[str]]) -> set[tuple[str, int]]:
    """The lines of the sections that have errors; a line is a block, but the first is the title."""
    for name, (title, *blocks) in sections.items():
        head = [f"title: {json.dumps(title, ensure_ascii=False)}", "audience: parents", "blocks:"]
        rest = [*blocks, _line({"type": "paragraph", "text": "Sleep well, learn well."})]
        text = "\n".join([*head, *rest, ""])
        (project.content / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")
    document = {"title": "Sleep", "kind": "handbook", "audience": "parents", "contents": True}
    document["content"] = [{"use": name} for name in sections]
    (project.content / "documents" / "all.yaml").write_text(json.dumps(document), encoding="utf-8")
    reporter = Reporter()
    check(project, reporter)
    spans = [found.span for found in reporter if found.severity is Severity.ERROR]
    return {(PurePosixPath(span.path).stem, max(0, span.line - _HEAD)) for span in spans}


def _audited(project: Folders) -> Iterator[str]:
    """What is found in the files of the document, which is approved."""
    read = read_project(project, Reporter())
    given = {"role": "editor", "date": "2026-11"}
    hashes = {name: text_hash(section) for name, section in read.sections.items()}
    approvals = [{"section": name, "hash": text} | given for name, text in hashes.items()]
    (project.content / "approvals.yaml").write_text(json.dumps({"approvals": approvals}), encoding="utf-8")
    read = check(project, Reporter())
    document = Translations(read).document("all", "en-GB")
    for task in plan(read, ["all"], (), _FORMATS):
        written = plug_in(writers, task.file.writer).write(
            document, context(project, read, document, None, task.file)
        )
        found = audit(written.content, task.path)
        yield from (str(each) for each in (*written.diagnostics, *found) if each.severity is Severity.ERROR)
