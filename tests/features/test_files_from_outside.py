"""What a workspace names or holds is a regular file inside it, of bounded size, or it is refused.

A workspace may come by e-mail from a partner, with links, pipes and paths in it.
"""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from advocate.storage.workspace_files import FileRefused, list_inside, read_below, read_inside
from tests.features.conftest import Outcome, Run, everything_in
from tests.features.test_brand import png

SECRET = b"id: secret of somebody else\n"
BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only administrators make links")


# --- who names or holds a file: what to put into the workspace, and where messages place it ------


def _append(workspace: Path, file: str, text: str) -> int:
    path = workspace / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(before + text, "utf-8")
    return before.count("\n") + 1


def _logo(workspace: Path, name: str) -> str:
    line = _append(workspace, "advocate.yaml", f'brand:\n  logo: {{file: "{name}", alt: Us}}\n')
    return f"advocate.yaml:{line + 1}"


def _letterhead(workspace: Path, name: str) -> str:
    return f"advocate.yaml:{_append(workspace, 'advocate.yaml', _LETTERHEAD.format(name)) + 1}"


_LETTERHEAD = 'brand:\n  letterhead: "{}"\n'
_STATISTIC = """
- {{id: own, name: Ours, unit: count, period: 2025, publisher: Us, title: Ours, column: n,
   url: https://example.org, retrieved: 2026-01-01, csv: "{}"}}
"""


def _table(workspace: Path, name: str) -> str:
    line = _append(workspace, "data/statistics.yaml", _STATISTIC.format(name))
    return f"data/statistics.yaml:{line + 1}"


def _picture(workspace: Path, name: str) -> str:
    line = _append(workspace, "templates/brief.md.j2", f"# One\n\n![It]({name})\n") + 2
    return f"templates/brief.md.j2:{line}"


def _picture_of_a_partial(workspace: Path, name: str) -> str:
    _append(workspace, "templates/brief.md.j2", '# One\n\n{% include "_partials/own.md.j2" %}\n')
    (workspace / "templates" / "_partials").mkdir()
    _append(workspace, "templates/_partials/own.md.j2", f"Words.\n\n![It]({name})\n")
    return "templates/_partials/own.md.j2:3"


def _picture_of_a_record(workspace: Path, name: str) -> str:
    settings = workspace / "advocate.yaml"
    lines = settings.read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines) if text.strip().startswith("problem:"))
    lines[line] = f'  problem: "See it: ![It]({name})"'
    settings.write_text("\n".join(lines) + "\n", "utf-8")
    return f"advocate.yaml:{line + 1}"


NAMING = [_logo, _letterhead, _table, _picture, _picture_of_a_partial, _picture_of_a_record]
HELD = [
    "advocate.yaml",
    "data/evidence.yaml",
    "data/elections.yaml",
    "data/manifestos/2024.yaml",
    "kinds/own.yaml",
    "sectors/education.yaml",
    "templates/brief.md.j2",
    "templates/_partials/sample_notice.md.j2",
    "templates/reference.docx",
]


# --- what may stand in place of a file ------------------------------------------------------------


def _link_out(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "secret")


def _link_to_a_link_out(path: Path, outside: Path) -> None:
    (outside / "chain").symlink_to(outside / "secret")
    path.symlink_to(outside / "chain")


def _relative_link_out(path: Path, outside: Path) -> None:
    path.symlink_to(os.path.relpath(outside / "secret", path.parent))


def _link_loop(path: Path, _outside: Path) -> None:
    path.with_name("loop").symlink_to(path)
    path.symlink_to(path.with_name("loop"))


def _link_to_nothing(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "nothing")


def _device(path: Path, _outside: Path) -> None:
    path.symlink_to("/dev/zero")


