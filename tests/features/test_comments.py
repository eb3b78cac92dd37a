"""`--comments`: real Word comments for those who sign a document off, and nowhere else."""

from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.comments import Comment

from tests.features.conftest import Run, everything_in

LETTER = ("letters", "--mp", "4510", "--on", "2026-11-20")
MANIFESTO = ("manifesto", "2024", "--on", "2026-11-20")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(folder: Path) -> docx.document.Document:
    (path,) = folder.glob("briefs/*.docx")
    return docx.Document(str(path))


def comments(folder: Path) -> list[Comment]:
    return list(word(folder).comments)


def anchored_text(document: docx.document.Document, number: int) -> str:
    """The text between the start and the end of a comment's range."""
    inside, text = False, ""
    for element in document.element.body.iter():
        if element.tag == f"{W}commentRangeStart" and element.get(f"{W}id") == str(number):
            inside = True
        elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == str(number):
            return text
        elif inside and element.tag == f"{W}t":
            text += element.text or ""
    raise AssertionError(f"comment {number} has no range")


def test_the_comment_on_the_title_says_what_to_check_and_what_was_found(
    run: Run, workspace: Path
) -> None:
    outcome = run(*MANIFESTO, "--comments")

    first = comments(workspace)[0]
    assert outcome.exit_code == 0, outcome.stderr
    assert first.author == "R&A Tutors <north>"
    assert first.initials == "RT"
    assert first.timestamp == datetime(2026, 11, 20, tzinfo=UTC)
    assert "For sign-off. Delete all comments before" in first.text
    assert "☐ The asks are those that were agreed" in first.text
    assert "Everybody quoted" not in first.text  # nobody is
    assert 'A06: Nobody has noted when the ask "more_tutors" was last checked.' in first.text
    assert anchored_text(word(workspace), first.comment_id) == "One ask"


def test_a_provisional_figure_has_a_comment_at_its_note(run: Run, workspace: Path) -> None:
    run(*MANIFESTO, "--comments")

    (_, gap) = comments(workspace)
    assert (
        "gap, 22\N{NO-BREAK SPACE}percentage points: provisional; its source was last" in gap.text
    )
    assert "Source: Office for National Statistics, Survey of reading, 2023/24" in gap.text


def test_each_doubt_is_named(run: Run, workspace: Path) -> None:
    file = workspace / "data" / "evidence.yaml"
    text = file.read_text("utf-8")
    text = text.replace("status: provisional", "status: final")
    text = text.replace("verified: primary", "verified: disputed", 1)
    file.write_text(text.replace("published: 2024-12-12", "published: 2026-11-01"), "utf-8")
    (workspace / "templates").mkdir()
    (workspace / "templates" / "manifesto.md.j2").write_text(
        '# T\n\nOne {{ fact("gap") }}, two {{ fact("helped") }}.\n', "utf-8"
    )
    outcome = run(*MANIFESTO, "--comments")

    assert outcome.exit_code == 0, outcome.stderr
    (_, gap, helped) = (comment.text for comment in comments(workspace))
    assert gap.startswith(
        "gap, 22\N{NO-BREAK SPACE}percentage points: disputed by another source.\n"
    )
    assert helped.startswith("helped, 61.5%: illustrative, invented.\n")


def test_a_settled_figure_read_lately_has_no_comment(run: Run, workspace: Path) -> None:
    file = workspace / "data" / "evidence.yaml"
    text = file.read_text("utf-8").replace("status: provisional", "status: final")
    file.write_text(text.replace("published: 2024-12-12", "published: 2026-11-01"), "utf-8")
    run(*MANIFESTO, "--comments")

    assert len(comments(workspace)) == 1


def test_a_letter_without_a_title_has_its_comment_at_the_head(run: Run, workspace: Path) -> None:
    run(*LETTER, "--comments")

    first = comments(workspace)[0]
    body = word(workspace).element.body
    mark = next(body.iter(f"{W}commentReference"))
    assert mark.get(f"{W}id") == str(first.comment_id)
    assert mark.getparent().getparent() is body[0]
    assert "☐ Who signs has read the letter" in first.text


def test_each_comment_is_marked_once(run_sample: Run) -> None:
    outcome = run_sample(*MANIFESTO, "--comments")

    body = word(outcome.folder).element.body
    numbers = [str(comment.comment_id) for comment in comments(outcome.folder)]
    assert len(numbers) > 10
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [mark.get(f"{W}id") for mark in body.iter(f"{W}{tag}")]
        assert sorted(found) == sorted(numbers), tag


def test_no_comment_stands_between_the_first_note_and_the_second(run_sample: Run) -> None:
    outcome = run_sample(*MANIFESTO, "--comments")

    marks = [
        element.tag.removeprefix(W)
        for element in word(outcome.folder).element.body.iter()
        if element.tag in {f"{W}commentReference", f"{W}footnoteReference"}
    ]
    first = marks.index("footnoteReference")
    assert marks[first + 1] == "footnoteReference"


def test_markdown_never_has_comments(run: Run, workspace: Path) -> None:
    plain = everything_in(run(*MANIFESTO, "--format", "md").folder / "briefs")

    outcome = run(*MANIFESTO, "--format", "md", "--comments")

    assert everything_in(workspace / "briefs") == plain
    assert "only Word files have them" in outcome.stderr


def test_whoever_asks_is_told_to_take_them_out_before_sending(run: Run) -> None:
    warning = "comments that are not meant for their readers"

    assert warning in run(*LETTER, "--comments").stderr
    assert warning in run(*MANIFESTO, "--comments").stderr
    assert warning not in run("brief", "--mp", "4370", "--comments").stderr


def test_without_it_the_file_has_no_comments_part(run: Run, workspace: Path) -> None:
    run(*MANIFESTO, "--comments")
    run(*MANIFESTO)

    (path,) = workspace.glob("briefs/*.docx")
    assert not [name for name in ZipFile(path).namelist() if "comment" in name]


def test_the_same_run_makes_the_same_comments(run: Run, workspace: Path) -> None:
    run(*LETTER, "--comments")
    before = everything_in(workspace / "briefs")
    run(*LETTER, "--comments", "--force")

    assert everything_in(workspace / "briefs") == before
