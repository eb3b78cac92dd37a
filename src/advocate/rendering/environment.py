"""Jinja's settings: sandboxed, Markdown-aware, and able to name every missing value at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from advocate.rendering import filters
from advocate.rendering.compiled import CompiledTemplates
from advocate.rendering.markdown_text import Markdown, printed
from advocate.rendering.undefined import MissingValues, undefined_noting_in

_FILTERS = (
    "cost_in_brief", "cost_in_full", "date_known", "date_long", "date_with_weekday",
    "election_result", "group_name", "join_and", "month_year", "number", "ordinal", "percent",
    "pounds", "programme_line", "pupils", "rank_phrase", "short_owner", "statistic_value",
)  # fmt: skip
_FILTERS_OF_MARKDOWN = ("in_sentence", "lower_first", "sentence", "sentence_end")
"""Those that leave Markdown Markdown."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Asks once for each type whether an attribute may be used: Jinja looks at nothing else."""

    def __init__(self, **settings: Any) -> None:
        self._safe: dict[tuple[type, str], bool] = {}
        super().__init__(**settings)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return Jinja's own answer, without asking again for a value that it found safe."""
        if self._safe.get((type(obj), attribute)):
            value = getattr(obj, attribute, None)
            if value is not None and not callable(value):
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return Jinja's own answer."""
        asked = (type(obj), attr)
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]


def make_environment(
    folders: Sequence[Path], missing: MissingValues, cache: Path | None = None
) -> jinja2.Environment:
    """Return an environment that looks for templates in `folders`, the first one first.

    Compiled ones are kept in `cache`. Nothing is worked out while compiling, since what a filter
    or a missing value comes to must not be kept with the code.
    """

    @jinja2.pass_context
    def finalize(_context: Context, value: object) -> object:
        return printed(value) if type(value) is str else _finalize(value, missing)

    environment = _Sandbox(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders], encoding="utf-8-sig"),
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
    for name in _FILTERS:
        environment.filters[name] = getattr(filters, name)
    for name in _FILTERS_OF_MARKDOWN:
        environment.filters[name] = _keeping_markdown(getattr(filters, name))
    environment.filters["md"] = Markdown
    environment.globals["mark"] = filters.mark
    return environment


def _keeping_markdown(function: Any) -> Any:
    def applied(text: str) -> str:
        changed = function(text)
        return Markdown(changed) if isinstance(text, Markdown) else changed

    return applied


def _finalize(value: object, missing: MissingValues) -> object:
    if isinstance(value, Markdown | jinja2.Undefined):
        return value
    if value is None:
        missing.note(
            "A value printed here is empty.",
            "Fill it in, or print it only where it is there: {% if … %}.",
        )
        return ""
    return printed(str(value))
