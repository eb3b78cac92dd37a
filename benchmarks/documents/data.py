"""What every rival gets before the clock starts: the sample workspace's 650 briefs on one date.

Contexts are built by the program's own functions, from its packaged record, and are not timed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from advocate.cli.wiring import parliament_source
from advocate.inputs.workspace_reader import read_workspace
from advocate.kinds.brief import build_brief
from advocate.models.brand import Look
from advocate.models.document_context import DocumentContext
from advocate.models.findings import MemberFindings
from advocate.models.palette import look_of
from advocate.models.sources import Parliament
from advocate.models.workspace import Workspace

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = REPOSITORY / "templates"
REFERENCE = TEMPLATES / "reference.docx"
ON = date(2026, 11, 20)
_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Sample:
    """The briefs to make, and the workspace that their words come from."""

    workspace: Workspace
    contexts: tuple[DocumentContext, ...]
    parliament: Parliament
    """Parliament's record, where the rules look things up."""

    @property
    def look(self) -> Look:
        """The look of the documents: that of the workspace."""
        settings = self.workspace.settings
        return look_of(settings.brand, REFERENCE, self.workspace.folder)


def read_sample() -> Sample:
    """Return a context for each member sitting on the date, as `brief --all` builds them."""
    workspace = read_workspace(REPOSITORY, None)
    parliament = parliament_source(offline=True, on=ON, folder=REPOSITORY)
    contexts = tuple(
        build_brief(
            workspace,
            profile,
            parliament.places.statistics(profile.constituency.gss_code)
            if profile.constituency
            else (),
            findings=MemberFindings(groups=parliament.groups.groups_of(profile.member.id)),
        )
        for profile in parliament.profiles.sitting_profiles(on=ON)
    )
    return Sample(workspace, contexts, parliament)


def spread(items: Sequence[_Item], count: int) -> list[_Item]:
    """Return `count` of the items, evenly spread, so that a part stands for the whole."""
    if count >= len(items):
        return list(items)
    return [items[place * len(items) // count] for place in range(count)]
