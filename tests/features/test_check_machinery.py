"""No document shows its machinery (F12): marks that did not become what they stand for."""

from pathlib import Path
from typing import Any

import pytest

from tests.features.conftest import Run, everything_in
from tests.features.test_check_documents import BRIEF, TITLE, built, say, template

FILE = "templates/brief.md.j2"


def of_template(run: Run, folder: Path, body: str) -> list[dict[str, Any]]:
    """What the rule finds in a brief made of a title and `body`, which begins on line 3."""
    template(folder, f"{TITLE}{body}\n")
    return built(run, "F12")


# --- what is refused, with its place ------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Well. <!-- is this right? -->", "<!-- is this right? -->"),
        ("<!– pasted –>", "<!– pasted –>"),
        ("- a\n- <!-- Lead --> b", "<!-- Lead -->"),
        ("A <u>line</u> below", "</u>"),
        ('<font color="red">Stop</font>', '<font color="red">'),
        ("<p>New</p>", "<p>"),
        ("Fish &amp;amp; chips", "&amp;"),
        ("£5&amp;ndash;£6", "&ndash;"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m('x*y') | list | join }}", "\\*"),
        ("**Please note:**this", "**Please note:**"),
        ("** loud **", "** loud **"),
        ("The ~~former~~ present head", "~~former~~"),
        ("A ==marked== word", "==marked=="),
        ("{>>why?<<} Text", "{>>"),
        ("###Results", "###Results"),
        ("Words\n##More words", "##More words"),
        ("####### Results", "####### Results"),
        ("== Results ==", "== Results =="),
        ("We said**“no”**again", "**“no”**"),
        ("+----+----+\n| A  | B  |", "+----+"),
        ("[x](https://example.org){target=_top}", "{target=_top}"),
        ("5 m^3^ of water", "^3^"),
        ("![Our team]", "![Our team]"),
        ("![Our team][photo]", "![Our team]"),
        ("See [[Annual report]].", "[[Annual report]]"),
        (
            "[minutes](https://example.org/the minutes)",
            "[minutes](https://example.org/the minutes)",
        ),
        ("[our minutes][min]", "[our minutes][min]"),
        ("<www.example.org>", "<www.example.org>"),
        ("Half of them[^half].", "[^half]"),
        ("Half of them^[a guess].", "^[a guess]"),
        ("▪ one ▪ two", "▪ one ▪"),
        ("We offer: ● a ● b", ": ● a ●"),
        ("| A | B |\n| - | - |\n| c | d |\n\n| e | f |", "| e | f |"),
        ("| A | B |\n| --- |\n| c | d |", "| A | B | | --- | | c | d |"),
        ("{{ '{{' }} name }}", "{{ name }}"),
        ("{{ '{%' }} endif %}", "{% endif %}"),
        ("<%= name %>", "<%= name %>"),
        ("::: warning", ":::"),
        ("> [!TIP]\n> Text", "[!TIP]"),
        ("[/column]", "[/column]"),
        ("One.\\\\nTwo.", "\\n"),
    ],
)
def test_markup_that_would_be_printed_stops_a_document(
    run: Run, workspace: Path, body: str, words: str
) -> None:
    shown = " ".join(words.split())
    found = of_template(run, workspace, body)
    before = everything_in(workspace)

    assert f"“{shown}”" in " ".join(problem["message"] for problem in found)
    assert {problem["severity"] for problem in found} == {"error"}
    assert run(*BRIEF).exit_code == 1
    assert everything_in(workspace) == before


@pytest.mark.parametrize("body", ["Text\n\n<i>x</i>", "Text\n\n[a](tel:1 2)", "Text\n\n####Four"])
def test_the_line_of_the_template_is_named(run: Run, workspace: Path, body: str) -> None:
    (problem, *_) = of_template(run, workspace, body)

    assert (problem["file"], problem["line"]) == (FILE, 5)


@pytest.mark.parametrize("words", ["A <small>word</small>", "The ~~old~~ plan", "##Plans"])
def test_the_line_of_the_record_is_named(run: Run, workspace: Path, words: str) -> None:
    line = say(workspace, words)
    (problem, *_) = built(run, "F12")

    assert (problem["file"], problem["line"]) == ("advocate.yaml", line)


