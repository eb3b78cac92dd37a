"""Links within a document: contents, links to asks, and links that lead nowhere."""

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from advocate.models.heading_anchors import slug
from tests.features.conftest import Run, everything_in

MANIFESTO = ("manifesto", "2024", "--on", "2026-11-20")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def own_template(folder: Path, text: str, name: str = "manifesto") -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.md.j2").write_text(text, "utf-8")


def word(folder: Path) -> docx.document.Document:
    (path,) = folder.glob("briefs/*.docx")
    return docx.Document(str(path))


def part(folder: Path, name: str) -> str:
    (path,) = folder.glob("briefs/*.docx")
    return ZipFile(path).read(name).decode()


def linked(text: str) -> list[str]:
    return re.findall(r"\]\(#([^)\s]+)\)", text)


def test_every_link_within_the_markdown_leads_to_a_heading(run_sample: Run) -> None:
    text = run_sample(*MANIFESTO, "--format", "md").text("briefs/*.md")

    headings = [slug(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")]
    assert len(linked(text)) > 8
    assert set(linked(text)) <= set(headings)


def test_every_link_within_the_word_file_leads_to_a_bookmark(run_sample: Run) -> None:
    outcome = run_sample(*MANIFESTO, "--format", "docx")

    body = word(outcome.folder).element.body
    names = [str(mark.get(f"{W}name")) for mark in body.iter(f"{W}bookmarkStart")]
    numbers = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    assert len(anchors) > 8
    assert anchors <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)
    assert sorted(numbers) == sorted(m.get(f"{W}id") for m in body.iter(f"{W}bookmarkEnd"))


def test_the_rows_of_the_summary_lead_to_the_asks(run_sample: Run) -> None:
    text = run_sample(*MANIFESTO, "--format", "md").text("briefs/*.md")

    rows = [line for line in text.splitlines() if re.match(r"\| \d ", line)]
    assert len(rows) == 5
    assert [linked(row)[0][:2] for row in rows] == ["1-", "2-", "3-", "4-", "5-"]
    assert "[ask 4](#4-set-a-quality-standard" in text


def test_word_can_bring_the_contents_up_to_date_and_asks_nothing_at_opening(
    run_sample: Run,
) -> None:
    outcome = run_sample(*MANIFESTO, "--format", "docx")

    document = word(outcome.folder)
    fields = [str(field.text) for field in document.element.body.iter(f"{W}instrText")]
    (toc,) = [field for field in fields if "TOC" in field]
    entries = [p.text for p in document.paragraphs if p.style and p.style.name == "toc 1"]
    sections = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert '\\o "1-2"' in toc
    assert "\\n" in toc, "no page numbers: nobody knows them yet"
    assert entries == sections[1:], "what comes after the contents"
    assert "PAGEREF" not in "".join(fields)
    assert "w:dirty" not in part(outcome.folder, "word/document.xml")
    assert "updateFields" not in part(outcome.folder, "word/settings.xml")


def test_contents_list_what_follows_to_the_third_level(run: Run, workspace: Path) -> None:
    own_template(
        workspace,
        "# T\n\n## Before\n\nx\n\n## Contents\n\n<!-- contents -->\n\n## A & *b*\n\nx\n\n"
        "### 1. [sic] {{ mark(true) }}\n\nx\n\n#### Deep\n\nx\n\n## A & *b*\n\nx\n",
    )
    outcome = run("manifesto", "2024", "--on", "2026-11-20")

    text = outcome.text("briefs/*.md")
    styles = [(p.style.name, p.text) for p in word(workspace).paragraphs if p.style]
    assert text.count("](#") == 3
    assert "\n- [A & b](#a--b)\n  - [1. \\[sic\\] (illustrative)](#1-sic--illustrative)\n" in text
    assert "\n- [A & b](#a--b-1)\n" in text
    assert styles[3:7] == [
        ("TOC Heading", "Contents"),
        ("toc 1", "A & b"),
        ("toc 2", "1. [sic] (illustrative)"),
        ("toc 1", "A & b"),
    ]
    assert '\\o "1-2"' in part(workspace, "word/document.xml")


@pytest.mark.parametrize(("deepest", "entries"), [("2", 2), ("3", 3), ("4", 4)])
def test_a_template_says_how_deep_the_contents_go(
    run: Run, workspace: Path, deepest: str, entries: int
) -> None:
    own_template(
        workspace,
        f"# T\n\n## Contents\n\n<!-- contents-{deepest} -->\n\n## A\n\nx\n\n### B\n\nx\n\n"
        "#### C\n\nx\n\n## D\n\nx\n",
    )
    text = run("manifesto", "2024", "--format", "md").text("briefs/*.md")

    assert len(linked(text)) == entries


def test_a_link_that_leads_nowhere_stops_the_run_with_its_line(run: Run, workspace: Path) -> None:
    own_template(workspace, "# T\n\nSee [there](#why-it-maters).\n\n## Why it matters\n\nx\n")
    before = everything_in(workspace)

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 1
    assert "templates/manifesto.md.j2:3: A link leads to #why-it-maters" in outcome.stderr
    assert 'Did you mean "#why-it-matters"?' in outcome.stderr
    assert everything_in(workspace) == before


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  > [x](#lost)\n",
        "| a |\n| --- |\n| [x](#lost) |\n",
        "x[^1]\n\n[^1]: see [x](#lost)\n",
        "[x][there]\n\n[there]: #lost\n",
    ],
)
def test_lost_links_are_found_wherever_they_stand(run: Run, workspace: Path, text: str) -> None:
    own_template(workspace, f"# T\n\n{text}")

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 1
    assert "A link leads to #lost" in outcome.stderr


