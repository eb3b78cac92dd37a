"""Checks a whole workspace against the rules: its records, its templates, a few documents."""

from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from advocate.building.rule_context_builder import build_rule_context
from advocate.checking.look_check import check_look
from advocate.checking.sample_documents import Samples
from advocate.checking.unread_files import unread_files
from advocate.errors import Problem
from advocate.inputs.template_copies import check_copies
from advocate.inputs.workspace_reader import survey_workspace
from advocate.kinds.record_agreement import check_agreement
from advocate.models.brand import Brand
from advocate.models.field_types import PATH, texts_of
from advocate.models.sources import Parliament
from advocate.rules.engine.rule_list import rule_book
from advocate.rules.engine.runner import check_records
from advocate.rules.engine.waiver_check import check_waivers


class WorkspaceCheck:
    """One workspace on one day; each part of it is checked when it is asked for."""

    def __init__(
        self,
        folder: Path,
        *,
        cache: Path | None,
        on: date,
        parliament: Parliament,
        wanted: frozenset[str],
    ) -> None:
        """Read `folder`, to be checked against the rules `wanted`; against all where none is named.

        Raises:
            WorkspaceNotFound: `folder` has no `advocate.yaml`.
        """
        survey = survey_workspace(folder, cache)
        self._workspace = workspace = survey.workspace
        self._is_unread = bool(survey.problems)
        self.unread = (*survey.problems, *(workspace.warnings if workspace else ()))
        """What cannot be read, and what was read otherwise than it is typed."""
        self._parliament, self._on, self._cache = parliament, on, cache
        self._rule_context = build_rule_context(workspace, parliament, on=on) if workspace else None
        self._is_whole = not wanted
        self.rules = frozenset(rule.id for rule in rule_book() if not wanted or rule.id in wanted)
        """Numbers of the rules it is checked against."""

    @property
    def pictures(self) -> list[str]:
        """The files that the look of documents is made of."""
        brand = self._workspace.settings.brand if self._workspace else Brand()
        return [text for _, text, kind in texts_of(brand) if kind == PATH]

    def of_records(self) -> list[Problem]:
        """Return what is wrong with records and their texts."""
        if (rule_context := self._rule_context) is None:
            return []
        found = check_records(replace(rule_context, read_templates=dict), self.rules)
        if self._is_whole:
            found += check_agreement(rule_context.workspace, self._parliament)
            found += check_waivers(rule_context)
        return found

    def of_templates(self) -> list[Problem]:
        """Return what is wrong with the words of templates, and with the look."""
        if (rule_context := self._rule_context) is None:
            return []
        workspace, templates = rule_context.workspace, rule_context.read_templates()
        found: list[Problem] = []
        if self._is_whole:
            found += (*check_look(workspace), *check_copies(workspace.folder))
            found += unread_files(workspace.folder, templates.values())
        if templates:
            found += check_records(replace(rule_context, reads_records=False), self.rules)
        return found

    @cached_property
    def samples(self) -> Samples | None:
        """A few documents; None where a record cannot be read, so that none can be made."""
        if self._workspace is None or self._is_unread:
            return None
        return Samples(self._workspace, self._parliament, on=self._on, cache=self._cache)
