"""What style sheets and elements declare, by the order in which declarations win (CSS Cascade 5)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cssselect2 import ElementWrapper
from lxml import etree

from toolkit_cli.audit._css_screen import Screen
from toolkit_cli.audit._css_sheet import UNLAYERED, Declarations, Layer, Rule, Sheet, declared, read_sheet

_PATIENCE = 2_000_000
_NOTHING: dict[str, str] = {}


class _ImpatientError(Exception):
    pass


class _Patience:
    def __init__(self) -> None:
        self.left = _PATIENCE

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise _ImpatientError


class _Node(ElementWrapper):  # type: ignore[misc]
    """An element for the selectors: it walks without keeping lists of what is around it, and counts steps."""

    patience: _Patience

    def _each(self, node: "_Node | None", way: str) -> Iterator["_Node"]:
        while node is not None:
            self.patience.spend(1)
            yield node
            node = getattr(node, way)

    @property
    def ancestors(self) -> Iterator["_Node"]:
        return self._each(self.parent, "parent")

    @property
    def previous_siblings(self) -> Iterator["_Node"]:
        return self._each(self.previous, "previous")

    @property
    def etree_siblings(self) -> Sequence[etree._Element]:
        return self._siblings

    @etree_siblings.setter
    def etree_siblings(self, siblings: Sequence[etree._Element]) -> None:
        self._siblings = siblings

    def iter_children(self) -> Iterator["_Node"]:
        for child in super().iter_children():
            self.patience.spend(4)
            yield child


class Cascade:
    """The declarations that win for every element on one screen; `too_much` if it would take too long to tell."""

    def __init__(self, root: etree._Element, styles: tuple[str, ...], screen: Screen) -> None:
        self.sheet: Sheet = read_sheet(styles, screen)
        self.too_much = False
        self._own: dict[etree._Element, dict[str, str]] = {}
        self._generated: dict[etree._Element, dict[str, str]] = {}
        self._index: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        for rule in self.sheet.rules:
            self._index[rule.key].append(rule)
        try:
            self._compute(root)
        except (_ImpatientError, RecursionError):
            self.too_much = True
            self._own, self._generated = {}, {}

    def of(self, element: etree._Element) -> dict[str, str]:
        """The values that win for an element, by property."""
        return self._own.get(element, _NOTHING)

    def generated(self, element: etree._Element, where: str) -> str:
        """The words that style sheets set `before` or `after` those of an element."""
        return self._generated.get(element, _NOTHING).get(where, "")

    def _compute(self, root: etree._Element) -> None:
        if not self.sheet.rules:
            styled = root.iter() if not self.too_much else ()
            for element in styled:
                if isinstance(element.tag, str) and "style" in element.attrib:
                    self._own[element] = _winners([], element)
            return
        patience = _Patience()
        known: dict[tuple[object, ...], dict[str, str]] = {}
        kind: Any = type("_Counted", (_Node,), {"patience": patience})
        for node in kind.from_html_root(root).iter_subtree():
            matching = self._matching(node, patience)
            element = node.etree_element
            if not matching and "style" not in element.attrib:
                continue
            key = (element.get("style"), *(rule.order for rule in matching))
            if key not in known:
                known[key] = _winners([rule for rule in matching if not rule.generated], element)
            self._own[element] = known[key]
            if any(rule.generated for rule in matching):
                self._generate(element, matching)

    def _generate(self, element: etree._Element, matching: Sequence[Rule]) -> None:
        for where in ("before", "after"):
            values = _winners([rule for rule in matching if rule.generated == where], None)
            words = values.get("content", "")
            if words[:1] in {'"', "'"}:
                self._generated.setdefault(element, {})[where] = words[1:-1]

    def _matching(self, node: _Node, patience: _Patience) -> list[Rule]:
        keys = [("", ""), ("tag", node.local_name.lower()), ("id", node.id or "")]
        keys += [("cls", name) for name in sorted(node.classes)[:50]]
        found: list[Rule] = []
        for key in keys:
            rules = self._index.get(key, ())
            beside = len(node.etree_siblings)
            patience.spend(sum(beside if rule.counts else 1 for rule in rules))
            found += [rule for rule in rules if rule.selector.test(node)]
        return found


def _winners(rules: Sequence[Rule], element: etree._Element | None) -> dict[str, str]:
    """The values that win: important before others, the element's own before those of sheets, then by layer,
    by how specific a selector is, and by order."""
    best: dict[str, tuple[tuple[object, ...], str]] = {}
    for rule in rules:
        _enter(best, rule.declarations, rule.layer, (*rule.selector.specificity, rule.order), own=False)
    if element is not None and "style" in element.attrib:
        _enter(best, declared(element.get("style", "")[:4000]), UNLAYERED, (0, 0, 0, 0), own=True)
    return {name: value for name, (_, value) in sorted(best.items(), key=lambda each: each[1][0])}


def _enter(
    best: dict[str, tuple[tuple[object, ...], str]],
    declarations: Declarations,
    layer: Layer,
    weight: tuple[int, ...],
    *,
    own: bool,
) -> None:
    for name, (value, important) in declarations.items():
        rank = (important, own, tuple(-each for each in layer) if important else layer, weight)
        if name not in best or best[name][0] <= rank:
            best[name] = (rank, value)
