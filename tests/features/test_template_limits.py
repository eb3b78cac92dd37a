"""A template uses no more time and memory than a document needs, and what is wrong is named."""

from pathlib import Path
from time import process_time

import pytest

from advocate.rendering import template_limits
from advocate.rendering.template_limits import LARGEST, Limits, TemplateLimit, weight
from tests.features.conftest import Outcome, Run

BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")
NS = "{% set ns = namespace(x='ab', n=3) %}"


def fill(run: Run, workspace: Path, text: str, partial: str = "") -> Outcome:
    folder = workspace / "templates" / "_partials"
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / "brief.md.j2").write_text(text, "utf-8")
    (folder / "own.md.j2").write_text(partial, "utf-8")
    outcome = run(*BRIEF)
    assert outcome.exit_code == 1
    assert outcome.files() == []
    assert "not foresee" not in outcome.stderr
    assert "hint:" in outcome.stderr
    return outcome


# --- time, turns, output, memory ------------------------------------------------------------------


@pytest.fixture
def _few_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "MOST_TURNS", 20_000)
    monkeypatch.setattr(template_limits, "MOST_SECONDS", 0.5)


LOOP = "{% for a in range(99999) %}"
NUMBERS = "{% set l = range(20000) | list %}\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# T\n\n{LOOP * 3}{{% endfor %}}{{% endfor %}}{{% endfor %}}",
        f"# T\n\n{LOOP * 2}word {{% endfor %}}{{% endfor %}}",
        "# T\n\n{% for a in range(99999) if range(99999) | sum < 0 %}{% endfor %}",
        f"{NUMBERS}{{% for a in range(99999) if l != l + [] %}}{{% endfor %}}",
        f"{NUMBERS}{{{{ range(99999) | select('equalto', l) | list }}}}",
        f"{NUMBERS}{{{{ range(99999) | map('string') | reject('in', l) | list }}}}",
        "# T\n\n{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
        "{{ m(60) }}",
    ],
)
@pytest.mark.usefixtures("_few_turns")
def test_a_template_that_goes_round_and_round_is_stopped_on_its_line(
    run: Run, workspace: Path, text: str
) -> None:
    said = fill(run, workspace, text).stderr
    assert "templates/brief.md.j2:3: The template stops here" in said
    assert "goes round" in said or "takes longer" in said


def test_a_document_of_a_million_lines_is_stopped_on_the_line_that_prints_it(
    run: Run, workspace: Path
) -> None:
    text = f"# T\n\n{LOOP}\n{{% include '_partials/own.md.j2' %}}{{% endfor %}}"
    said = fill(run, workspace, text, "Text.\n\n" + "word " * 50).stderr
    assert "templates/brief.md.j2:4: The template stops here: the document" in said


def test_a_template_that_takes_too_long_does_so_once_and_not_for_everybody(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_limits, "MOST_SECONDS", 0.3)
    (workspace / "templates").mkdir()
    loop = "{% for a in range(99999) if range(99999) | sum < 0 %}{% endfor %}"
    (workspace / "templates" / "letter.md.j2").write_text(f"# T\n\n{loop}", "utf-8")
    before = process_time()
    outcome = run("letters", "--party", "Green", "--on", "2026-11-20", "--jobs", "1")
    assert outcome.exit_code == 1
    assert outcome.stderr.count("takes longer") == 1
    assert process_time() - before < 3


