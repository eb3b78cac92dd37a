"""Offices as forms of address: who is written to as Minister, and at which department.

A department is named only where the title of the office names it.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from advocate.kinds.member_roles import RoleFact
from advocate.models.office_titles import read_titles

_PRIME_MINISTER = r"^Prime Minister\b"
_NOT_ADDRESSED = (
    r"(?i)^(?:Parliamentary Private Secretary|PPS\b|Trade Envoy|Prime Minister['’]s)|\bWhip\b"
    r"|^(?:Lord Commissioner|Vice[- ]Chamberlain|Comptroller|Treasurer of)"
)
_BY_OFFICE = (
    (_PRIME_MINISTER, "Prime Minister"),
    (r"^Deputy Prime Minister\b", "Deputy Prime Minister"),
    (r"^(?:The )?Chancellor of the Exchequer\b", "Chancellor"),
    (r"^(?:The )?Lord (?:High )?Chancellor\b", "Lord Chancellor"),
    (
        r"^(?:(?:First )?Secretary of State\b|Home Secretary\b|Foreign Secretary\b"
        r"|(?!.*\b(?:Under|Minister of State|Parliamentary)\b).*\bSecretary of State for\b"
        r"|(?!Chief|Economic|Exchequer|Financial|Parliamentary|Under)[\w, ]+ Secretary$)",
        "Secretary of State",
    ),
    (r"^Attorney General\b", "Attorney General"),
    (r"^Solicitor General\b", "Solicitor General"),
    (r"^Chief Secretary to the Treasury\b", "Chief Secretary"),
    (r"\bMinister\b|\bUnder[- ]Secretary\b|\bSecretary to the Treasury\b|^Paymaster", "Minister"),
    (r"^Leader of the House\b", "Leader of the House"),
)
_NAMED_DEPARTMENT = (
    r"(?:[(,]\s*|\bat the\s+)(?:the\s+)?"
    r"((?:Department|Ministry) (?:for|of)[^()]+?|[A-Z][\w ]*? Office|HM Treasury)(?<!\s)\s*(?:\)|$)"
)
_OF_SECRETARY = r"Secretary of State for (?:the )?(.+)$"
_HOME = "Home Department"
_DEPARTMENTS = {
    _HOME: "Home Office",
    "Education": "Department for Education",
    "Transport": "Department for Transport",
    "Health and Social Care": "Department of Health and Social Care",
    "Work and Pensions": "Department for Work and Pensions",
    "Justice": "Ministry of Justice",
    "Defence": "Ministry of Defence",
    "Northern Ireland": "Northern Ireland Office",
    "Scotland": "Scotland Office",
    "Wales": "Wales Office",
    "Foreign, Commonwealth and Development Affairs": "Foreign, Commonwealth and Development Office",
    "Culture, Media and Sport": "Department for Culture, Media and Sport",
    "Business and Trade": "Department for Business and Trade",
    "Environment, Food and Rural Affairs": "Department for Environment, Food and Rural Affairs",
    "Energy Security and Net Zero": "Department for Energy Security and Net Zero",
    "Science, Innovation and Technology": "Department for Science, Innovation and Technology",
    "Housing, Communities and Local Government": "Ministry of Housing, Communities and Local "
    "Government",
}
"""By what follows "Secretary of State for": titles and departments are renamed together."""
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
    known = [
        (rank, fact.text, form)
        for fact in held
        if fact.kind == "government" and not re.search(_NOT_ADDRESSED, fact.text)
        for rank, (pattern, form) in enumerate(_BY_OFFICE)
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
    if re.match(_PRIME_MINISTER, title):
        return "Prime Minister"
    meant = set(read_titles(title))
    if "Secretary of State" in title or not any(each.rank == "secretary" for each in meant):
        return title
    said = set(re.findall(r"[A-Z]\w+", title)) - {"Lord", "Chancellor", "Secretary"}
    for remit in _DEPARTMENTS:
        full = f"Secretary of State for {'the ' if remit == _HOME else ''}{remit}"
        if meant & set(read_titles(full)) and said <= set(re.findall(r"\w+", remit)):
            both = title.startswith("Lord Chancellor")
            return f"Lord Chancellor and {full}" if both else full
    return title


def _postal_lines(text: str) -> tuple[str, ...]:
    if re.match(_PRIME_MINISTER, text):
        return ("10 Downing Street", "London SW1A 2AA")
    if re.search(r"^Chancellor of the Exchequer|\bthe Treasury\b", text):
        return ("HM Treasury",)
    named = re.search(_NAMED_DEPARTMENT, text)
    department = named.group(1) if named else _DEPARTMENTS.get(_remit(text))
    return (department,) if department else ()


def _remit(text: str) -> str:
    found = re.search(_OF_SECRETARY, text)
    return found.group(1) if found else ""
