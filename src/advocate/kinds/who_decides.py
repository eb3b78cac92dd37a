"""Who decides what an ask is about, seen from the seat of whoever reads it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from advocate.kinds.member_roles import RoleFact
from advocate.models.campaign import Ask
from advocate.models.constituency import Constituency
from advocate.models.field_types import RecordText
from advocate.models.office_titles import read_titles
from advocate.models.sector import Nation, Power
from advocate.models.workspace import Workspace


class DecidedElsewhere(Struct, frozen=True, kw_only=True):
    """That Parliament does not decide the matter for a seat, or is asked it for other nations."""

    title: str
    """What is decided, to begin a sentence with."""
    nation: Nation
    """That of the seat."""
    is_devolved: bool
    """Whether others decide it there, and not a part of it."""
    body: str
    """Who decides there, with an article."""
    post: str | None
    asked_for: tuple[Nation, ...]
    """The nations that the ask is about, where that of the seat is none of them."""

    @property
    def caution(self) -> str:
        """What to know before the ask is put."""
        if self.asked_for:
            there = f" In {self.nation} it is for {self.body}." if self.is_devolved else ""
            return RecordText(
                f"The ask is about {_listed(self.asked_for)}, and the seat is in {self.nation}."
                f"{there} Put it as one to a member of the United Kingdom Parliament, not as one "
                "about the constituency."
            )
        who = f"{self.body} ({self.post})" if self.post else self.body
        power, what, advice = (
            ("devolved", "it", "A member of the United Kingdom Parliament can put the case to them")
            if self.is_devolved
            else ("partly devolved", "a part of it", "Say which part the ask is about")
        )
        return RecordText(f"{self.title}: {power}. In {self.nation} {what} is for {who}. {advice}.")

    @property
    def sentence(self) -> str:
        """The same to the member, in a letter."""
        if self.asked_for:
            there = f"; in {self.nation} it is for {self.body}" if self.is_devolved else ""
            return RecordText(f"What we ask is about {_listed(self.asked_for)}{there}.")
        part = "" if self.is_devolved else "in part "
        return RecordText(
            f"In {self.nation} this is {part}for {self.body}, and we ask for your support as a "
            "Member of the United Kingdom Parliament."
        )


def decided_elsewhere(
    workspace: Workspace, ask: Ask | None, seat: Constituency | None
) -> DecidedElsewhere | None:
    """Return why an ask does not suit a seat as such; None where it does, or nothing is known."""
    if ask is None or seat is None:
        return None
    nation, subject = Nation(seat.nation), workspace.sector.decides.get(ask.subject or "")
    answers = (*ask.decided_by, *(subject.answers if subject else ()))
    decision = next((a for a in answers if not a.nations or nation in a.nations), None)
    is_of_others = bool(ask.nations) and nation not in ask.nations
    power = decision.power if decision else Power.RESERVED
    if power is Power.RESERVED and not is_of_others:
        return None
    return DecidedElsewhere(
        title=subject.title if subject else ask.title,
        nation=nation,
        is_devolved=power is Power.DEVOLVED,
        body=decision.body if decision else "",
        post=decision.post if decision else None,
        asked_for=ask.nations if is_of_others else (),
    )


def deciding_office(workspace: Workspace, ask: Ask, held: Sequence[RoleFact]) -> RoleFact | None:
    """Return the office of government, of those held, in which somebody decides what an ask is of.

    It has the post that the ask or a sector names, or is in the department that they name.
    """
    subject = workspace.sector.decides.get(ask.subject or "")
    answers = (*ask.decided_by, *(subject.answers if subject else ()))
    asked = set(ask.nations or Nation)
    ours = [a for a in answers if a.power is not Power.DEVOLVED and asked & {*(a.nations or asked)}]
    posts = [answer.post for answer in ours if answer.post]
    bodies = " ".join((*(answer.body for answer in ours), ask.owner or ""))
    for fact in (each for each in held if each.kind == "government"):
        departments = re.findall(r"\(([^()]+)\)", fact.text)
        # Titles are taken apart only where they share a word beyond the rank.
        alike = {t for p in posts if _remit(p) & _remit(fact.text) for t in read_titles(p)}
        if any(d in bodies for d in departments) or (alike and alike & {*read_titles(fact.text)}):
            return fact
    return None


def _remit(title: str) -> set[str]:
    return set(re.findall(r"[A-Z]\w+", title)) - {"Secretary", "State", "Minister", "Parliamentary"}


def _listed(nations: tuple[Nation, ...]) -> str:
    *most, last = nations
    return f"{', '.join(most)} and {last}" if most else last
