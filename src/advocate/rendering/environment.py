"""Jinja's settings: sandboxed, Markdown-aware, and able to name every missing value at once."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from types import BuiltinMethodType, FunctionType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_format, make_attrgetter
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from advocate.models import former_names
from advocate.models.field_types import RecordText, type_of
from advocate.models.sector import Sector
from advocate.rendering import filters
from advocate.rendering.compiled_templates import CompiledTemplates
from advocate.rendering.markdown_text import (
    TYPED,
    Markdown,
    as_markdown,
    joined,
    keeps_origin,
    like,
    printed,
)
from advocate.rendering.missing_values import MissingValues, undefined_noting_in
from advocate.rendering.template_limits import Limits
from advocate.storage.workspace_files import LARGEST_TEMPLATE, read_below

_FILTERS = (
    "cost_in_brief", "cost_in_full", "date_known", "date_long", "date_with_weekday",
    "election_result", "first_sentence", "group_name", "in_sentence",
    "join_and", "lower_first", "month_year", "counted", "number", "ordinal", "people",
    "percent", "pounds", "rank_phrase", "sentence", "sentence_end", "short_owner",
    "statistic_value", "upper_first",
)  # fmt: skip
NO_SECTOR = Sector(title="none")
_DIRECTIVE = re.compile(r"(%[^a-zA-Z%]*[a-zA-Z%])")


class _Compiler(CodeGenerator):
    """Marks numbers and texts that are written in the template itself as typed."""

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:
        kind = type(node.value)
        self.write(f"environment.typed[{kind.__name__}](" if kind in TYPED else "(")
        super().visit_Const(node, frame)
        self.write(")")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        self.writeline("environment.limits.tick()")
        super().blockvisit(nodes, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        self.write("(environment.limits.tick() or ")
        super().visit_Compare(node, frame)
        self.write(")")

    def _measured(self, node: nodes.Expr, frame: Frame) -> None:
        is_made = getattr(node, "ctx", "load") == "load"
        self.write("environment.limits.made(" if is_made else "")
        getattr(super(), f"visit_{type(node).__name__}")(node, frame)
        self.write(")" if is_made else "")

    visit_List = visit_Dict = visit_Tuple = _measured

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined(")
        self._measured(nodes.Tuple(node.nodes, "load"), frame)
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """Checks each attribute once for each type, as Jinja's answer depends on nothing else."""

    code_generator_class = _Compiler
    typed, joined = TYPED, staticmethod(joined)
    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self, **settings: Any) -> None:
        self._safe: dict[tuple[type, str], bool] = {}
        self._known: set[tuple[type, str]] = set()
        self.limits = Limits()
        super().__init__(**settings)
        for name, test in self.tests.items():
            self.tests[name] = self.limits.bounded(name, test)  # type: ignore[arg-type]

    def concat(self, parts: Iterable[str]) -> Markdown:
        """Return the parts of a document, or of a macro, as one."""
        return Markdown("".join(self.limits.whole(parts)))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return Jinja's answer; the text of a field that is no prose is marked as known."""
        asked = (type(obj), attribute)
        if self._safe.get(asked):
            value = getattr(obj, attribute, None)
            if value is not None and not callable(value):
                return _known(value) if asked in self._known else value
        value = super().getattr(obj, attribute)
        if isinstance(value, BuiltinMethodType | FunctionType):  # of a text, most often
            is_plain = isinstance(obj, str) and isinstance(value, BuiltinMethodType)
            own = keeps_origin(getattr(str, attribute)) if is_plain else None
            method = own or (lambda _, *args, **named: value(*args, **named))
            return partial(self.limits.bounded(attribute, method), obj)
        return _known(value) if asked in self._known else value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return the same, as for `map(attribute=…)`."""
        get = self.getattr if isinstance(obj, Struct) else super().getitem
        return get(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return Jinja's own answer."""
        asked = (type(obj), attr)
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
            self._known |= {asked} if self._safe[asked] and _is_known(*asked) else set()
        return self._safe[asked]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return the result of an operator: a number counts as typed if both sides are typed."""
        self.limits.check(operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.limits.made(joined((left, right)))
        result = super().call_binop(context, operator, left, right)
        result = self.limits.made(result)
        return like(right if type(left) in TYPED.values() else left, result)

    def call(__self, __context: Context, __obj: Any, *args: Any, **named: Any) -> Any:
        """Return what is called; a macro makes lists of what it is given."""
        __self.limits.made((args, named))
        return super().call(__context, __obj, *args, **named)


def make_environment(
    folders: Sequence[Path],
    missing: MissingValues,
    cache: Path | None = None,
    *,
    sector: Sector = NO_SECTOR,
    workspace: Path | None = None,
) -> Sandbox:
    """Return an environment that looks for templates in `folders`, the first one first.

    Those of the `workspace` must not lead out of it. They call things by the terms of `sector`.

    Compiled ones are kept in `cache`. Constants are not folded while compiling, since what a filter
    or a missing value returns must not be kept with the code.
    """

    @jinja2.pass_context
    def finalize(_context: Context, value: object) -> object:
        shown = printed(value) if type(value) is RecordText else _finalize(value, missing)
        return environment.limits.made(shown) if isinstance(shown, Markdown) else shown

    environment = Sandbox(
        loader=jinja2.FunctionLoader(partial(_read, folders, workspace)),
        bytecode_cache=CompiledTemplates(cache) if cache else None,
        optimized=False,
        undefined=undefined_noting_in(missing),
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # no template changes while documents are made of it
    )
    own: dict[str, Callable[..., str]] = {name: getattr(filters, name) for name in _FILTERS}
    own["programme_line"] = partial(filters.programme_line, sector.terms)
    own["with_article"] = partial(filters.with_article, sector.word_list("no_article"))
    own |= {former: own[name] for former, name in former_names.FILTERS.items()}
    bounded = environment.limits.bounded
    for name, function in environment.filters.items():
        environment.filters[name] = bounded(name, keeps_origin(function))
    environment.filters |= {name: keeps_origin(function) for name, function in own.items()}
    environment.filters |= {"md": Markdown, "format": bounded("format", _format)}
    as_it_is = keeps_origin(lambda value: value)  # whatever is printed is escaped once
    environment.filters |= dict.fromkeys(("e", "escape", "forceescape"), as_it_is)
    environment.filters["join"] = bounded("join", _join)
    del environment.globals["lipsum"]
    environment.globals |= {
        "mark": filters.mark,
        "terms": sector.terms,
        "across": sector.statistics.across,
        "field_questions": sector.questions,
    }
    return environment


def _read(
    folders: Sequence[Path], workspace: Path | None, name: str
) -> tuple[str, str, None] | None:
    """Return the text of a template, and its file; None where there is none of that name."""
    paths = (folder.joinpath(*split_template_path(name)) for folder in folders)
    if (path := next(filter(os.path.lexists, paths), None)) is None:
        return None
    text = read_below(workspace, path, most=LARGEST_TEMPLATE).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n"), str(path), None


def _is_known(owner: type, name: str) -> bool:
    """Say if the values of this attribute are known, so that nobody typed them."""
    text = type_of(owner, name) if issubclass(owner, Struct) else None
    return issubclass(owner, Enum) or (text is not None and not text.is_typed)


def _known(value: object) -> object:
    if type(value) is str:
        return RecordText(value)
    return tuple(map(_known, value)) if isinstance(value, tuple) else value


@jinja2.pass_environment
def _join(env: jinja2.Environment, items: Any, d: str = "", attribute: Any = None) -> str:
    """Join like Jinja's filter, and keep for each item whether it is typed or known."""
    return joined(map(make_attrgetter(env, attribute), items), d)


def _format(text: str, *args: Any, **named: Any) -> str:
    """Format like Jinja's filter, and keep for each value whether it is typed or known."""
    whole, pieces, values = do_format(text, *args, **named), _DIRECTIVE.split(text), iter(args)
    if named:
        return whole
    pieces[1::2] = [p % () if p == "%%" else like(v := next(values), p % v) for p in pieces[1::2]]
    return joined(pieces)


def _finalize(value: object, missing: MissingValues) -> object:
    if isinstance(value, Markdown | jinja2.Undefined):
        return value
    if value is None:
        hint = "Fill it in, or print it only where it is there: {% if … %}."
        missing.note_empty(hint)
    elif isinstance(value, Struct):
        missing.note("A whole record is printed here.", "Print one of its fields.")
    else:
        return as_markdown(value)
    return ""
