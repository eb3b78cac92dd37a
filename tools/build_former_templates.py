"""Lists every version of each packaged template, by which a workspace's copy of it is known.

All versions count that git's history holds, under names that are gone too, and those that lie in
templates/ now: run it after a change of a template, and commit both.
"""

import subprocess
import sys
from pathlib import Path

from advocate.inputs import template_copies
from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.template_copies import fingerprint, packaged_templates

ROOT = Path(__file__).parents[1]
TARGET = Path(template_copies.__file__).with_suffix(".toml")
HEAD = """# Every version of each template that the program has had: copies of them are known by it.
# Made by tools/build_former_templates.py.

[released]
"""


def released_versions() -> dict[str, list[str]]:
    """Return the fingerprints of all versions of each template, by what people call it."""
    found: dict[str, set[str]] = {}
    listed = _git("rev-list", "--objects", "--full-history", "HEAD", "--", "templates").decode()
    for line in listed.splitlines():
        blob, _, path = line.partition(" templates/")
        if path.endswith((".j2", ".docx")):
            name = path.removesuffix(".md.j2")
            found.setdefault(name, set()).add(fingerprint(_git("cat-file", "blob", blob)))
    for name, file in packaged_templates().items():
        found.setdefault(name, set()).add(fingerprint((packaged_folder() / file).read_bytes()))
    return {name: sorted(marks) for name, marks in sorted(found.items())}


def as_table(versions: dict[str, list[str]]) -> str:
    """Return the whole file, each template's versions on lines of their own."""
    entries = (
        f"\"{name}\" = '''\n" + "\n".join(marks) + "'''\n" for name, marks in versions.items()
    )
    return HEAD + "".join(entries)


def _git(*arguments: str) -> bytes:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S603


if __name__ == "__main__":
    versions = released_versions()
    TARGET.write_text(as_table(versions), encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {sum(map(len, versions.values()))} versions\n")
