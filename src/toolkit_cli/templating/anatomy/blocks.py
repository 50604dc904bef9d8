"""Reads the tags of a part in order: blocks with their ends, and every name in its scope."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.templating.anatomy.grammar import MERGES, Said, Use, known, read_tag
from toolkit_cli.templating.anatomy.tags import Tag
from toolkit_cli.templating.views import NAMES

Names = Mapping[str, frozenset[str] | None]
"""Names that a template may use, with the fields of each; None: any."""
_IN_BLOCKS: Mapping[str, frozenset[str]] = {
    "for": frozenset({"loop"}),
    "macro": frozenset({"caller", "varargs", "kwargs"}),
}
_DEEPEST = 60
_MIDDLES = {"else": {"if", "for"}, "elif": {"if"}}
_Where = TypeVar("_Where")


@dataclass(frozen=True)
class Placed(Generic[_Where]):
    """A tag, where it stands, and what it says."""

    where: _Where
    tag: Tag
    said: Said


@dataclass(frozen=True)
class Wrong(Generic[_Where]):
    """Something wrong with a placed tag."""

    at: Placed[_Where]
    message: str
    hint: str = ""


@dataclass
class Reading(Generic[_Where]):
    """What was read: every tag, the tags that belong to one block, and what is wrong."""

    tags: list[Placed[_Where]] = field(default_factory=list)
    pairs: list[tuple[Placed[_Where], Placed[_Where]]] = field(default_factory=list)
    syntax: list[Wrong[_Where]] = field(default_factory=list)
    names: list[Wrong[_Where]] = field(default_factory=list)
    filters: list[Wrong[_Where]] = field(default_factory=list)


@dataclass
class _Open(Generic[_Where]):
    opener: Placed[_Where]
    names: set[str]
    middle: bool = False


def read_blocks(tags: Iterable[tuple[_Where, Tag]], names: Names | None, *, word: bool) -> Reading[_Where]:
    """The reading of a part. Without `names` no name is judged; `word`: only what is possible in Word is known."""
    placed = [Placed(where, tag, read_tag(tag.mark, tag.code, word=word)) for where, tag in tags]
    reader: _Reader[_Where] = _Reader(names, _macros(placed), _made(placed))
    for each in placed:
        reader.take(each)
    reader.finish()
    return reader.reading


def _macros(placed: Iterable[Placed[_Where]]) -> set[str]:
    """The names of macros: they may be called before they are written."""
    return {name for each in placed if each.said.word == "macro" for name in each.said.outer}


def _made(placed: Iterable[Placed[_Where]]) -> set[str]:
    """All names that are made: a macro sees those that are made before it is called."""
    return {name for each in placed for name in each.said.outer}


class _Reader(Generic[_Where]):
    def __init__(self, names: Names | None, outermost: set[str], made: set[str]) -> None:
        self.reading: Reading[_Where] = Reading()
        self._names = names
        self._outermost = outermost
        self._made = made
        self._stack: list[_Open[_Where]] = []

    def take(self, placed: Placed[_Where]) -> None:
        said = placed.said
        if self._stack and self._stack[-1].opener.said.opens == "raw" and said.closes != "raw":
            return
        self.reading.tags.append(placed)
        if said.message:
            self.reading.syntax.append(Wrong(placed, f"`{placed.tag}`: {said.message}", said.hint))
        if said.word in MERGES and not said.message:
            self._merging(placed)
        self._judge(placed)
        self._scope().update(said.outer)
        if said.opens and len(self._stack) >= _DEEPEST:
            message = f"`{placed.tag}` is the {_DEEPEST + 1}th block within another"
            self.reading.syntax.append(Wrong(placed, message, "end the others first"))
        elif said.opens:
            around = _IN_BLOCKS.get(said.opens, frozenset())
            self._stack.append(_Open(placed, {*said.inner, *around}))
        elif said.closes:
            self._close(placed)
        elif said.word in _MIDDLES:
            self._middle(placed)

    def finish(self) -> None:
        for still in self._stack:
            self._unclosed(still.opener)

    def _scope(self) -> set[str]:
        """The names that the innermost block with names of its own has made."""
        for block in reversed(self._stack):
            if block.opener.said.opens not in {"if", "autoescape"}:
                return block.names
        return self._outermost

    def _close(self, placed: Placed[_Where]) -> None:
        word = placed.said.closes
        depths = [at for at, block in enumerate(self._stack) if block.opener.said.opens == word]
        if not depths:
            hint = f"remove it, or write `{{% {word} … %}}` before"
            self.reading.syntax.append(Wrong(placed, f"`{placed.tag}` ends nothing", hint))
            return
        for still in self._stack[depths[-1] + 1 :]:
            self._unclosed(still.opener)
        self.reading.pairs.append((self._stack[depths[-1]].opener, placed))
        del self._stack[depths[-1] :]

    def _middle(self, placed: Placed[_Where]) -> None:
        block = self._stack[-1] if self._stack else None
        if block is None or block.opener.said.opens not in _MIDDLES[placed.said.word]:
            hint = "write it between `{% if … %}` and `{% endif %}`"
            self.reading.syntax.append(Wrong(placed, f"`{placed.tag}` belongs to nothing", hint))
        elif block.middle:
            hint = "a condition has one `else`, at its end"
            self.reading.syntax.append(Wrong(placed, f"`{placed.tag}` comes after an `else`", hint))
        else:
            block.middle = placed.said.word == "else"
            self.reading.pairs.append((block.opener, placed))

    def _merging(self, placed: Placed[_Where]) -> None:
        form = MERGES[placed.said.word]
        loops = [block.opener.tag.form for block in self._stack if block.opener.said.opens == "for"]
        if loops[-1:] != [form]:
            loop = f"`{{%{form} for … %}}`"
            message = f"`{placed.tag}` merges the cells of a loop, and stands in none of the form {loop}"
            hint = f"write it in a cell between `{{%{form} for … %}}` and `{{%{form} endfor %}}`"
            self.reading.syntax.append(Wrong(placed, message, hint))

    def _unclosed(self, opener: Placed[_Where]) -> None:
        end = f"{{%{opener.tag.form} end{opener.said.opens} %}}"
        self.reading.syntax.append(
            Wrong(opener, f"`{opener.tag}` has no end", f"write `{end}` where it ends")
        )

    def _judge(self, placed: Placed[_Where]) -> None:
        for kind, used, there in (
            ("filter", placed.said.filters, known().filters),
            ("test", placed.said.tests, known().tests),
        ):
            for name in used:
                if name not in there:
                    message = f"there is no {kind} `{name}`"
                    self.reading.filters.append(Wrong(placed, message, did_you_mean(name, there)))
        for name in placed.said.hidden:
            message = f"there is no field `{name}`: it belongs to the program, not to the content"
            self.reading.names.append(Wrong(placed, message, "a template reads fields, and nothing else"))
        for use in placed.said.uses if self._names is not None else ():
            for message, hint in self._unknown(use):
                self.reading.names.append(Wrong(placed, message, hint))

    def _unknown(self, use: Use) -> Iterator[tuple[str, str]]:
        names = self._names or {}
        made = self._outermost.union(*(block.names for block in self._stack))
        if any(block.opener.said.opens == "macro" for block in self._stack):
            made |= self._made
        if use.name in made or (use.name in known().globals and use.name not in names):
            return
        if use.name not in names:
            yield f"there is no field `{use.name}`", did_you_mean(use.name, names)
            return
        fields = names[use.name]
        if fields is None:
            return
        if not use.fields and fields and use.printed:
            choice = ", ".join(f"`{use.name}.{field}`" for field in sorted(fields))
            yield f"`{use.name}` is several fields", f"choose one of {choice}"
        elif use.fields and not fields and use.fields[0] not in NAMES[str]:
            yield f"there is no field `{use.name}.{use.fields[0]}`", f"`{use.name}` has no fields within it"
        elif use.fields and fields and use.fields[0] not in fields:
            hint = did_you_mean(use.fields[0], fields)
            yield f"there is no field `{use.name}.{use.fields[0]}`", hint
