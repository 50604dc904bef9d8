"""The one Jinja environment: strict about undefined names, escaping for XML, and closed but for what it lists."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import BuiltinMethodType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from toolkit_cli.model.text import Text
from toolkit_cli.templating import bounds, filters
from toolkit_cli.templating.bytecode import template_of
from toolkit_cli.templating.views import NAMES, Asked, Question, is_hidden

_SUBSCRIBED = (str, list, tuple, dict, range)
_FUNCTIONS = (bounds.members, Namespace)
_SHOWN = frozenset({str, Markup, Text, int, float, bool, type(None)})
_OF_MAPPINGS = frozenset(dir(dict))
_LISTS = (list, tuple, dict, set, frozenset, range)


class _Code(CodeGenerator):
    """Compiles templates that count what they do."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        self.writeline("environment.step()")
        super().blockvisit(nodes, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        if node.test is not None:  # what a condition leaves out runs no block
            counted = nodes.Call(nodes.EnvironmentAttribute("step"), [], [], None, None)
            node.test = nodes.And(nodes.Not(counted), node.test)
            node.test.set_environment(self.environment)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        escaping = frame.eval_ctx.autoescape or frame.eval_ctx.volatile
        self.write(f"{'markup_join' if escaping else 'str_join'}(environment.sized((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write(")))")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        self.write(f" {operators[node.op]} environment.sought(")
        self.visit(node.expr, frame)
        self.write(")")


class _Template(Template):
    """A template whose filling is bounded."""

    def render(self, *arguments: Any, **named: Any) -> str:
        with bounds.bounded():
            return super().render(*arguments, **named)

    def make_module(self, *arguments: Any, **named: Any) -> TemplateModule:
        with bounds.bounded():
            return super().make_module(*arguments, **named)


class _Missing(StrictUndefined):
    """A name that is not there: whatever is done with it raises, in the words of this program."""

    @property
    def _undefined_message(self) -> str:
        return self._undefined_hint or f"there is no field `{self._undefined_name}`"


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with an allow-list for all that a template reads and calls, and bounds for all it makes."""

    code_generator_class = _Code
    template_class = _Template
    intercepted_binops = frozenset({"+", "*", "**", "%"})
    step = staticmethod(bounds.step)
    sized = staticmethod(bounds.sized)
    sought = staticmethod(bounds.sought)
    concat = staticmethod(bounds.joined)

    def __init__(self) -> None:
        super().__init__(
            undefined=_Missing, autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_text
        )
        self.filters, self.tests = dict(filters.filters()), dict(filters.tests())
        self.globals = dict(filters.functions())
        self.binop_table |= {"+": bounds.plus, "*": bounds.times, "**": bounds.power, "%": bounds.modulo}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The tree of a template. Raises TemplateSyntaxError, a TooDeepError for what is nested without end."""
        tree = super()._parse(source, name, filename)
        bounds.check_depth(tree, name)
        return tree

    def handle_exception(self, source: str | None = None) -> NoReturn:  # noqa: ARG002
        """What was raised, with the frames that it came through: they tell the line."""
        raise  # noqa: PLE0704

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value. Raises SecurityError for a name that the value does not show."""
        kind = type(obj)
        if kind is dict:
            if attribute in obj:
                return obj[attribute]
            if not (attribute in _OF_MAPPINGS or is_hidden(attribute)):
                return self.undefined(f"there is no field `{attribute}`")
        if attribute in NAMES.get(kind, ()) or (kind is Namespace and not attribute.startswith("_")):
            return getattr(obj, attribute)
        if kind is Asked and attribute in obj.names:
            return obj.ask(attribute)
        if kind is TemplateModule and attribute[:1] != "_" and attribute in vars(obj):
            return vars(obj)[attribute]
        if isinstance(obj, Undefined):
            return obj.name  # says what is undefined
        raise SecurityError(f"`.{attribute}` is not a field of {_name(obj)}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A member of a list by its place, or a field of a value by its name."""
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        if not isinstance(obj, _SUBSCRIBED):
            return self.getattr(obj, f"[{type(argument).__name__}]")
        if isinstance(argument, slice):
            bounds.step(len(obj) // (1000 if isinstance(obj, str) else 10))
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What a macro, a function or a method of the allow-list gives. Raises SecurityError for others."""
        if type(__obj) is Macro:  # the most frequent, and a macro sees nothing of the loop it is called in
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return __obj(__context.eval_ctx, *args, **kwargs)
        if __obj is bounds.step:
            return bounds.step()
        if isinstance(__obj, Undefined):
            return __obj()
        owner = getattr(__obj, "__self__", None)
        if type(__obj) is BuiltinMethodType and isinstance(owner, str):
            bounds.step(1 + len(owner) // 10)
        elif not (
            isinstance(__obj, (LoopContext, Question))
            or isinstance(owner, LoopContext)
            or any(__obj is function for function in _FUNCTIONS)
        ):
            raise SecurityError(f"{_name(__obj)} cannot be called")
        return __context.call(__obj, *args, **kwargs)


def _text(value: Any) -> Any:
    """A value as it is shown. Raises SecurityError for one that has no words of its own."""
    if type(value) in _SHOWN or isinstance(value, Undefined) or hasattr(type(value), "__html__"):
        return value
    raise SecurityError(f"{_name(value)} cannot be shown: it is no text")


def _name(value: Any) -> str:
    """What a value is called in a message."""
    names = (
        (str, "a text"),
        (bool, "yes or no"),
        ((int, float), "a number"),
        (Macro, "a macro"),
        (_LISTS, "a list"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "this value")


def environment() -> ImmutableSandboxedEnvironment:
    """A fresh environment. An undefined name raises, every value is escaped."""
    return _Environment()


@cache
def compiled(source: str, file: str = "") -> Template:
    """A template, compiled once in a run; `file` is what faults call it."""
    made = template_of(environment(), source)
    made.name = file
    return made


def macros(
    source: str, file: str, context: Mapping[str, Any]
) -> Callable[[str], Callable[..., Markup] | None]:
    """The macros of a template by name; a macro that is not there is None."""
    module = compiled(source, file).make_module(dict(context))

    def macro(name: str) -> Callable[..., Markup] | None:
        found = vars(module).get(name)
        return (lambda *given: called(found, *given)) if isinstance(found, Macro) else None

    return macro


def called(macro: Macro, *given: object) -> Markup:
    """What a macro gives, within bounds."""
    with bounds.bounded():
        return Markup(macro(*given))
