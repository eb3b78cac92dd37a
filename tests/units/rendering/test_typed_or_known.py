"""What a template prints counts as typed by hand, unless a record says otherwise."""

from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from msgspec import Struct
from tests.units.kinds.builders import ask, programme, sector
from tests.units.rendering.test_render import problems, render

from advocate.models.campaign import Cost
from advocate.models.document import RenderedDocument
from advocate.models.field_types import Figure, Name, Prose
from advocate.rendering.block_reader import parse_blocks
from advocate.rendering.filters import cost_in_full, programme_line
from advocate.rendering.markdown_text import as_markdown, typed_by_hand

NAME = "Young*Minds & [Co]"
SHOWN = "Young\\*Minds & \\[Co\\]"


class Choice(Enum):
    """A choice, whose value is nobody's prose."""

    ONE = "83%"


class Thing(Struct):
    """A record with a text of either kind, a number and a choice."""

    name: Name = NAME
    names: tuple[Name, ...] = ("A*", "B*")
    year: Figure = "2023/24"
    figure: Figure = "83%"
    figures: tuple[Figure, ...] = ("83%", "84%")
    small: Name = "ann & co."
    role: Prose = "83% of pupils"
    lines: tuple[Prose, ...] = ("83%",)
    count: int = 83
    share: float = 83.5
    kind: Choice = Choice.ONE
    nothing: Name | None = None

    @property
    def called(self) -> Name:
        """A text that says what it is."""
        return "83%"

    @property
    def said(self) -> str:
        """A text that does not."""
        return "83% of pupils"


def filled(folder: Path, template: str) -> RenderedDocument:
    return render(folder, template, thing=Thing(), day=date(2026, 1, 2), typed="83% of pupils")


@pytest.mark.parametrize(
    "template",
    [
        "{{ thing.figure }}",
        "{{ thing['figure'] }}",
        "{{ thing | attr('figure') }}",
        "{{ thing.called }}",
        "{{ thing.kind.value }}",
        "{{ thing.count }}",
        "{{ thing.share }}",
        "{{ thing.count | percent }}",
        "{{ thing.share | round(0) | int }}",
        "{{ thing.count + 1 }}",
        "{{ 100 - thing.count }}",
        "{{ [1, 2] | length }}",
        "{{ [thing] | sum(attribute='count') }}",
        "{{ day }}, {{ day | date_long }}",
        "{{ [thing] | map(attribute='figure') | join(', ') }}",
        "{{ [thing] | join(', ', attribute='figure') }}",
        "{{ [thing.figure, thing.count] | join('; ') }}",
        "{{ [thing.figure, thing.figure] | join_and }}",
        "{{ [thing] | map(attribute='figure') | unique | sort | first }}",
        "{% for grouper, _ in [thing] | groupby('figure') %}{{ grouper }}{% endfor %}",
        "{{ thing.figures | join(', ') }}, {{ thing.figures[0] }}",
        "{% for figure in thing.figures %}{{ figure }}{% endfor %}",
        "{{ thing.figure | default('12 pupils') }}",
        "{{ thing.figure ~ ', ' ~ thing.count }}",
        "{{ thing.figure + ' ' + thing.year }}",
        "{{ thing.count | string }}",
        "{{ thing.year | replace('/', '–') }}",
        "{{ thing.figure.upper() }}",
        "{{ thing.nothing | default(thing.figure, true) }}",
        "{% set x %}{{ thing.figure }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(thing.figure) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ thing.count }}{% endcall %}",
        "{% filter trim %}{{ thing.figure }}{% endfilter %}",
        "{{ '%s' | format(thing.figure) }}",
    ],
)
def test_what_records_say_is_not_typed(tmp_path: Path, template: str) -> None:
    document = filled(tmp_path, template)

    assert any(map(str.isdigit, document.markdown))
    assert not any(map(str.isalnum, document.typed_text))


