"""`advocate init --update` and `--copy`: what a workspace has of the program's own templates."""

import sys
from collections.abc import Sequence
from pathlib import Path

from advocate.cli.messages import counted, say, show, show_diff
from advocate.cli.run import Run
from advocate.cli.wiring import store_folder, workspace_folder
from advocate.errors import AdvocateError, Problem
from advocate.inputs.template_copies import copy_template, find_copies, remove_copies
from advocate.inputs.workspace_reader import survey_workspace


def change_templates(run: Run, named: Path | None, template: str | None, *, yes: bool) -> None:
    """Bring a template into the workspace; without one, take out what nobody has changed.

    Raises:
        AdvocateError: that is no workspace, or it cannot be done there.
    """
    folder = workspace_folder(named)
    problems = survey_workspace(folder, store_folder()).problems
    if template is None:
        _update(run, folder, problems, yes=yes)
        return
    file = copy_template(folder, template)
    if run.as_json:
        run.show_json(written=[{"path": file}], skipped=[])
        return
    show(file)
    if not run.quiet:
        say("From now on this file is yours, and does not follow the program.")
        say("To go back, delete it; advocate init --update shows what you changed.")


def _update(run: Run, folder: Path, problems: Sequence[Problem], *, yes: bool) -> None:
    copies = tuple(find_copies(folder))
    files = [copy.file for copy in copies if copy.is_released]
    changed = [copy for copy in copies if not copy.is_released]
    if files and not (yes or run.dry_run or _agreed(files)):
        files = []
    if not run.dry_run:
        remove_copies(folder, files)
    if run.as_json:
        shown = [{"path": copy.file, "diff": "\n".join(copy.diff)} for copy in changed]
        run.show_json(None, problems, removed=[{"path": file} for file in files], changed=shown)
        return
    for file in files:
        show(f"{file}  ({'dry run: not ' if run.dry_run else ''}removed)")
    show_diff(line for copy in changed for line in copy.diff)
    run.show_problems(problems)
    if not run.quiet:
        told = f"{counted(len(files), 'template')} as the program has had them"
        say(f"{told}; {len(changed)} changed by you (+), and left as they are.")
        say("Next: advocate check. To have one back: advocate init --copy NAME")


def _agreed(files: Sequence[str]) -> bool:
    """Ask whether to take files out.

    Raises:
        AdvocateError: there is no terminal to ask in.
    """
    told = f"{counted(len(files), 'template')} of the program that nobody has changed"
    if not sys.stdin.isatty():
        hint = "Add --yes to take them out, or --dry-run to list them."
        raise AdvocateError(f"{told} could be taken out, but nobody can be asked.", hint=hint)
    say(f"{told}: {', '.join(files)}")
    say("Take them out? Type y for yes, then Enter.")
    return sys.stdin.readline().strip().lower() in ("y", "yes")
