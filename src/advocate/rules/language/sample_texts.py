"""Knows the texts and records of the sample that are of its charity, and finds them elsewhere.

`sample_texts.toml`, made by `tools/build_sample_texts.py`, has their fingerprints: to read the
sample itself would take longer than a brief.
"""

from collections.abc import Iterator
from hashlib import blake2b

from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence
from advocate.models.field_types import WORDS, Place, Record
from advocate.models.packaged_table import packaged_table
from advocate.models.programme import Programme
from advocate.models.settings import Settings
from advocate.rules.language.passages import Passage, letters_only, texts_of_record

_FEWEST_WORDS = 6
"""Shorter prose may be the same by chance."""
_PEOPLE = frozenset({"signatories", "people"})
_TOLD_BY: dict[type[Record], tuple[tuple[str, ...], ...]] = {
    Evidence: (("id", "value", "period"), ("value", "statement")),
    Programme: (("id", "site"), ("id", "people_helped"), ("people_helped", "year", "site")),
    Engagement: (("id", "date"),),
    Visit: (("id", "date"), ("venue", "date")),
}
"""Fields that together tell a record, whatever else of it has changed; the last must be there."""


def fingerprints(record: Record, names: tuple[str, ...]) -> Iterator[tuple[str, Passage]]:
    """Yield what tells a record and its texts from all others, each with its place.

    The `names` of the charity are left out of prose: to replace one makes no text of one's own.
    """
    for passage in () if isinstance(record, Evidence) else texts_of_record(record):
        text, path = passage.text, passage.path
        if passage.prose or passage.kind == WORDS:
            for name in names:
                text = text.replace(name, "")
            is_telling = len(text.split()) >= _FEWEST_WORDS
        else:  # who the charity is, who signs or is met; a word alone may be any town
            is_person = path[-1] == "name" and not _PEOPLE.isdisjoint(path)
            is_telling = (path[0] == "organisation" or is_person) and not text.isalpha()
        if is_telling:
            yield _digest(letters_only(text)), passage
    for fields in _TOLD_BY.get(type(record), ()):
        values = [str(getattr(record, field)) for field in fields]
        if record.at and values[-1] != "None":
            whole = Passage("", record.at.file, record.at.path, record=record)
            yield _digest("|".join((*fields, *values))), whole


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


class SampleTexts:
    """What a workspace still has of the sample; nothing where it is the sample itself."""

    def __init__(self, settings: Settings) -> None:
        table, ours = packaged_table(__file__), settings.organisation
        self._names = (ours.name, ours.short_name or ours.name, table["name"])
        self._known = frozenset(table["fingerprints"].split())
        self._left: dict[Place, tuple[Passage, ...]] = {}
        has_notice = any(p.path == ("sample_notice",) for p in self.left_in(settings))
        if has_notice and ours.name == table["name"]:
            self._known = frozenset()

    def left_in(self, record: Record) -> tuple[Passage, ...]:
        """Return the texts of a record that are the sample's; an empty one stands for all of it."""
        if not self._known or record.at is None:
            return ()
        if record.at not in self._left:  # a changed copy keeps the place of the first
            marked = fingerprints(record, self._names)
            self._left[record.at] = tuple(p for mark, p in marked if mark in self._known)
        return self._left[record.at]