@pytest.mark.parametrize(
    "template",
    [
        "{{ typed }}",
        "{{ thing.role }}",
        "{{ thing['role'] }}",
        "{{ thing.said }}",
        "{{ thing.lines | join }}",
        "{% for line in thing.lines %}{{ line }}{% endfor %}",
        "{{ '83%' }}",
        "{{ 83 }}%",
        "{{ 83.0 }}%",
        "{% set x = 83 %}{{ x }}%",
        "{{ 80 + 3 }}%",
        "{{ 83 | percent }}",
        "{{ 83 | round | int }}%",
        "{{ '83' | int }}%",
        "{{ 83 | string }}%",
        "{% set x %}83%{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('83%') }}",
        "{% macro m() %}83%{% endmacro %}{{ m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}83%{% endcall %}",
        "{% filter upper %}83%{% endfilter %}",
        "{{ thing.name ~ ' of 83%' }}",
        "{{ ('83% of ' ~ thing.name) | sentence }}",
        "{{ thing.name + ' of 83%' }}",
        "{{ [thing.name, '83%'] | join(', ') }}",
        "{{ [thing.name, thing.role] | join_and }}",
        "{{ thing.name | replace('Young', '83%') }}",
        "{{ thing.nothing | default('83%', true) }}",
        "{{ '83%' | e }}",
        "{{ '83%' | safe }}",
        "{{ '%d%%' | format(83) }}",
        "{{ '%s is 83%%' | format(thing.name) }}",
        "{{ {'a': '83%'}.a }}",
        "{{ ['83%'] }}",
    ],
)
def test_what_somebody_wrote_is_typed_whatever_it_went_through(
    tmp_path: Path, template: str
) -> None:
    assert "83" in filled(tmp_path, template).typed_text


@pytest.mark.parametrize("text", [f"'{NAME}'", f"'{NAME}' | string", "thing.name"])
@pytest.mark.parametrize(
    "template",
    [
        "{{ TEXT }}",
        "{% set x %}{{ TEXT }}{% endset %}{{ x }}",
        "{% set x | trim %}{{ TEXT }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(TEXT) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{% set y %}{{ m(TEXT) }}{% endset %}{{ y }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ TEXT }}{% endcall %}",
        "{% filter trim %}{{ TEXT }}{% endfilter %}",
        "{% block b %}{{ TEXT }}{% endblock %}",
        "{{ TEXT ~ '' }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ (m(TEXT) ~ '') }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(TEXT) + '' }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(TEXT).strip() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(TEXT) | trim | string | safe }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ [m(TEXT)] | join(', ') }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ '%s' | format(m(TEXT)) }}",
        "{% macro m() %}Name{% endmacro %}{{ m() | replace('Name', TEXT) }}",
        "{{ [TEXT] | join(', ') }}{{ [] | join }}",
        "{{ [TEXT] | join_and }}",
        "{{ '%s' | format(TEXT) }}",
        "{{ TEXT | trim | indent | wordwrap(99) | truncate(99) | default('x') | string }}",
        "{{ [TEXT] | sort | unique | list | first }}{{ [TEXT] | reverse | list | last | e | replace"
        "('Young*Minds & [Co]', '') }}",
    ],
)
def test_a_text_is_escaped_once_whatever_it_went_through(
    tmp_path: Path, template: str, text: str
) -> None:
    assert filled(tmp_path, template.replace("TEXT", text)).markdown == f"{SHOWN}\n"


