"""Rules of translations, one a file.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` its usual severity,
and `check(translation)` yields what it finds.
"""

import sys
from collections.abc import Callable, Iterator
from typing import cast

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.translation.rules._fault import Fault
from toolkit_cli.translation.rules._waivers import Waivers
from toolkit_cli.translation.translation import Translation


def check_translation(translation: Translation, reporter: Reporter) -> None:
    """Report what every rule finds in a translation, but for what its entry waives."""
    waivers = Waivers(translation)
    rules = plug_ins(sys.modules[__name__])
    for name, rule in rules.items():
        check = cast("Callable[[Translation], Iterator[Fault]]", rule.check)
        for fault in check(translation):
            if not waivers.cover(name, fault.entry):
                reporter.report(name, fault.span, fault.message, fault.hint, rule.SEVERITY)
    waivers.report_unused(reporter, rules)
