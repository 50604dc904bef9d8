"""Templates compiled once: what Jinja compiled is kept for the user."""

import marshal
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import jinja2
from jinja2 import Environment, Template

from toolkit_cli import __version__
from toolkit_cli.core.cache_folder import kept
from toolkit_cli.core.fingerprint import digest

_KIND, _MOST = "templates", 500


def template_of(environment: Environment, source: str) -> Template:
    """A template, as `environment.from_string` gives it. Raises what that raises."""
    name = digest(f"{_rules()}\0{source}".encode())
    code = kept(_KIND, name, lambda: marshal.dumps(environment.compile(source)), most=_MOST)
    return environment.template_class.from_code(
        environment, marshal.loads(code), environment.make_globals(None), None
    )


@cache
def _rules() -> str:
    """What decides, beside a template itself, over what it is compiled to: filters are run on constants.

    When Jinja was installed tells its version, without the time that it takes to ask for it.
    """
    own = Path(__file__).parent
    names = ("bounds.py", "environment.py", "filters.py", "typography.py", "views.py")
    files = (*(own / name for name in names), Path(jinja2.__file__))
    return f"{__version__} {MAGIC_NUMBER.hex()} {[file.stat().st_mtime_ns for file in files]}"
