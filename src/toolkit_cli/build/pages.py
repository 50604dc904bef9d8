"""The rules of content and templates, and the page of each."""

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

from toolkit_cli import reading, rules, templating, translation
from toolkit_cli.core.discovery import plug_in_names, plug_ins
from toolkit_cli.ooxml import workshop
from toolkit_cli.templating import template_rules
from toolkit_cli.translation import rules as translation_rules

_ENDING = ".md"
ONLINE = frozenset({"dead-link", "guarded-link", "moved-link", "slow-link"})
"""The rules that only `--online` applies."""


def pages() -> dict[str, str]:
    """The page of every rule, by name."""
    found = {name: module.__doc__ or "" for name, module in plug_ins(rules).items()}
    of_translations = {name: module.__doc__ or "" for name, module in plug_ins(translation_rules).items()}
    found = joined(found, of_translations, "In a translation")
    found |= {name: file.read_text(encoding="utf-8") for name, file in _files()}
    found |= workshop.pages(workshop.TEMPLATES)
    of_templates = {name: module.__doc__ or "" for name, module in plug_ins(template_rules).items()}
    return joined(found, of_templates, "In a Word template")


def joined(pages: Mapping[str, str], more: Mapping[str, str], where: str) -> dict[str, str]:
    """Two sets of pages; a rule of both has both pages, the second introduced by `where`; a page of both once."""
    found = dict(pages)
    for name, page in more.items():
        both = name in found and found[name].strip() != page.strip()
        found[name] = f"{found[name].rstrip()}\n\n{where}: {page}" if both else page
    return dict(sorted(found.items()))


def rule_names() -> frozenset[str]:
    """The name of every rule."""
    modules = {*plug_in_names(rules), *plug_in_names(template_rules), *plug_in_names(translation_rules)}
    return frozenset(modules) | {name for name, _ in _files()} | workshop.pages(workshop.TEMPLATES).keys()


def _files() -> Iterator[tuple[str, Traversable]]:
    """Rules that are not modules have their page in a file beside the code that reports them."""
    for package in (reading, templating, rules, translation):
        for file in (resources.files(package) / "pages").iterdir():
            if file.name.endswith(_ENDING):
                yield file.name.removesuffix(_ENDING), file
