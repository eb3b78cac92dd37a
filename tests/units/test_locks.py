"""The locks hold every requirement of everything they name, on each Python and system we support.

Why: pip refuses a requirement without a hash, and what a lock leaves out (an extra, above all) is
taken from the newest release, so that it works on the day of locking and not after the next one.
"""

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
_PINNED = re.compile(r"^(?P<line>[A-Za-z0-9][^\\\n]*?) \\$", re.MULTILINE)


def _machines() -> Iterator[dict[str, str]]:
    for version, system in product(_PYTHONS, _SYSTEMS):
        yield {"python_version": version, "python_full_version": f"{version}.0", **system}


def _gaps(text: str) -> set[str]:
    """Return what something locked asks for, on some machine, and no line of the lock gives it."""
    locked = [Requirement(found["line"]) for found in _PINNED.finditer(text)]
    assert len(locked) > 4
    return {gap for machine in _machines() for gap in _gaps_on(machine, locked)}


def _gaps_on(machine: dict[str, str], locked: list[Requirement]) -> Iterator[str]:
    there = [entry for entry in locked if _is_wanted(entry, machine)]
    held = {item for entry in there for item in _parts(entry)}
    for entry in there:
        if entry.marker is not None and not entry.marker.evaluate():
            continue  # for other systems only: not installed here, so nothing can be looked up
        for text in distribution(entry.name).requires or ():
            asked = Requirement(text)
            is_wanted = any(_is_wanted(asked, machine, extra) for extra in ("", *entry.extras))
            if is_wanted and not _parts(asked) <= held:
                yield f"{entry.name}: {asked}"


def _parts(requirement: Requirement) -> set[tuple[str, str]]:
    """Return the package by itself, and with each extra."""
    return {(canonicalize_name(requirement.name), extra) for extra in ("", *requirement.extras)}


def _is_wanted(requirement: Requirement, machine: dict[str, str], extra: str = "") -> bool:
    marker = requirement.marker
    return marker is None or marker.evaluate({**machine, "extra": extra})


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_whatever_its_packages_ask_for(name: str) -> None:
    assert _gaps((ROOT / name).read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("held", "left", "asker"),
    [
        ("coverage[toml]==", "coverage==", "pytest-cov"),
        ("colorama==", "# ", "pytest"),
        ("lxml==", "# ", "python-docx"),
    ],
)
def test_a_requirement_that_no_line_of_the_lock_holds_is_named(
    held: str, left: str, asker: str
) -> None:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    assert f"\n{held}" in text

    gaps = _gaps(text.replace(f"\n{held}", f"\n{left}"))

    assert any(gap.startswith(f"{asker}: ") for gap in gaps)