@pytest.mark.parametrize(
    "expression",
    [
        "'x' * 10**9",
        "10**9 * 'x'",
        "([1] * 10**9) | length",
        "10**(10**9)",
        "'x' | center(10**9)",
        "'x'.center(10**9)",
        "'x'.ljust(10**9)",
        "'x'.zfill(10**9)",
        "('\\t' * 9999).expandtabs(99999)",
        "('a' * 9999).translate({97: 'b' * 99999})",
        "('a' * 9999) | replace('a', 'b' * 99999)",
        "('a' * 9999).replace('a', 'b' * 99999)",
        "'' | replace('', 'b' * 99999) ~ ''.join(['b' * 99999] * 9)",
        "('a' * 9999) | join('b' * 99999)",
        "('b' * 99999).join('a' * 9999)",
        "('a\\n' * 9999) | indent(99999)",
        "('a ' * 9999) | wordwrap(1, wrapstring='y' * 99999)",
        "'%1000000000d' | format(1)",
        "'%(a)1000000000d' | format(a=1)",
        "'%.1000000000f' % 1.5",
        "'%*d' % (10**9, 1)",
        "('%s' * 9999) % (['b' * 9999] * 30)",
        "'{:1000000000}'.format(1)",
        "'{:{w}}'.format(1, w=10**9)",
        "('{0}' * 9999).format('b' * 9999)",
        "('{a}' * 9999).format_map({'a': 'b' * 9999})",
        "(1).to_bytes(10**9, 'big') | length",
        "'x'.encode() * 10**9",
        "'x'.encode().center(10**9)",
        "[1] | batch(10**9, 'x') | list | length",
        "[1] | slice(10**9) | list | length",
        "1.5 | round(10**9, 'ceil')",
        "[[1]] | tojson(indent=10**9)",
        "range(99999) | list | pprint",
    ],
)
def test_what_would_become_too_large_is_refused_before_it_is_made(
    run: Run, workspace: Path, expression: str
) -> None:
    said = fill(run, workspace, f"# T\n\n{{{{ {expression} }}}}").stderr
    assert "templates/brief.md.j2:3: The template stops here" in said
    assert "too large" in said


@pytest.mark.parametrize(
    "step",
    [
        "ns.x ~ ns.x",
        "ns.x + ns.x",
        "ns.x * 2",
        "[ns.x, ns.x]",
        "(ns.x, ns.x)",
        "{'a': ns.x, 'b': ns.x}",
        "dict(a=ns.x, b=ns.x)",
        "[ns.x, ns.x] | join",
        "[ns.x] | batch(2, ns.x) | list",
        "'%s%s' | format(ns.x, ns.x)",
        "'%s%s' % (ns.x, ns.x)",
        "'{0}{0}'.format(ns.x)",
        "ns.x | replace('a', ns.x) ~ 'a'",
    ],
)
def test_what_doubles_and_doubles_is_stopped(run: Run, workspace: Path, step: str) -> None:
    text = (
        f"{NS}\n\n{{% for i in range(60) %}}{{% set ns.x = {step} %}}{{% endfor %}}{{{{ ns.x }}}}"
    )
    said = fill(run, workspace, text).stderr
    assert "templates/brief.md.j2:3: The template stops here" in said
    assert "too large" in said


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n{% for i in range(60) %}{% set ns.n = ns.n * ns.n %}{% endfor %}",
        "# T\n\n{% macro m() %}{{ m(varargs, varargs) }}{% endmacro %}{{ m(1, 2) }}",
        "# T\n\n{% for i in range(999) %}{{ 'x' * 99999 ~ i }}{% endfor %}",
        "# T\n\n{% set x %}{% for i in range(999) %}{{ 'x' * 99999 ~ i }}{% endfor %}{% endset %}",
        "# T\n\n{{ [organisation] * 9999 }}",
    ],
)
def test_numbers_arguments_and_captured_text_are_bounded_too(
    run: Run, workspace: Path, text: str
) -> None:
    said = fill(run, workspace, NS + text).stderr
    assert "templates/brief.md.j2:3: The template stops here" in said


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# T\n\n{% include 'brief.md.j2' %}", "templates/brief.md.j2:3"),
        ("# T\n\n{% include '_partials/own.md.j2' %}", "templates/_partials/own.md.j2:2"),
        ("{% extends 'brief.md.j2' %}", "templates/brief.md.j2:1"),
        ("\n{% import 'brief.md.j2' as own %}", "templates/brief.md.j2:2"),
        ("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "templates/brief.md.j2:2"),
        ("{% for x in [[1]] recursive %}{{ loop([x]) }}{% endfor %}", "templates/brief.md.j2:1"),
        ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "templates/brief.md.j2"),
        ("{% if 1 %}" * 150 + "{% endif %}" * 150, "templates/brief.md.j2"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "templates/brief.md.j2"),
        ("{{ " + "1 + " * 5000 + "1 }}", "templates/brief.md.j2"),
        ("{{" * 50_000, "templates/brief.md.j2"),
    ],
)
def test_what_goes_into_itself_or_too_deep_is_named(
    run: Run, workspace: Path, text: str, place: str
) -> None:
    said = fill(run, workspace, text, "\n{% include '_partials/own.md.j2' %}").stderr
    assert f"{place}:" in said
    assert "without end" in said


