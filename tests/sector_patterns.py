"""The regular expressions that rules make of a sector's words, for each field of work there is."""

import re
from collections.abc import Iterator
from functools import cached_property

from advocate.inputs.packaged_folder import packaged_folder
from advocate.rules.book.document_form import _phrase, _short_form
from advocate.rules.language.pattern import Pattern
from advocate.rules.language.pattern_file import PatternFile
from advocate.rules.language.people_counts import PeopleCounts
from advocate.rules.language.people_names import PeopleNames
from advocate.rules.language.typed_figures import TypedFigures
from tests.units.kinds.builders import sector

NAMES = sorted(file.stem for file in (packaged_folder() / "sectors").glob("*.yaml"))
FIELDS = {name: sector(*({name} - {"general"})) for name in NAMES}
"""What each field of work says together with what holds for all."""
AnyPattern = Pattern | re.Pattern[str]


def patterns_of_sectors() -> Iterator[tuple[str, AnyPattern]]:
    """Yield each with its name: the field of work, what it is made for, and what it is called."""
    for name, field in FIELDS.items():
        for kind, group in field.people.items():
            if group in field.helped or name == "general":
                yield from _made_by(PeopleNames(group, field), f"{name}.{kind}")
        yield from _made_by(PeopleCounts(field), f"{name}.counts")
        yield from _made_by(TypedFigures(field), f"{name}.figures")
        yield f"{name}.abbreviations", _short_form(tuple(field.abbreviations))
        for entry, avoided in field.avoid.items():
            yield f"{name}.avoid.{entry}", _phrase(avoided.phrases)


def _made_by(maker: object, name: str) -> Iterator[tuple[str, AnyPattern]]:
    late = [key for key, made in vars(type(maker)).items() if isinstance(made, cached_property)]
    for key in dict.fromkeys((*vars(maker), *late)):
        pattern = getattr(maker, key)
        if isinstance(pattern, Pattern):
            yield f"{name}.{key.strip('_')}", pattern
        if isinstance(pattern, PatternFile):
            for each, kept in pattern.patterns.items():
                yield from ((f"{name}.{each}.{number}", one) for number, one in enumerate(kept))
