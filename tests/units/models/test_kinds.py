"""Kinds of documents: each has its readers, and whoever acts on a kind goes by its traits."""

import ast
from pathlib import Path

import advocate
from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.evidence import Audience
from advocate.models.kinds import BUILT_IN

SOURCE = Path(advocate.__file__).parent
BY_TRAITS = (
    *(SOURCE / "rules").rglob("*.py"),
    *(SOURCE / "writers").rglob("*.py"),
    *(SOURCE / "tracing").rglob("*.py"),
    SOURCE / "kinds" / "sign_off.py",
    SOURCE / "checking/look_check.py",
)


def test_every_kind_says_who_reads_it() -> None:
    kinds = read_workspace(packaged_folder(), None).kinds

    assert len(kinds) > len(BUILT_IN)
    assert [kind.name for kind in kinds if not kind.audience] == []


def test_nothing_may_go_to_readers_whom_nobody_names() -> None:
    assert not any(audience.covers(()) for audience in Audience)


def test_rules_writers_and_traces_name_no_kind() -> None:
    kinds = {kind.name.upper() for kind in BUILT_IN}
    naming = {
        path.name
        for path in BY_TRAITS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "advocate.models.kinds"
        and kinds & {name.name for name in node.names}
    }

    assert len(BY_TRAITS) > 60
    assert naming == set()
