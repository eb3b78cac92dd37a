"""Jinja's settings: sandboxed, Markdown-aware, and able to name every missing value at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from advocate.rendering import filters
from advocate.rendering.markdown_text import Markdown, escape_markdown, known
from advocate.rendering.undefined import MissingValues, undefined_noting_in


def make_environment(folders: Sequence[Path], missing: MissingValues) -> jinja2.Environment:
    """Return an environment that looks for templates in `folders`, the first one first."""
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        undefined=undefined_noting_in(missing),
        finalize=lambda value: _finalize(value, missing),
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in (
        "date_long",
        "date_with_weekday",
        "date_known",
        "number",
        "percent",
        "pounds",
        "pupils",
        "join_and",
        "ordinal",
        "statistic_value",
        "rank_phrase",
        "month_year",
        "group_name",
        "short_owner",
        "election_result",
        "cost_in_brief",
        "cost_in_full",
        "programme_line",
    ):
        environment.filters[name] = getattr(filters, name)
    for name in ("sentence", "sentence_end", "in_sentence", "lower_first"):
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
    return known(escape_markdown(str(value)))
