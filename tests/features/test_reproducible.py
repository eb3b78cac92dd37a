"""Same inputs, same bytes: in every process, time zone, language, order of hashes and folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.features.conftest import REPOSITORY

ORDERS = (
    ("brief", "--mp", "Jess Phillips,Ian Murray", "--on", "2026-11-20", "--offline"),
    ("brief", "--mp", "Alex Norris", "--on", "2021-06-25", "--offline"),
    ("letters", "--committee", "education", "--on", "2026-11-20", "--offline"),
    ("letters", "--appg", "schools", "--on", "2026-11-20", "--offline"),
    ("manifesto", "2024", "--on", "2026-11-20"),
    ("manifesto", "2019", "--on", "2019-11-15"),
)
ELSEWHERE = {
    "here": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "the far east": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8"},
    "the west": {"PYTHONHASHSEED": "random", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"},
    "no UTF-8": {"PYTHONHASHSEED": "4294967295", "TZ": "Asia/Kathmandu", "LC_ALL": "C",
                 "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}  # fmt: skip
PROGRAM = """
import sys
from advocate.cli.app import main
for order in {orders!r}:
    sys.argv = ["advocate", *order, "--quiet"]
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
"""


def documents_made(folder: Path, settings: dict[str, str], *, by_name: bool) -> dict[str, bytes]:
    """Make every kind of document in a copy of the sample; told of it by name or standing in it."""
    shutil.copytree(REPOSITORY / "data", folder / "data")
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    shutil.copyfile(REPOSITORY / "advocate.yaml", folder / "advocate.yaml")
    extra = ("--workspace", str(folder)) if by_name else ()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(orders=[(*order, *extra) for order in ORDERS])],
        cwd=folder.parent if by_name else folder / "data",
        env=os.environ | settings,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    written = {path.name: path.read_bytes() for path in (folder / "briefs").iterdir()}
    return {name: data for name, data in written.items() if not name.startswith(".")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The documents as the first process made them."""
    folder = tmp_path_factory.mktemp("first") / "charity"
    return documents_made(folder, ELSEWHERE["here"], by_name=False)


@pytest.mark.parametrize("where", [name for name in ELSEWHERE if name != "here"])
def test_another_process_elsewhere_makes_the_same_bytes(
    first: dict[str, bytes], where: str, tmp_path: Path
) -> None:
    folder = tmp_path / "another place" / "wörkspace of ours"

    again = documents_made(folder, ELSEWHERE[where], by_name=where != "no UTF-8")

    assert len(first) > 20
    assert {name.rpartition(".")[2] for name in first} >= {"docx", "md"}
    assert sorted(again) == sorted(first)
    assert [name for name, data in first.items() if again[name] != data] == []
