"""How audit judges files of public suites: errors on what they call good, findings on what they call bad, by rule.

    python scripts/suites.py FOLDER...      (clones of veraPDF-corpus, act-rules, axe-core, epubcheck, ace)

Good and bad are known by the names that the suites give: `-pass-`, `passed`, `-valid` against `-fail-`, `failed`,
`-error`. None of their files is kept in the project.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from toolkit_cli import audit
from toolkit_cli.core.diagnostics import Severity

GOOD = re.compile(r"-pass-|[-_.]pass(?:ed)?\b|-valid\b|passed[-_ ]example", re.I)
BAD = re.compile(r"-fail-|[-_.]fail(?:ed)?\b|-(?:error|warning)s?\b|failed[-_ ]example", re.I)


def judged(folders: list[Path]) -> Iterator[tuple[Path, bool]]:
    """The files that can be audited, each with whether its suite calls it good."""
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if (
                file.is_file()
                and audit.can_audit(file.name)
                and (GOOD.search(file.name) or BAD.search(file.name))
            ):
                yield file, bool(GOOD.search(file.name))


def main(folders: list[Path]) -> None:
    """Print the figures."""
    wrong: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for file, good in judged(folders):
        found = audit.audit(file.read_bytes(), file.name)
        errors = {each.rule for each in found if each.severity is Severity.ERROR}
        counts["good" if good else "bad"] += 1
        if good:
            wrong.update(errors)
            for each in found:
                if each.severity is Severity.ERROR:
                    print(f"{file}: {each.rule}: {each.message}")
        else:
            caught.update({each.rule for each in found})
            counts["caught"] += bool(found)
    print(f"{counts['good']} good files, {wrong.total()} errors: {dict(wrong)}")
    print(f"{counts['bad']} bad files, {counts['caught']} with findings: {dict(caught)}")


if __name__ == "__main__":
    main([Path(word) for word in sys.argv[1:]])
