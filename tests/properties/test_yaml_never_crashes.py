"""Whatever stands in a workspace's files, reading it gives a workspace or a list of problems."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from benchmarks.fuzz import ENTRIES
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from advocate.errors import WorkspaceInvalid
from advocate.inputs.elections_reader import ELECTIONS_FILE
from advocate.inputs.workspace_reader import read_workspace
from advocate.models.record_collections import COLLECTIONS, SETTINGS_FILE
from advocate.models.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
MINIMAL = REPOSITORY / "tests" / "examples" / "minimal"
FILES = [
    SETTINGS_FILE,
    *(item.file for item in COLLECTIONS),
    ELECTIONS_FILE,
    "data/manifestos/2019.yaml",
    "data/manifestos/2024.yaml",
    "sectors/general.yaml",
]
SOURCES = {name: (REPOSITORY / name).read_text("utf-8") for name in FILES}
SOURCES |= {name: content.decode() for name, content in ENTRIES.items()}
TEXT_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FIELDS = sorted(
    {
        line.split(":")[0].strip(" -")
        for text in SOURCES.values()
        for line in text.splitlines()
        if ":" in line and "#" not in line
    }
)

quick = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
names = st.sampled_from([*FIELDS, "nowhere"])
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=12),
    names,
    st.sampled_from(
        ['{{ fact("gap") }}', "{{ gap }}", "{% if", "2026-02-30", "£3,000", "more_tutors"]
    ),
)
documents = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=5)),
    max_leaves=15,
)
files = st.sampled_from(FILES)
snippets = st.sampled_from(
    [
        "",
        " ",
        "\n",
        "\t",
        ":",
        ": ",
        "- ",
        "#",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|",
        ">-",
        "&a",
        "*a",
        "!!str",
        "!x",
        "%",
        "@",
        "`",
        "?",
        "---\n",
        "...",
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "é",
        "😀",
        "<<: *a",
        "010",
        "1e9",
        "null",
        "true",
        "{{",
        "}}",
        "{{ fact('x') }}",
    ]
)


def outcome(change: Callable[[Path], object]) -> Workspace | WorkspaceInvalid:
    """Read a copy of the small workspace after `change`; other exceptions fail the test."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "charity"
        shutil.copytree(MINIMAL, copy)
        change(copy)
        try:
            return read_workspace(copy, None)
        except WorkspaceInvalid as invalid:
            return invalid


def check(found: Workspace | WorkspaceInvalid, name: str, content: bytes) -> None:
    """Every problem names a file, and a line that is there."""
    if isinstance(found, Workspace):
        return
    assert found.problems
    for problem in found.problems:
        assert problem.message
        assert problem.file
        lines = (content if problem.file == name else SOURCES[problem.file].encode()).count(b"\n")
        assert problem.line is not None
        assert problem.line >= 1
        assert problem.file != name or problem.line <= lines + 2


def read_with(name: str, content: bytes) -> None:
    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)

    check(outcome(change), name, content)


@quick
@given(files, documents)
@example(SETTINGS_FILE, None)
@example("data/evidence.yaml", [{"id": {"a": ["b"]}}])
@example("data/mps.yaml", [None, {}, {"member": None}])
def test_any_document_at_all(name: str, document: Any) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)

    read_with(name, text.encode("utf-8", "surrogatepass"))


@quick
@given(files, st.binary(max_size=60))
@example("data/evidence.yaml", b"\xff\xfe")
@example("data/evidence.yaml", b"a: \x00")
@example("data/evidence.yaml", b"&a [*a]")
@example("data/evidence.yaml", b"- &a\n  id: *a")
def test_any_bytes_at_all(name: str, content: bytes) -> None:
    read_with(name, content)


@quick
@given(files, st.data())
def test_a_real_file_with_something_cut_out_and_something_put_in(
    name: str, data: st.DataObject
) -> None:
    text = SOURCES[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 30, len(text))))
    put_in = data.draw(st.lists(snippets, max_size=3).map("".join))

    read_with(name, f"{text[:start]}{put_in}{text[end:]}".encode())


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    if isinstance(value, dict):
        return [path, *(p for key in value for p in places(value[key], (*path, key)))]
    if isinstance(value, list):
        return [path, *(p for i, item in enumerate(value) for p in places(item, (*path, i)))]
    return [path]


@quick
@given(files, documents, st.data())
def test_a_real_file_with_one_value_exchanged(name: str, value: Any, data: st.DataObject) -> None:
    document = yaml.load(SOURCES[name], Loader=TEXT_LOADER)  # noqa: S506 - text only
    spots = places(document)[1:]
    assume(spots)  # the sample's list of own statistics is empty
    *path, last = data.draw(st.sampled_from(spots))
    owner = document
    for step in path:
        owner = owner[step]
    assume(owner[last] != value)
    owner[last] = value
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)

    read_with(name, text.encode("utf-8", "surrogatepass"))
