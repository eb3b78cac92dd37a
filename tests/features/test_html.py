"""HTML documents: whole in one file, with the words of the other formats, and kept like them."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.features.conftest import Run
from tests.pages import Element, check

ON = ("--on", "2026-11-20")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = ("--format", "docx,md,html")
SAMPLES = {
    "brief": ("brief", "--mp", "4370", *ON),
    "brief with a visit": ("brief", "--mp", "4510", *ON),
    "letters and index": ("letters", "--committee", "education", *ON),
    "manifesto": ("manifesto", "2024", *ON),
    "manifesto before": ("manifesto", "2019", "--on", "2019-11-15"),
}
BRIEF = ("brief", "--mp", "4370", *ON, "--format", "html")
STEM = "2026-11-20-brief-jess-phillips"


def pages(folder: Path) -> list[Path]:
    found = sorted(folder.glob("briefs/*.html"))
    assert found
    return found


@pytest.mark.parametrize("case", SAMPLES)
def test_every_page_is_whole_and_fit_for_every_reader(run_sample: Run, case: str) -> None:
    outcome = run_sample(*SAMPLES[case], "--format", "html")

    assert outcome.exit_code == 0, outcome.stderr
    for path in pages(outcome.folder):
        root = check(path.read_text("utf-8"))
        metas = {m.given.get("name"): m.given.get("content", "") for m in root.all("meta")}
        assert metas["author"] == "Action Tutoring"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", metas["date"])
        assert re.fullmatch("[0-9a-f]{16}", metas["document"])
        assert metas["description"]


@pytest.mark.parametrize("case", SAMPLES)
def test_word_markdown_and_html_say_the_same_words_in_the_same_order(
    run_sample: Run, case: str
) -> None:
    outcome = run_sample(*SAMPLES[case], *EVERY)

    assert outcome.exit_code == 0, outcome.stderr
    for path in pages(outcome.folder):
        html = words(" ".join(said_in_html(path)))
        assert len(html) > 100
        assert html == words(" ".join(said_in_markdown(path.with_suffix(".md"))))
        assert html == words(" ".join(said_in_word(path.with_suffix(".docx"))))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+|[£€%]", text)


def said_in_html(path: Path) -> Iterator[str]:
    (main,) = check(path.read_text("utf-8")).all("main")
    yield from _said(main)


def _said(element: Element) -> Iterator[str]:
    is_mark = element.given.get("role") in {"doc-noteref", "doc-backlink"}
    if is_mark or element.given.get("id") == "notes:title" or element.tag == "svg":
        return
    for child in element.inside:
        if isinstance(child, str):
            yield child
        else:
            yield from _said(child)


def without_small_charts(text: str) -> str:
    """Leave only the marks of tables of up to three figures: others show nothing but the chart."""

    def marks(found: re.Match[str]) -> str:
        return "".join((found[1], *dict.fromkeys(re.findall(r"\[\^\d+\]", found[0])), "\n"))

    return re.sub(r"(!\[[^\]]*\]\[chart-\d+\]\n\n)(?:\|.*\n){2,5}(?!\|)", marks, text)


def said_in_markdown(path: Path) -> Iterator[str]:
    _, _, body = path.read_text("utf-8").split("---\n", 2)
    for line in without_small_charts(body).splitlines():
        line = re.sub(r"^\[\^\d+\]: |\[\^\d+\]|^\d+\. |\\(?=[!-/:-@\[-`{-~])", "", line)
        line = re.sub(r"!\[[^\]]*\]\[[^\]]*\]|^\[[^\]]*\]: data:.*", "", line)
        yield re.sub(r"\[([^\]]*)\]\(\S*\)", r"\1", line.replace("<br>", " "))


def said_in_word(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as package:
        stories = [package.read(f"word/{name}.xml") for name in ("document", "footnotes")]
    for story in stories:
        for paragraph in ElementTree.fromstring(story).iter(f"{W}p"):
            raised = paragraph.findall(f".//{W}vertAlign/../..")
            marks = {text for run in raised for text in run.iter(f"{W}t")}
            for node in paragraph.iter():
                if node.tag == f"{W}t" and node not in marks:
                    yield node.text or ""
                elif node.tag == f"{W}br":
                    yield " "
            yield " "


def test_a_letter_reads_as_a_letter(run_sample: Run) -> None:
    outcome = run_sample("letters", "--mp", "4510", *ON, "--format", "html")

    root = check(outcome.text("briefs/*letter*hayes.html"))
    (main,) = root.all("main")
    order = [kind for e in main.all() for kind in e.classes]
    wanted = ["letterhead", "dateline", "address", "salutation", "subject", "closing", "signature"]
    assert [kind for kind in order if kind in wanted] == wanted
    (title,) = main.all("h1")
    assert "subject" in title.classes


def test_the_status_of_a_brief_stands_at_the_top_and_at_the_foot_of_each_page(
    run_sample: Run,
) -> None:
    root = check(run_sample(*BRIEF).text(f"briefs/{STEM}.html"))

    (top,) = root.all("header")
    (foot,) = root.all("footer")
    (sheet,) = root.all("style")
    assert top.text.strip() == "Internal: not for publication"
    assert foot.text.strip() == (
        "Action Tutoring · Brief: Jess Phillips MP · Internal: not for publication · "
        "20 November 2026"
    )
    printed = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), sheet.text)
    assert f'@bottom-left {{ content: "{foot.text.strip()}"' in printed


def test_json_lists_the_format(run_sample: Run) -> None:
    written = run_sample(*BRIEF, "--json").json["written"]

    assert [(w["format"], w["path"]) for w in written] == [("html", f"briefs/{STEM}.html")]


def test_html_may_be_a_default_format(run_sample: Run) -> None:
    folder = run_sample(*BRIEF).folder
    settings = folder / "advocate.yaml"
    lines = [line for line in settings.read_text("utf-8").splitlines() if "formats:" not in line]
    settings.write_text("\n".join([*lines, "formats: [html]", ""]), "utf-8")

    outcome = run_sample(*BRIEF[:5], "--json")

    assert [w["format"] for w in outcome.json["written"]] == ["html"]


def test_an_unknown_format_is_answered_with_those_there_are(run_sample: Run) -> None:
    outcome = run_sample(*BRIEF[:5], "--format", "htm")

    assert outcome.exit_code == 1
    assert "html" in outcome.stderr
    assert outcome.files() == []


def test_the_same_inputs_give_the_same_page(run_sample: Run) -> None:
    first = run_sample(*BRIEF, "--out", "one").folder / "one" / f"{STEM}.html"
    other = run_sample(*BRIEF, "--out", "other").folder / "other" / f"{STEM}.html"

    assert first.read_bytes() == other.read_bytes()


def test_a_page_is_traced_like_any_document_whatever_it_is_called(run_sample: Run) -> None:
    page = run_sample(*BRIEF).folder / "briefs" / f"{STEM}.html"
    page.rename(page.with_name("sent.html"))

    traced = run_sample("trace", "briefs/sent.html", "--json", "--offline")

    assert traced.exit_code == 0, traced.stderr
    facts = traced.json["facts"]
    assert {fact["kind"] for fact in facts} >= {"claim", "statistic", "member"}
    assert [fact["id"] for fact in facts if fact["present"] is False] == []


def test_what_was_edited_out_of_a_page_is_said_to_be_gone(run_sample: Run) -> None:
    page = run_sample(*BRIEF).folder / "briefs" / f"{STEM}.html"
    text = page.read_text("utf-8")
    assert "jess.phillips.mp@parliament.uk" in text
    page.write_text(text.replace("jess.phillips.mp@parliament.uk", "ask the office"), "utf-8")

    facts = run_sample("trace", f"briefs/{STEM}.html", "--json", "--offline").json["facts"]

    assert [f["id"] for f in facts if f["present"] is False] == ["4370.email"]


def test_a_page_edited_by_hand_is_kept_and_status_says_so(run_sample: Run) -> None:
    page = run_sample(*BRIEF).folder / "briefs" / f"{STEM}.html"
    page.write_text(page.read_text("utf-8").replace("Labour", "LABOUR"), "utf-8")

    again = run_sample(*BRIEF, "--json").json

    assert [s["reason"] for s in again["skipped"]] == ["edited by hand since it was written"]
    assert "LABOUR" in page.read_text("utf-8")
    states = {s["path"]: s for s in run_sample("status", "--json").json["documents"]}
    assert states[f"briefs/{STEM}.html"]["edited"] is True
    assert states[f"briefs/{STEM}.new.html"]["waiting"] is True


def test_status_names_a_page_of_which_nothing_is_known(run_sample: Run) -> None:
    folder = run_sample(*BRIEF).folder
    (folder / "briefs" / "2026-01-01-brief-somebody.html").write_text("<p>x", "utf-8")

    assert "2026-01-01-brief-somebody.html" in run_sample("status").stderr


def test_somebody_elses_page_is_refused(run_sample: Run) -> None:
    folder = run_sample(*BRIEF).folder
    (folder / "mine.html").write_text("<title>x</title><p>Mine<div></b></i><!-- <p>", "utf-8")

    outcome = run_sample("trace", "mine.html", "--offline")

    assert outcome.exit_code == 1
    assert "is not a document that advocate wrote" in outcome.stderr


def test_a_clean_page_does_not_say_which_document_it_is(run_sample: Run) -> None:
    root = check(run_sample(*BRIEF, "--clean").text(f"briefs/{STEM}.html"))

    assert "document" not in {m.given.get("name") for m in root.all("meta")}