@pytest.mark.parametrize(
    ("template", "markdown"),
    [
        ("{{ thing.name | upper }}", "YOUNG\\*MINDS & \\[CO\\]"),
        ("{{ thing.name | lower | capitalize }}", "Young\\*minds & \\[co\\]"),
        ("{{ thing.name | title }}", "Young\\*minds & \\[Co\\]"),
        ("{{ thing.name | replace('&', 'and') }}", "Young\\*Minds and \\[Co\\]"),
        ("{{ thing.name | truncate(7, true, '…') }}", "Young\\*…"),
        ("{{ thing.names | join(' | ') }}", "A\\* \\| B\\*"),
        ("{{ thing.names | join_and | sentence }}", "A\\* and B\\*."),
        ("{{ [thing.name, 'b*'] | join_and }}", f"{SHOWN} and b\\*"),
        ("{{ (thing.count ~ '% said') | capitalize }}", "83% said"),
        ("{{ ('about ' ~ thing.name) | sentence }}", f"About {SHOWN}."),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m('ann') | capitalize }}", "Ann"),
        ("{% set x %}{{ thing.small }}{% endset %}{{ x | sentence }}", "Ann & co."),
        ("{% set x %}{{ thing.small }}{% endset %}{{ x | in_sentence | title }}", "Ann & Co"),
        ("{{ thing.name ~ ' - ' ~ thing.name }}", f"{SHOWN} - {SHOWN}"),
        ("{{ '%s: %d of %.1f%%' | format(thing.name, thing.count, 9) }}", f"{SHOWN}: 83 of 9.0%"),
        ("{{ '%(a)s' | format(a=thing.name) }}", SHOWN),
    ],
)
def test_filters_change_a_text_and_keep_it_readable(
    tmp_path: Path, template: str, markdown: str
) -> None:
    assert filled(tmp_path, template).markdown == f"{markdown}\n"


@pytest.mark.parametrize(
    "condition",
    [
        "'a' ~ 'b' == 'ab'",
        "thing.year ~ ', ' ~ thing.year == '2023/24, 2023/24'",
        "'in ' ~ thing.year == 'in 2023/24'",
        "{'in 2023/24': 1}['in ' ~ thing.year]",
        "thing.kind.value == '83%' and thing.year in ('2023/24',)",
        "83 == thing.count and [1, 2, 3][:2] == [1, 2]",
        "thing.year.split('/')[0] == '2023'",
    ],
)
def test_texts_compare_as_what_they_say(tmp_path: Path, condition: str) -> None:
    assert filled(tmp_path, f"{{% if {condition} %}}yes{{% endif %}}").markdown == "yes\n"


def test_an_id_may_be_put_together(tmp_path: Path) -> None:
    assert "43%" in filled(tmp_path, "{{ fact('ga' ~ 'p') }}{{ cite('g' ~ 'ap') }}").markdown


@pytest.mark.parametrize(
    "template", ["{{ '%d %d' | format(1) }}", "{{ 'a' + 1 }}", "{{ '%d' | format('x') }}"]
)
def test_what_cannot_be_put_together_is_named_with_its_line(tmp_path: Path, template: str) -> None:
    (problem,) = problems(tmp_path, f"\n{template}")

    assert problem.message.startswith("An expression of the template fails")
    assert problem.line == 2


def test_of_a_cost_the_amount_is_known_and_its_basis_typed() -> None:
    cost = Cost(amount=1_500_000.0, period="Over 3 years", basis="83% of *it*", confidence="low")
    markdown = as_markdown(cost_in_full(ask(cost=cost), "Not stated"))

    assert typed_by_hand(markdown) == ", over 3 years. 83% of \\*it\\*. Confidence: low."


def test_of_a_programme_counts_are_known_and_its_schedule_typed() -> None:
    line = programme_line(
        sector("education").terms,
        programme(year_groups=(5, 6), sessions=40, mode="online, 83%"),
    )

    assert line == "Years 5 and 6; online, 83%; 40 sessions"
    assert typed_by_hand(as_markdown(line)) == "; online, 83%; "


def test_no_mark_is_left_in_a_document(tmp_path: Path) -> None:
    document = filled(tmp_path, "{{ thing.name ~ ' of ' ~ thing.name }} {{ thing.names | join }}")

    assert parse_blocks(document.markdown)[0] == document.blocks
    assert not {"\ufffe", "\uffff"} & set(document.markdown + document.typed_text)