def test_a_lost_link_in_a_partial_is_shown_there(run: Run, workspace: Path) -> None:
    own_template(workspace, '# T\n\n{% include "_partials/own.md.j2" %}\n')
    (workspace / "templates" / "_partials").mkdir()
    (workspace / "templates" / "_partials" / "own.md.j2").write_text("\n[x](#lost)\n", "utf-8")

    outcome = run("manifesto", "2024")

    assert "templates/_partials/own.md.j2:2: A link leads to #lost" in outcome.stderr


def test_an_anchor_may_have_accents(run: Run, workspace: Path) -> None:
    own_template(workspace, "# T\n\nSee [there](#siân-école).\n\n## Siân: école\n\nx\n")

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 0, outcome.stderr
    assert "(#siân-école)" in outcome.text("briefs/*.md")
    assert 'w:anchor="s_si_n_cole"' in part(workspace, "word/document.xml")


def test_a_link_to_an_ask_follows_the_asks_own_words(run: Run, workspace: Path) -> None:
    file = workspace / "data" / "manifestos" / "2024.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("We ask for tutors.", "We ask for [tutors](#ask-1)."), "utf-8")

    outcome = run("manifesto", "2024", "--format", "md")

    assert "We ask for [tutors](#1-pay-for-more-tutors)." in outcome.text("briefs/*.md")


def test_where_no_asks_are_set_out_their_links_leave_their_words(run: Run, workspace: Path) -> None:
    file = workspace / "data" / "manifestos" / "2024.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("Because the", "As in [*that* ask](#ask-1), the"), "utf-8")
    own_template(workspace, "# T\n\n{{ prose(ask.why) }}\n", "brief")

    outcome = run("brief", "--mp", "4370", "--format", "md")

    assert "As in *that* ask, the gap is" in outcome.text("briefs/*.md")


def test_a_link_to_an_ask_that_is_not_there_is_refused(run: Run, workspace: Path) -> None:
    file = workspace / "data" / "manifestos" / "2024.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("We ask for tutors.", "We ask for [tutors](#ask-2)."), "utf-8")

    outcome = run("manifesto", "2024")

    assert outcome.exit_code == 1
    assert "A link leads to #ask-2" in outcome.stderr


def test_long_and_equal_headings_have_bookmarks_of_their_own(run: Run, workspace: Path) -> None:
    title = "A heading so long that Word would cut its bookmark at the fortieth letter"
    parts = "".join(f"## {title}{end}\n\nx\n\n" for end in ("", " one", " two", ""))
    links = " ".join(f"[here](#{slug(title)}{end})" for end in ("", "-one", "-1"))
    own_template(workspace, f"# T\n\n{links}\n\n{parts}")

    assert run("manifesto", "2024").exit_code == 0
    body = word(workspace).element.body
    names = [str(mark.get(f"{W}name")) for mark in body.iter(f"{W}bookmarkStart")]
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert len({name.lower() for name in names}) == 5
    assert max(map(len, names)) == 40
    assert anchors == [names[1], names[2], names[4]]


def test_a_title_right_above_the_contents_stays_the_title(run: Run, workspace: Path) -> None:
    own_template(workspace, "# T\n\n<!-- contents -->\n\n## A\n\nx\n")
    run("manifesto", "2024")

    styles = [p.style.name for p in word(workspace).paragraphs if p.style]
    assert styles == ["Title", "toc 1", "Heading 1", "Body Text"]
