"""What a single tag says: its word, the names it uses and the names it makes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.templating.anatomy.reasons import reason
from toolkit_cli.templating.bounds import TooDeepError
from toolkit_cli.templating.environment import environment
from toolkit_cli.templating.fields import FIELDS
from toolkit_cli.templating.views import is_hidden

_ENDS = {
    name: f"end{name}"
    for name in ("if", "for", "macro", "call", "filter", "set", "with", "autoescape", "block", "raw")
}
_OPENS = {end: name for name, end in _ENDS.items()}
_MIDDLES = ("else", "elif")
MERGES = {"vm": "tr", "hm": "tc"}
"""The tags that docxtpl merges the cells of a loop by, downward and across, with the form of that loop."""
CELL_WORDS = ("colspan", "cellbg", *MERGES)
"""What docxtpl makes of a tag in a table cell: its span, its ground, and cells merged."""
_IN_WORD = ("if", "for", "with", "set", *_MIDDLES)
"""The words that keep the markup of Word whole."""
_WORD = re.compile(r"[a-z]+")
_OTHERS = ("include", "import", "from", "extends", "do", "break", "continue", "debug", "trans")


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a tag uses, with the fields after it: `contact`, `email`."""

    name: str
    fields: tuple[str, ...] = ()
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What a tag says. `opens` and `closes` name a block; `inner` are names that it makes for its block only."""

    word: str = ""
    opens: str = ""
    closes: str = ""
    uses: tuple[Use, ...] = ()
    filters: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    outer: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    message: str = ""
    hint: str = ""


@cache
def known() -> Environment:
    """The environment that templates are read in."""
    return environment()


@lru_cache(maxsize=4096)
def read_tag(mark: str, code: str, *, word: bool) -> Said:
    """What the tag of an opening mark and code says; `message` is set if it cannot be read."""
    if mark == "{#":
        return Said("comment")
    if not code:
        return Said(message="the tag is empty")
    if mark == "{{":
        return _parsed(f"{{{{ {code} }}}}", code, "", "print")
    return _statement(code, word)


def _statement(code: str, in_word: bool) -> Said:
    found = _WORD.match(code)
    word = found[0] if found else code.split(maxsplit=1)[0]
    rest = code[len(word) :].strip()
    if word in _OPENS or word in _MIDDLES:
        return _middle_or_end(word, rest)
    if in_word and word in CELL_WORDS:
        return _of_cell(word, rest)
    if in_word and word in _ENDS and (word not in _IN_WORD or (word == "set" and "=" not in rest)):
        return Said(
            word, opens=word, message=f"a block `{word}` is not possible in Word", hint="say it without"
        )
    if word == "raw":
        return Said(word, opens="raw", message="`raw` stands alone" if rest else "")
    if word in _ENDS and not (word == "set" and "=" in rest):
        return _parsed(f"{{% {code} %}}{{% {_ENDS[word]} %}}", rest, word, word)
    return _parsed(f"{{% {code} %}}", rest, "", word) if word == "set" else _unknown(word)


def _of_cell(word: str, rest: str) -> Said:
    if word in MERGES:
        return Said(word, message=f"`{word}` stands alone; “{rest}” is too much" if rest else "")
    return _parsed(f"{{{{ {rest} }}}}", rest, "", word)


def _middle_or_end(word: str, rest: str) -> Said:
    if word == "elif":
        return _parsed(f"{{% if true %}}{{% elif {rest} %}}{{% endif %}}", rest, "", word)
    wrong = "" if not rest or word == "endblock" else f"`{word}` stands alone; “{rest}” is too much"
    return Said(word, closes=_OPENS.get(word, ""), message=wrong)


def _unknown(word: str) -> Said:
    if word in _OTHERS:
        return Said(word, message=f"`{word}` is not possible here", hint="say it without")
    if word in {"p", "tr", "tc", "r"}:
        return Said(
            word, message=f"`{{% {word}` has no meaning", hint=f"write `{{%{word}` with one space after"
        )
    hint = did_you_mean(word, (*_ENDS, *_OPENS, *_MIDDLES))
    if not hint:
        hint = (
            f"write `{{{{ {word} }}}}`"
            if word in FIELDS
            else "it begins with `if`, `for` or `set`, or ends them"
        )
    return Said(word, message=f"there is no tag `{word}`", hint=hint)


def _parsed(source: str, code: str, opens: str, word: str) -> Said:
    """What the source of a tag says; `code` is what its author wrote of it."""
    try:
        tree = known().parse(source)
        return _said(tree, opens, word)
    except TooDeepError:
        return Said(word, opens, message="the tag is nested too deeply")
    except TemplateSyntaxError:
        message, hint = reason(code)
        return Said(word, opens, message=message, hint=hint)
    except (RecursionError, MemoryError):
        return Said(word, opens, message="the tag is nested too deeply")
    except (ValueError, OverflowError):
        return Said(word, opens, message="a number in it is too large")


def _said(tree: nodes.Template, opens: str, word: str) -> Said:
    made = {found.name for found in tree.find_all(nodes.Name) if found.ctx != "load"}
    macros = frozenset(found.name for found in tree.find_all(nodes.Macro))
    local = word in {"for", "with", "macro", "call"}
    return Said(
        word,
        opens,
        uses=tuple(dict.fromkeys(use for use in _uses(tree, False) if not (local and use.name in made))),
        filters=tuple(dict.fromkeys(found.name for found in tree.find_all(nodes.Filter) if found.name)),
        tests=tuple(dict.fromkeys(found.name for found in tree.find_all(nodes.Test))),
        hidden=tuple(dict.fromkeys(hidden_fields(tree))),
        outer=macros or (frozenset() if local else frozenset(made)),
        inner=frozenset(made) if local else frozenset(),
    )


def _uses(node: nodes.Node, printed: bool) -> Iterator[Use]:
    chain: list[str] = []
    within = node
    while (field := _field(within)) is not None:
        chain.append(field)
        within = within.node  # type: ignore[attr-defined]
    if isinstance(within, nodes.Name) and within.ctx == "load":
        yield Use(within.name, tuple(reversed(chain)), printed and not chain)
        return
    for child in node.iter_child_nodes():
        yield from _uses(
            child, isinstance(node, nodes.Output) or (printed and isinstance(node, nodes.Filter))
        )


def hidden_fields(tree: nodes.Template) -> Iterator[str]:
    """The fields that a template takes of anything, and that no value shows. (Labels have names of their own.)"""
    for node in tree.find_all(nodes.Expr):
        name = _field(node)
        around = next(node.iter_child_nodes(), None)
        is_label = isinstance(around, nodes.Name) and around.name == "labels"
        if name and not is_label and is_hidden(name):
            yield name
    for filtered in tree.find_all(nodes.Filter):
        for given in (*filtered.args, *(each.value for each in filtered.kwargs)):
            text = given.value if isinstance(given, nodes.Const) else None
            yield from filter(is_hidden, text.split(".") if isinstance(text, str) else ())


def _field(node: nodes.Node) -> str | None:
    """The field that an expression takes of another: `.email` or `["email"]`."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.arg.value if isinstance(node.arg.value, str) else None
    return None


def fault_of(source: str) -> tuple[int, str] | None:
    """The line and the fault of a whole template that cannot be read, or None."""
    tree = parsed(source)
    return tree if isinstance(tree, tuple) else None


@lru_cache(maxsize=32)
def parsed(source: str) -> nodes.Template | tuple[int, str]:
    """The tree of a whole template, to be read only, or the line and the fault where it cannot be read."""
    try:
        return known().parse(source)
    except TooDeepError as fault:
        return fault.lineno, str(fault.message)
    except TemplateSyntaxError as fault:
        return fault.lineno, "a tag cannot be read here: it is not whole, or begins or ends what it cannot"
    except (RecursionError, MemoryError):
        return 1, "the template is nested too deeply"
    except (ValueError, OverflowError):
        return 1, "a number in the template is too large"