def test_what_documents_really_do_stays_within_the_bounds(run: Run, workspace: Path) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "brief.md.j2").write_text(
        "# T\n\n{% set names = [] %}{% for i in range(650) %}{% set row = [i, 'Seat ' ~ i] %}"
        "{{ row[1] | replace('Seat', 'The seat') | truncate(300) }}. {% endfor %}\n\n"
        "{{ ('word ' * 2000) | trim | wordwrap(79) | length > 1 }} {{ '%s of %s' | format(names "
        "| length, organisation.name) }} {{ '{:,} people'.format(12345678) }}\n",
        "utf-8",
    )
    said = run(*BRIEF).stderr
    assert "stops here" not in said
    assert "fails" not in said


def test_each_document_has_the_whole_allowance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "MOST_TURNS", 100)
    limits = Limits()
    for _ in range(3):
        limits.begin()
        for _ in range(100):
            limits.tick()
    with pytest.raises(TemplateLimit):  # looked at every few turns
        limits.made([limits.check("upper", "x") for _ in range(16)])  # type: ignore[func-returns-value]


def test_weighing_ends_where_it_is_too_much_already() -> None:
    value: list[object] = [1]
    for _ in range(200):
        value = [value, value]
    assert weight(value) > LARGEST
    assert weight("x" * 10) < weight(["x" * 10] * 2) < 40


# --- tags that cannot be read --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "said", "remedy"),
    [
        ("# T\n\n{{ fact(“x”) }}", 3, "“ (left double quotation mark)", "straight quotation marks"),
        ("# T\n\n{{ fact(‘x’) }}", 3, "‘ (left single quotation mark)", "straight quotation marks"),
        ("{{ fact(„x“) }}", 1, "„ (double low-9 quotation mark)", "straight quotation marks"),
        ("{{ fact(«x») }}", 1, "double angle quotation mark)", "straight quotation marks"),
        ("\n{{ member’s }}", 2, "’ (right single quotation mark)", "straight quotation marks"),
        ("\n{{ a – b }}", 2, "– (en dash)", "Take it out"),
        ("{{ a\u200b }}", 1, "zero width space", "Take it out"),
        ("{{ fact('x) }}", 1, "a quotation mark is opened and not closed", "Put another '"),
        ("\n{{ organisation.name | uppre }}", 2, 'there is no filter "uppre"', '"upper"'),
        ("\n{{ organisation.name | zzzzz }}", 2, 'there is no filter "zzzzz"', "templates.md"),
        ("{% if 1 %}\n{{ 'x' | uppre }}{% endif %}", 2, 'there is no filter "uppre"', '"upper"'),
        ("\n{% if 1 is evn %}{% endif %}", 2, 'there is no test "evn"', '"even"'),
        ("\n{{ a\n\nText\n\n{{ b }}", 2, 'the tag "{{" is not closed', 'Put "}}"'),
        ("\n{{ organisation.name }\n", 2, 'the tag "{{" is not closed', 'Put "}}"'),
        ("\n{% if 1\n\nText {% endif %}", 2, 'the tag "{%" is not closed', 'Put "%}"'),
        ("\n{# a note\n\nText", 2, 'the tag "{#" is not closed', 'Put "#}"'),
        ("\n{% if 1 %}\n{% for a in [] %}{% endfor %}", 2, "{% if %} has no {% endif %}", "endif"),
        (
            "\n{% for a in [] %}\n{% if a %}{% endif %}",
            2,
            "{% for %} has no {% endfor %}",
            "endfor",
        ),
        ("{% set a = 1 %}\n{% set b %}text", 2, "{% set %} has no {% endset %}", "endset"),
        ("\n{% raw %} text", 2, "{% raw %} has no {% endraw %}", "endraw"),
        ("\n{% foo %}", 2, "unknown tag 'foo'", "docs/templates.md"),
    ],
)
@pytest.mark.parametrize("is_included", [False, True])
def test_a_tag_that_cannot_be_read_is_named_with_its_line_and_remedy(
    run: Run,
    workspace: Path,
    text: str,
    place: int,
    said: str,
    remedy: str,
    is_included: bool,
) -> None:
    file = "templates/brief.md.j2"
    if is_included:
        include = "# T\n\n{% include '_partials/own.md.j2' %}\n"
        file, text, partial = "templates/_partials/own.md.j2", include, text
        outcome = fill(run, workspace, text, partial)
    else:
        outcome = fill(run, workspace, text)
    words = " ".join(outcome.stderr.split())
    assert f"{file}:{place}: " in words
    assert said in words
    assert remedy in words
