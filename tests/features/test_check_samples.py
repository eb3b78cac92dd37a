"""`advocate check` sees what a build would, and looks again only where something has changed."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from advocate.inputs.packaged_folder import packaged_folder
from tests.features.breaches import MANIFESTO, change, put
from tests.features.conftest import REPOSITORY, Run

ON = ("--on", "2026-11-20")
KIND = """title: Note
audience: [recipient]
made_for: member
addressed_to: member
letter: true
"""


def own_template(workspace: Path, name: str, old: str, new: str) -> int:
    """Change a copy of a packaged template; return the line that the change is on."""
    text = (packaged_folder() / "templates" / name).read_text("utf-8").replace(old, new, 1)
    (workspace / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
    put(workspace, f"templates/{name}", text)
    return next(n for n, line in enumerate(text.splitlines(), 1) if new in line)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "brief.md.j2",
            "# {{ address.first_mention }}",
            "# {{ guest }}",
            '"guest" is not defined',
        ),
        ("index.md.j2", "# {{ info.title }}", "# {{ info.titel }}", '"titel" is not a field'),
        ("manifesto.md.j2", "## Our asks", '{{ fact("x") }} ##', 'no evidence with the id "x"'),
        ("letter.md.j2", "{% elif is_peer %}", "{% elif is_peer %}{{ peer }}", '"peer" is not'),
    ],
)
def test_what_stops_a_build_in_a_template_is_found_with_its_line(
    name: str, old: str, new: str, said: str, run: Run, workspace: Path
) -> None:
    line = own_template(workspace, name, old, new)

    outcome = run("check", *ON)

    assert outcome.exit_code == 1
    assert f"templates/{name}:{line}: error: " in outcome.stdout
    assert said in outcome.stdout


def test_a_rule_that_only_a_document_breaks_is_found(run: Run, workspace: Path) -> None:
    own_template(
        workspace, "_partials/letter_head.md.j2", "Dear {{ address.salutation }},", "Dear Keir,"
    )

    problems = run("check", "--json", *ON).json["problems"]

    told = {(p["rule"], p["file"]) for p in problems if p["severity"] == "error"}
    assert ("P01", "templates/letter.md.j2") in told
    assert {rule for rule, _ in told} == {"P01"}


def test_a_kind_of_ones_own_is_tried_too(run: Run, workspace: Path) -> None:
    put(workspace, "kinds/note.yaml", KIND)
    put(workspace, "templates/note.md.j2", "Dear Keir,\n\nThank you.\n\nYours sincerely,\n")

    problems = run("check", "--json", *ON).json["problems"]

    assert ("P01", "templates/note.md.j2") in {(p["rule"], p["file"]) for p in problems}


def test_an_ask_that_no_letter_can_put_is_found(run: Run, workspace: Path) -> None:
    text = (workspace / MANIFESTO).read_text(encoding="utf-8")
    start = text.index("    actions:")
    put(workspace, MANIFESTO, text[:start] + "\n".join(
        line for line in text[start:].splitlines() if not line.startswith(("    actions", "      "))
    ))  # fmt: skip

    assert 'has no "actions", so a letter has nothing to ask' in run("check", *ON).stdout


def test_what_was_found_is_remembered_until_something_changes(run: Run, workspace: Path) -> None:
    clean = run("check", *ON)
    assert run("check", *ON).stdout == clean.stdout
    line = own_template(
        workspace, "brief.md.j2", "# {{ address.first_mention }}", "# {{ nothing }}"
    )

    broken = run("check", *ON)

    assert f"templates/brief.md.j2:{line}: error" in broken.stdout
    assert run("check", *ON).stdout == broken.stdout
    own_template(
        workspace, "brief.md.j2", "# {{ address.first_mention }}", "# {{ address.first_mention }} "
    )
    assert run("check", *ON).stdout == clean.stdout
    change(workspace, "advocate.yaml", "  objective: ", "  objective: Here 97% of pupils count. ")
    assert " N01: 97% is typed by hand" in run("check", *ON).stdout
    assert "on 4 July 2031" not in clean.stdout
    assert "A11" in run("check", "--on", "2031-07-04").stdout


def test_a_newer_program_looks_at_everything_again(workspace: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    for name in ("src", "templates", "sectors"):
        shutil.copytree(REPOSITORY / name, program / name)
    environment = {**os.environ, "PYTHONPATH": str(program / "src")}
    command = [sys.executable, "-m", "advocate", "check", "--on", "2026-11-20"]
    change(workspace, "advocate.yaml", "  objective: ", "  objective: Here 97% of pupils count. ")

    def once() -> str:
        done = subprocess.run(
            command, cwd=workspace, env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    assert "97% is typed by hand" in once()
    change(program, "src/advocate/rules/book/figure_wording.py", "typed by hand", "typed in")

    assert "97% is typed in" in once()


def test_a_second_check_reads_nothing_anew(workspace: Path) -> None:
    script = (
        "import sys\nfrom advocate.cli.app import main\n"
        "sys.argv = ['advocate', 'check', '--json', '--on', '2026-11-20']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n', 'advocate.checking.workspace_check' in sys.modules)\n"
    )

    def once() -> tuple[object, str]:
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=workspace,
            capture_output=True,
            text=True,
            check=True,
        )
        told, _, looked = done.stdout.rpartition("\n ")
        return json.loads(told), looked.strip()

    first, second = once(), once()

    assert (first[1], second[1]) == ("True", "False")
    assert first[0] == second[0]
    copy = Path(os.environ["ADVOCATE_CACHE_DIR"], f"{sha256(b'an answer').hexdigest()}.json")
    copy.write_text("{}", "utf-8")
    assert once()[1] == "True", "an answer of Parliament's came since"
