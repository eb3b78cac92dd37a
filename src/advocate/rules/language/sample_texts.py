"""Knows the texts and records of the sample that are of its charity, and finds them elsewhere.

`sample_texts.toml`, made by `tools/build_sample_texts.py`, has their fingerprints: to read the
sample itself would take longer than a brief.
"""

from collections.abc import Iterator
from hashlib import blake2b

from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence
from advocate.models.field_types import WORDS, Record
from advocate.models.packaged_table import packaged_table
from advocate.models.programme import Programme
from advocate.models.settings import Settings
from advocate.rules.language.passages import Passage, letters_only, texts_of_record

_FEWEST_WORDS = 6
"""Shorter prose may be the same by chance."""
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
        else:  # who the charity is, or who signs; a word alone may be any town
            is_who = path[0] == "organisation" or path[::2] == ("signatories", "name")
            is_telling = isinstance(record, Settings) and is_who and not text.isalpha()
        if is_telling:
            yield _digest(letters_only(text)), passage
    for fields in _TOLD_BY.get(type(record), ()):
        values = [str(getattr(record, field)) for field in fields]
        if record.at and values[-1] != "None":
            yield (
                _digest("|".join((*fields, *values))),
                Passage("", record.at.file, record.at.path, record=record),
            )


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


class SampleTexts:
    """What a workspace still has of the sample; nothing where it is the sample itself."""

    def __init__(self, settings: Settings) -> None:
        table, ours = packaged_table(__file__), settings.organisation
        self._names = (ours.name, ours.short_name or ours.name, table["name"])
        self._known, self._left = (
            frozenset(table["fingerprints"].split()),
            dict[int, tuple[Passage, ...]](),
        )
        notice = (p for p in self.left_in(settings) if p.path == ("sample_notice",))
        if ours.name == table["name"] and any(notice):
            self._known, self._left = frozenset(), {}

    def left_in(self, record: Record) -> tuple[Passage, ...]:
        """Return the texts of a record that are the sample's; an empty one stands for all of it."""
        if self._known and id(record) not in self._left:
            marked = fingerprints(record, self._names)
            self._left[id(record)] = tuple(p for mark, p in marked if mark in self._known)
        return self._left.get(id(record), ())
