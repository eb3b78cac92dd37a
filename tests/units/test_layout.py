"""The layout of the program: few folders, each name once, nothing too long to read at one go."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.features.conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "advocate"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_FOLDERS, MOST_LINES, MOST_LINES_OF_A_FUNCTION = 16, 350, 40
NAMED_ANEW = {"cli", "kinds"}
"""Folders whose modules are named after a command or a kind of document, as others may be."""


def functions(module: Path) -> Iterator[tuple[str, int, str]]:
    """Each function of a module with its lines, those of its docstring apart, and its docstring."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            first = node.body[bool(ast.get_docstring(node)) :] or node.body
            lines = (node.end_lineno or 0) - first[0].lineno + 1
            yield f"{module.relative_to(PACKAGE)}:{node.name}", lines, ast.get_docstring(node) or ""


def test_the_package_has_few_folders_and_nothing_beside_them_but_its_errors() -> None:
    entries = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}

    assert 8 < len(folders) <= MOST_FOLDERS
    assert entries - folders == {"__init__.py", "__main__.py", "errors.py", "py.typed"}


def test_no_two_modules_have_the_same_name() -> None:
    names = Counter(
        path.name
        for path in MODULES
        if path.name != "__init__.py" and path.relative_to(PACKAGE).parts[0] not in NAMED_ANEW
    )

    assert len(names) > 200
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_is_too_long_to_read_at_one_go() -> None:
    long = {str(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert {path: lines for path, lines in long.items() if lines > MOST_LINES} == {}


def test_a_long_function_says_why_it_is_long() -> None:
    found = [each for module in MODULES for each in functions(module)]
    long = [
        name
        for name, lines, said in found
        if lines > MOST_LINES_OF_A_FUNCTION and "Longer than" not in said
    ]

    assert len(found) > 1000
    assert long == []


def test_the_program_names_no_field_of_work() -> None:
    """What is of schools stands in sectors/education.yaml, and in the former names of fields."""
    of_schools = re.compile(r"school|pupil|tutor|gcse|ofsted|key[ _]stage", re.IGNORECASE)
    templates = [*(REPOSITORY / "templates").rglob("*.j2")]
    former = PACKAGE / "models" / "former_names.py"

    assert len(templates) > 15
    assert [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in (*(module for module in MODULES if module != former), *templates)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if of_schools.search(line)
    ] == []
    assert of_schools.search(former.read_text("utf-8"))


def test_packages_hold_no_code_of_their_own() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py" and path.parent != PACKAGE]

    assert [path for path in packages if path.read_text("utf-8").strip()] == []


def test_every_module_that_the_documentation_names_is_there() -> None:
    docs = REPOSITORY / "docs"
    pages = [
        docs / "architecture.md",
        REPOSITORY / "CONTRIBUTING.md",
        *(docs / "decisions").iterdir(),
    ]
    named = {
        name for page in pages for name in re.findall(r"`([a-z_/]+\.py)`", page.read_text("utf-8"))
    }
    known = [path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.rglob("*.py")]

    assert len(named) > 50
    assert [
        name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in known)
    ] == []


def test_files_are_read_through_the_one_gate_or_are_our_own() -> None:
    ours = {
        "checking/look_check.py",  # packaged files, from here on
        "models/packaged_table.py",
        "writers/docx/reference_reader.py",  # the reference that came with the program
        "inputs/new_workspace.py",  # the files of a blank start
        "inputs/parliament/names/name_matching.py",
        "models/post_nominals.py",
        "rules/engine/rule.py",
        "writers/html/html_writer.py",
        "storage/private_cache.py",  # the program itself
        "storage/atomic_write.py",  # what we wrote, never through a link
        "storage/workspace_files.py",  # the gate
        "writers/pdf_converter.py",  # what LibreOffice made in a folder of ours
        "writers/written_digests.py",  # a lock, made anew
    }
    reading = re.compile(r"\.read_(bytes|text)\(|XX\(|\.open\(\"|os\.(fd)?open\(")
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if reading.search(path.read_text("utf-8"))
    }

    assert found == ours