# --- what would be shown nowhere ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("| A | B |\n| --- | --- |\n| c | d | left over |", "left over"),
        ("[Correction]: tomorrow", "[correction]:"),
        ("Text\n\n[12]: https://example.org", "[12]:"),
        ("Text\n\n[^why]: Because.", "[^why]:"),
        ("Text\n\n[^77]: Because.", "[^77]:"),
        ("One[^why]\n\n[^why]: Because.\n\n[^why]: Since.", "[^why]:"),
    ],
)
def test_what_markdown_drops_stops_a_document(
    run: Run, workspace: Path, body: str, words: str
) -> None:
    (problem,) = of_template(run, workspace, body)

    assert words in problem["message"]
    assert problem["severity"] == "error"


def test_an_empty_cell_beyond_the_head_is_no_loss(run: Run, workspace: Path) -> None:
    assert of_template(run, workspace, "| A | B |\n| - | - |\n| c | d |  |") == []


def test_a_number_of_a_note_that_was_typed_stops_a_document(run: Run, workspace: Path) -> None:
    (problem,) = of_template(run, workspace, "Ours[^1].\n\n[^1]: Our own count.")
    assert "“[^1]” was typed by hand" in problem["message"]

    assert of_template(run, workspace, "Ours[^ours].\n\n[^ours]: Our own count.") == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<!-- calllout -->\nText", "“<!-- calllout -->” is no look"),
        ("<!-- sam -->\nText", "“<!-- sam -->” is no look"),
        ("<!-- lead -->\n| A |\n| --- |\n| b |", "“<!-- lead -->” changes nothing above"),
        ("<!-- facts -->\nText", "“<!-- facts -->” changes nothing above"),
        ("<!-- note -->\n<!-- lead -->\nText", "“<!-- note -->” is a look with nothing below"),
        ("Text\n\n<!-- warning -->", "“<!-- warning -->” is a look with nothing below"),
        ("    Indented by four", "“Indented by four” is set as computer code"),
        ("[minutes](minutes.html)", "“[minutes](minutes.html)” leads to no address"),
        ("[minutes](file:///C:/minutes.docx)", "leads to no address of the web"),
        ('[minutes](https://example.org "Of May")', "has a title, which is shown nowhere"),
        ("**Please note", "“**Please note” did not become bold"),
        ("#Results so far", "“#Results so far” did not become a heading"),
        ("A\tB\tC", "holds tabs"),
        ("– one\n– two\n– three", "is perhaps a list"),
        ("- [ ] Call Sam", "is a box to tick"),
    ],
)
def test_what_may_be_meant_is_warned_of(run: Run, workspace: Path, body: str, said: str) -> None:
    (problem,) = of_template(run, workspace, body)

    assert said in problem["message"]
    assert (problem["severity"], problem["file"], problem["line"]) == (
        "warning",
        FILE,
        3 + body.startswith("Text") * 2,
    )


@pytest.mark.parametrize(
    ("typed", "near"), [("pagebreak", "page-break"), ("subtitel", "subtitle"), ("fact", "facts")]
)
def test_a_misspelt_look_brings_the_nearest(
    run: Run, workspace: Path, typed: str, near: str
) -> None:
    (problem,) = of_template(run, workspace, f"<!-- {typed} -->\nText")

    assert problem["hint"] == f"Did you mean <!-- {near} -->?"


@pytest.mark.parametrize("how", ["x | e", "m(x) | upper | lower", "m(x) ~ '' | forceescape"])
def test_a_value_is_escaped_once_however_it_is_printed(run: Run, workspace: Path, how: str) -> None:
    macro = "{% macro m(x) %}{{ x }}{% endmacro %}{% set x = 'r&d *x* [sic] <' %}"
    template(workspace, f"{TITLE}{macro}{{{{ {how} }}}}\n")

    assert run(*BRIEF).exit_code == 0
    assert "r&d \\*x\\* \\[sic\\] \\<" in run(*BRIEF[:-2]).text("briefs/*.md")


# --- good prose ---------------------------------------------------------------------------------

GOOD = (Path(__file__).parents[1] / "typed" / "ordinary_prose.txt").read_text("utf-8")


def test_ordinary_prose_is_not_found(run: Run, workspace: Path) -> None:
    lines = GOOD.strip().split("\n")

    assert len(lines) > 80
    assert of_template(run, workspace, "\n\n".join(lines)) == []
