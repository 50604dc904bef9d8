"""Finds plug-ins: every public module of a package is one."""

import importlib
import pkgutil
from types import ModuleType


def plug_ins(package: ModuleType) -> dict[str, ModuleType]:
    """Public name (kebab case) to module, for every module whose name has no leading underscore."""
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__) if found.name[0] != "_")
    return {name.replace("_", "-"): importlib.import_module(f"{package.__name__}.{name}") for name in names}