def _pipe(path: Path, _outside: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path, _outside: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as found:
            found.bind(path.name)
    finally:
        os.chdir(here)


def _folder(path: Path, _outside: Path) -> None:
    path.mkdir()


def _endless(path: Path, _outside: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000_000)


INSTEAD = [
    _link_out,
    _link_to_a_link_out,
    _relative_link_out,
    _link_loop,
    _link_to_nothing,
    _device,
    _pipe,
    _socket,
    _folder,
    _endless,
]


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the workspace, with a file that is nobody's business."""
    folder = tmp_path / "private"
    folder.mkdir()
    (folder / "secret").write_bytes(SECRET)
    (folder / "scan.png").write_bytes(png(4, 4))
    return folder


def refused(outcome: Outcome, place: str) -> bool:
    """Say if a run ended as wrong input does, with that place and a remedy, and wrote nothing."""
    said = outcome.stdout + outcome.stderr
    assert outcome.exit_code == 1, said
    assert place in said
    assert "secret of somebody" not in said
    assert "not foresee" not in said
    assert "hint:" in said
    return outcome.files() == []


@pytest.mark.parametrize("name_it", NAMING)
@pytest.mark.parametrize("instead", INSTEAD)
def test_nothing_but_a_file_of_the_workspace_is_read_where_a_path_is_named(
    run: Run,
    workspace: Path,
    outside: Path,
    name_it: Callable[[Path, str], str],
    instead: Callable[[Path, Path], None],
) -> None:
    place = name_it(workspace, "data/named.png")
    instead(workspace / "data" / "named.png", outside)
    command = ("letters", *BRIEF[1:]) if name_it in (_letterhead, _picture_of_a_record) else BRIEF
    assert refused(run(*command), place)


@pytest.mark.parametrize("name_it", NAMING)
@pytest.mark.parametrize(
    "name",
    [
        "../private/scan.png",
        "data/../../private/scan.png",
        "{outside}/scan.png",
        "{workspace}/data/inside.png",
        "C:/Windows/scan.png",
        "c:scan.png",
        "//server/share/scan.png",
        "data/" + "x" * 5000 + ".png",
        "/dev/zero",
        "data/nothing.png",
    ],
)
def test_no_path_leads_out_of_the_workspace(
    run: Run,
    workspace: Path,
    outside: Path,
    name_it: Callable[[Path, str], str],
    name: str,
) -> None:
    (workspace / "data" / "inside.png").write_bytes(png(4, 4))
    place = name_it(workspace, name.format(outside=outside, workspace=workspace))
    command = ("letters", *BRIEF[1:]) if name_it in (_letterhead, _picture_of_a_record) else BRIEF
    assert refused(run(*command), place)


@pytest.mark.parametrize("name_it", [_logo, _letterhead, _table])
@pytest.mark.parametrize("name", [r"\\\\server\\share\\x.png", r"a\0b.png", r"C:\\x.png"])
def test_paths_of_windows_and_names_that_no_file_has_are_refused(
    run: Run, workspace: Path, name_it: Callable[[Path, str], str], name: str
) -> None:
    place = name_it(workspace, name)
    assert refused(run("letters", *BRIEF[1:]), place)


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("instead", INSTEAD)
def test_nothing_but_a_file_of_the_workspace_is_read_where_one_has_its_place(
    run: Run,
    workspace: Path,
    outside: Path,
    held: str,
    instead: Callable[[Path, Path], None],
) -> None:
    path = workspace / held
    path.parent.mkdir(parents=True, exist_ok=True)
    if "sectors" in held:
        _append(workspace, "advocate.yaml", "sectors: [education]\n")
    if "_partials" in held:
        include = '{% include "_partials/sample_notice.md.j2" %}'
        _append(workspace, "templates/brief.md.j2", f"# One\n\n{include}\n")
    path.unlink(missing_ok=True)
    instead(path, outside)
    assert refused(run(*BRIEF), path.name)


@pytest.mark.parametrize("name", ["data", "kinds", "sectors", "templates", "data/manifestos"])
def test_no_folder_of_the_workspace_is_a_link_to_elsewhere(
    run: Run, workspace: Path, outside: Path, name: str
) -> None:
    shutil.rmtree(workspace / name, ignore_errors=True)
    for file in ("evidence.yaml", "own.yaml", "education.yaml", "2024.yaml"):
        (outside / file).write_bytes(SECRET)
    (outside / "brief.md.j2").write_bytes(SECRET)
    (workspace / name).symlink_to(outside)
    _append(workspace, "advocate.yaml", "sectors: [education]\n")
    before = everything_in(outside)
    assert refused(run(*BRIEF), name)
    assert everything_in(outside) == before


def test_check_does_not_walk_through_a_link_to_the_whole_disk(
    run: Run, workspace: Path, outside: Path
) -> None:
    shutil.rmtree(workspace / "data")
    (outside / "stranger.yaml").write_bytes(SECRET)
    (workspace / "data").symlink_to(outside)
    assert "stranger" not in run("check", "--on", "2026-11-20").stdout
    assert list(list_inside(workspace, "data", "*")) == []


@pytest.mark.parametrize("way", [".", "../charity", "data/..", "{}"])
@pytest.mark.parametrize("held", ["data/evidence.yaml", "templates/brief.md.j2"])
def test_the_gate_is_there_however_the_workspace_is_named(
    run: Run, workspace: Path, outside: Path, way: str, held: str
) -> None:
    (workspace / "templates").mkdir()
    (workspace / held).unlink(missing_ok=True)
    (workspace / held).symlink_to(outside / "secret")
    outcome = run(*BRIEF, "--workspace", way.format(workspace))
    assert refused(outcome, "it is outside of the workspace")


def test_links_within_the_workspace_and_a_link_to_it_are_fine(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    (workspace / "pictures").mkdir()
    (workspace / "pictures" / "LOGO.PNG").write_bytes(png(4, 4))
    (workspace / "data" / "logo.png").symlink_to("../pictures/LOGO.PNG")
    evidence = workspace / "data" / "evidence.yaml"
    evidence.rename(workspace / "register.yaml")
    evidence.symlink_to("../register.yaml")
    _logo(workspace, "data/../data/logo.png")
    way = tmp_path / "way"
    way.symlink_to(workspace)
    outcome = run(*BRIEF, "--workspace", str(way), "--format", "docx")
    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.files()


def test_a_pipe_among_finished_documents_keeps_nobody_waiting(
    run: Run, workspace: Path, outside: Path
) -> None:
    assert run(*BRIEF).exit_code == 0
    (written,) = workspace.glob("briefs/*.md")
    written.unlink()
    os.mkfifo(written)
    assert run("status", "--on", "2026-11-20").exit_code in (0, 1)
    traced = run("trace", str(written), "--on", "2026-11-20")
    assert traced.exit_code == 1
    assert "it is a pipe" in traced.stderr


# --- the gate itself ------------------------------------------------------------------------------


def test_a_file_that_grows_while_it_is_read_stays_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grows"
    path.write_bytes(b"x" * 10)
    true_fstat = os.fstat

    def grow(number: int) -> os.stat_result:
        found = true_fstat(number)
        with path.open("ab") as file:
            file.write(b"x" * 100)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    with pytest.raises(FileRefused, match="larger"):
        read_below(None, path, most=50)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "\\\\server\\x", "\\x", "C:\\x", "/x", "../x"])
def test_what_no_file_of_the_workspace_is_called_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_inside(tmp_path, name)
    assert "workspace" in refusal.value.hint


def test_a_folder_whose_name_only_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "charity").mkdir()
    (tmp_path / "charity-private").mkdir()
    (tmp_path / "charity-private" / "x").write_bytes(SECRET)
    with pytest.raises(FileRefused):
        read_inside(tmp_path / "charity", "../charity-private/x")
