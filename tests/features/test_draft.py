"""`--draft`: the word stands on every page and in the metadata; without it nothing changes."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.features.conftest import Run, everything_in
from tests.features.test_brand import png

BRIEF = ("brief", "--mp", "4370", "--on", "2026-11-20")
LETTER = ("letters", "--mp", "4510", "--on", "2026-11-20")
MANIFESTO = ("manifesto", "2024", "--on", "2026-11-20")


def word(folder: Path) -> docx.document.Document:
    (path,) = folder.glob("briefs/*.docx")
    return docx.Document(str(path))


@pytest.mark.parametrize("command", [BRIEF, LETTER, MANIFESTO])
def test_every_page_of_a_draft_says_so(run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command, "--draft")

    (section,) = word(outcome.folder).sections
    heads = [section.first_page_header, section.header]
    first_runs = [head.paragraphs[0].runs[0] for head in heads]
    assert outcome.exit_code == 0, outcome.stderr
    assert [item.text for item in first_runs] == ["DRAFT", "DRAFT"]
    assert all(item.bold for item in first_runs)
    for foot in (section.first_page_footer, section.footer):
        assert "· Draft" in foot.paragraphs[0].text


def test_the_index_of_letters_is_a_draft_too(run: Run) -> None:
    outcome = run("letters", "--committee", "203", "--on", "2026-11-20", "--draft")

    (path,) = outcome.folder.glob("briefs/*index.docx")
    (section,) = docx.Document(str(path)).sections
    assert section.header.paragraphs[0].text == "DRAFT"


def test_the_files_say_of_themselves_that_they_are_drafts(run: Run) -> None:
    outcome = run(*LETTER, "--draft")

    text = outcome.text("briefs/*.md")
    assert word(outcome.folder).core_properties.content_status == "Draft"
    assert '\nstatus: "Draft"\n' in text
    assert text.partition("---\n\n")[2].startswith("**DRAFT**\n\n")


def test_a_draft_of_an_internal_document_is_both(run: Run) -> None:
    outcome = run(*BRIEF, "--draft")

    document = word(outcome.folder)
    both = "Draft · Internal: not for publication"
    assert document.core_properties.content_status == both
    assert f'status: "{both}"' in outcome.text("briefs/*.md")
    assert (
        document.sections[0]
        .header.paragraphs[0]
        .text.startswith("DRAFT · Internal: not for publication\t")
    )


def test_without_it_no_page_says_draft(run: Run) -> None:
    outcome = run(*LETTER)

    (path,) = outcome.folder.glob("briefs/*.docx")
    package = ZipFile(path)
    for name in package.namelist():
        assert b"draft" not in package.read(name).lower(), name
    assert "draft" not in outcome.text("briefs/*.md").lower()


def test_the_final_document_takes_the_place_of_its_draft(run: Run) -> None:
    draft = run(*MANIFESTO, "--draft", "--json")
    final = run(*MANIFESTO, "--json")

    assert final.exit_code == 0
    assert [item["path"] for item in draft.json["written"]] == [
        item["path"] for item in final.json["written"]
    ]
    assert draft.json.keys() == final.json.keys()
    assert final.json["skipped"] == []
    assert "DRAFT" not in final.text("briefs/*.md")


def test_two_runs_make_the_same_draft(run: Run) -> None:
    first = everything_in(run(*BRIEF, "--draft").folder / "briefs")

    assert everything_in(run(*BRIEF, "--draft").folder / "briefs") == first


def test_a_draft_has_a_token_of_its_own(run: Run) -> None:
    tokens = [
        line
        for arguments in ((), ("--draft",))
        for line in run(*LETTER, *arguments).text("briefs/*.md").splitlines()
        if line.startswith("document: ")
    ]

    assert len(set(tokens)) == 2


def test_a_draft_on_a_letterhead_says_so_above_all_of_its_headers(
    run: Run, workspace: Path
) -> None:
    own = docx.Document()
    section = own.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Example Trust"
    section.header.paragraphs[0].text = "Page two"
    own.save(str(workspace / "own.docx"))
    settings = workspace / "advocate.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}brand:\n  letterhead: own.docx\n", "utf-8")

    run("letters", "--mp", "4370", "--on", "2026-11-20", "--draft")
    (draft,) = (p for p in workspace.glob("briefs/*letter*.docx") if "index" not in p.name)
    (written,) = docx.Document(str(draft)).sections

    assert [p.text for p in written.first_page_header.paragraphs] == ["DRAFT", "Example Trust"]
    assert [p.text for p in written.header.paragraphs] == ["DRAFT", "Page two"]


def test_a_draft_with_a_logo_keeps_both_on_its_first_page(run: Run, workspace: Path) -> None:
    (workspace / "logo.png").write_bytes(png())
    settings = workspace / "advocate.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}brand:\n  logo: {{file: logo.png, alt: Us}}\n", "utf-8")

    outcome = run("brief", "--mp", "4370", "--on", "2026-11-20", "--offline", "--draft")

    assert outcome.exit_code == 0, outcome.stderr
    (section,) = word(workspace).sections
    header = section.first_page_header
    assert header.paragraphs[0].text == "DRAFT\t"  # the mark at the left, the logo at the right
    assert header.paragraphs[0].alignment is None
    assert len(header.part.rels) == 1
