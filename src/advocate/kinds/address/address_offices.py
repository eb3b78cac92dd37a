"""Offices as forms of address: who is written to as Minister, and at which department.

A department is named only where the title of the office names it.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from advocate.kinds.member_roles import RoleFact
from advocate.models.office_titles import read_titles
from advocate.models.packaged_table import packaged_patterns, packaged_table

_HOME = "Home Department"
_SHORT = {_HOME: "Home", **{name: name for name in ("Education", "Transport", "Justice")}}


class Office(Struct, frozen=True, kw_only=True):
    """One ministerial office as a capacity in which to be written to."""

    text: str
    """The office in Parliament's words, for the line under the name."""
    salutation: str
    """For example "Secretary of State"."""
    later_mention: str
    """For example "the Education Secretary"."""
    postal_lines: tuple[str, ...]
    """Empty where the title of the office names no department."""


def highest_office(held: Sequence[RoleFact]) -> Office | None:
    """Return the highest government office that is addressed by its title, or None.

    Whips, parliamentary private secretaries and the opposition are written to by name.
    """
    look = packaged_patterns(__file__)
    known = [
        (rank, fact.text, form)
        for fact in held
        if fact.kind == "government" and not look["not_addressed"].search(fact.text)
        for rank, (pattern, form) in enumerate(packaged_table(__file__)["offices"])
        if re.search(pattern, fact.text)
    ]
    if not known:
        return None
    _, title, form = min(known, key=lambda found: found[0])
    text, lines = _in_full(title), _postal_lines(_in_full(title))
    short = _SHORT.get(_remit(text)) if form == "Secretary of State" else None
    return Office(
        text=text.replace(f" ({lines[0]})", "") if lines else text,
        salutation=form,
        later_mention=f"the {short} Secretary" if short else f"the {form}",
        postal_lines=lines,
    )


def _in_full(title: str) -> str:
    """Return "Education Secretary" as "Secretary of State for Education", where that is a title.

    A Prime Minister's further titles are left out.
    """
    if packaged_patterns(__file__)["prime_minister"].match(title):
        return "Prime Minister"
    meant = set(read_titles(title))
    if "Secretary of State" in title or not any(each.rank == "secretary" for each in meant):
        return title
    said = set(re.findall(r"[A-Z]\w+", title)) - {"Lord", "Chancellor", "Secretary"}
    for remit in packaged_table(__file__)["departments"]:
        full = f"Secretary of State for {'the ' if remit == _HOME else ''}{remit}"
        if meant & set(read_titles(full)) and said <= set(re.findall(r"\w+", remit)):
            both = title.startswith("Lord Chancellor")
            return f"Lord Chancellor and {full}" if both else full
    return title


def _postal_lines(text: str) -> tuple[str, ...]:
    look = packaged_patterns(__file__)
    if look["prime_minister"].match(text):
        return ("10 Downing Street", "London SW1A 2AA")
    if look["treasury"].search(text):
        return ("HM Treasury",)
    if named := look["named_department"].search(text):
        return (named[1],)
    department = packaged_table(__file__)["departments"].get(_remit(text))
    return (department,) if department else ()


def _remit(text: str) -> str:
    found = packaged_patterns(__file__)["of_secretary"].search(text)
    return found[1] if found else ""
