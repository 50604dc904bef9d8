"""Templates compiled once: what Jinja compiled is kept for the user."""

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template

from toolkit_cli import __version__
from toolkit_cli.core.cache_folder import cache_folder
from toolkit_cli.core.fingerprint import digest


def template_of(environment: Environment, source: str) -> Template:
    """A template, as `environment.from_string` gives it. Raises what that raises."""
    code = _code(environment, source)
    return environment.template_class.from_code(environment, code, environment.make_globals(None), None)


def _code(environment: Environment, source: str) -> Any:
    kept = _kept()
    if kept is None:
        return environment.compile(source)
    bucket = kept.get_bucket(environment, digest(f"{_rules()}\0{source}".encode()), None, source)
    if bucket.code is None:
        bucket.code = environment.compile(source)
        with contextlib.suppress(OSError):
            kept.set_bucket(bucket)
    return bucket.code


@cache
def _kept() -> FileSystemBytecodeCache | None:
    folder = cache_folder()
    if folder is None:
        return None
    place = folder / "templates"
    try:
        place.mkdir(exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(place))


@cache
def _rules() -> str:
    """What decides, beside a template itself, over what it is compiled to: filters are run on constants."""
    return f"{__version__} {(Path(__file__).parent / 'environment.py').stat().st_mtime_ns}"
