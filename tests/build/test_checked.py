"""Braille that a reader has read is known as such wherever it is made, and only it."""

from toolkit_cli.build.checked import as_checked, checked_hash
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.plan import plan
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project

SHEET, LEAFLET = "sleep-help-sheet", "sleep-leaflet"


def _with_check(project: Folders, document: str, grade: int) -> Project:
    made = checked_hash(read_project(project, Reporter()), document, "en-GB", "braille", grade)
    record = (
        f"formats:\n  - {{document: {document}, language: en-GB, format: braille, grade: {grade}, "
        f"role: Braille reader, date: 2026-11-23, hash: {made}}}\n"
    )
    (project.content / "approvals.yaml").write_text(record, encoding="utf-8")
    reporter = Reporter()
    read = read_project(project, reporter)
    assert not reporter.failed, list(reporter)
    return read


def test_what_was_read_is_set_as_such_in_a_build_too(project: Folders) -> None:
    read = _with_check(project, SHEET, 2)
    document = Translations(read).document(SHEET, "en-GB")
    tasks = plan(read, [SHEET], formats=["braille", "text"])
    checked = {task.file.ending: as_checked(read, document, task.file).checked for task in tasks}
    assert checked == {
        ".braille-g2.brf": True,
        ".braille-g2.pef": True,
        ".braille-g1.brf": False,
        ".braille-g1.pef": False,
        ".txt": False,
    }


def test_a_check_makes_anew_what_it_is_of_and_nothing_else(project: Folders) -> None:
    def digests(read: Project) -> dict[str, object]:
        made = Fingerprints(project, read, None)
        return {
            task.path: made.of(task) for task in plan(read, [SHEET, LEAFLET], formats=["braille", "text"])
        }

    before = digests(read_project(project, Reporter()))
    after = digests(_with_check(project, SHEET, 2))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {f"en-GB/{SHEET}.braille-g2.brf", f"en-GB/{SHEET}.braille-g2.pef"}
