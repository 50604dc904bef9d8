"""Finds plug-ins: every public module of a package is one."""

import importlib
import pkgutil
from types import ModuleType


def plug_in_names(package: ModuleType) -> tuple[str, ...]:
    """The public name (kebab case) of every module whose name has no leading underscore, sorted."""
    names = (found.name for found in pkgutil.iter_modules(package.__path__) if found.name[0] != "_")
    return tuple(name.replace("_", "-") for name in sorted(names))


def plug_in(package: ModuleType, name: str) -> ModuleType:
    """The module of a public name, one of `plug_in_names`."""
    return importlib.import_module(f"{package.__name__}.{name.replace('-', '_')}")


def plug_ins(package: ModuleType) -> dict[str, ModuleType]:
    """Public name to module, for every plug-in of a package."""
    return {name: plug_in(package, name) for name in plug_in_names(package)}
