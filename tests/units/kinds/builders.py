"""Small records for tests: everything a model insists on, with what a test cares about changed."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.record_reader import read_record
from advocate.inputs.yaml_reader import read_yaml
from advocate.models.campaign import Actions, Ask, Manifesto
from advocate.models.constituency import Constituency, ConstituencyStatistic
from advocate.models.engagement import Engagement, EngagementKind, Visit
from advocate.models.evidence import Audience, Consent, Evidence, Quotation, Status, Unit, Verified
from advocate.models.member import (
    Member,
    MemberProfile,
    Party,
    Provenance,
    Source,
    Standing,
)
from advocate.models.programme import Programme
from advocate.models.sector import Sector, joined_sectors
from advocate.models.settings import (
    BriefSettings,
    LetterSettings,
    Organisation,
    Settings,
    Signatory,
)
from advocate.models.workspace import MemberKnowledge, Workspace

ON = date(2026, 11, 20)
LABOUR = Party(name="Labour", id=15)


def member(display: str, full: str | None = None, listed: str | None = None, **more: Any) -> Member:
    """A member whose list name, unless given, is the display name turned round at its last word."""
    rest, _, last = display.rpartition(" ")
    values: dict[str, Any] = {"id": 17, "name_list_as": listed or f"{last}, {rest}"} | more
    return Member(name_display_as=display, name_full_title=full or f"{display} MP", **values)


def profile(of: Member | None = None, **more: Any) -> MemberProfile:
    """A sitting Labour member on `ON`."""
    values: dict[str, Any] = {
        "on": ON,
        "standing": Standing.SITTING,
        "provenance": Provenance(source=Source.SNAPSHOT, as_of=date(2026, 8, 20)),
        "party": LABOUR,
    }
    return MemberProfile(member=of or member("Ann Example"), **(values | more))


def constituency(name: str = "Somewhere", **more: Any) -> Constituency:
    values: dict[str, Any] = {
        "gss_code": "E14001100",
        "nation": "England",
        "region": "East Midlands",
    } | more
    return Constituency(name=name, **values)


def statistic(name: str = "poverty", **more: Any) -> ConstituencyStatistic:
    values: dict[str, Any] = {
        "statistic": name,
        "label": "Child poverty",
        "definition": "Children in low-income homes",
        "period": "2023/24",
        "value": 30.0,
        "unit": "percent",
        "estimated": False,
        "publisher": "DWP",
        "title": "Children in low income",
        "nation_median": 28.0,
        "nation_rank": 200,
        "nation_count": 543,
    }
    return ConstituencyStatistic(**(values | more))


def evidence(name: str = "gap", **more: Any) -> Evidence:
    values: dict[str, Any] = {
        "id": name,
        "statement": "The gap at age 11",
        "unit": Unit.PERCENT,
        "population": "Pupils",
        "geography": "England",
        "period": "2023/24",
        "status": Status.PUBLISHED,
        "verified": Verified.PRIMARY,
        "publisher": "DfE",
        "title": "Key stage 2",
        "value": 43.0,
    }
    return Evidence(**(values | more))


def quotation(name: str = "q", **more: Any) -> Quotation:
    values: dict[str, Any] = {
        "id": name,
        "text": "It helps.",
        "speaker": name,
        "role": "Tutor",
        "said_on": date(2021, 7, 22),
        "source": "Our blog",
        "consent": Consent(scope=Audience.PUBLIC, given_by="them"),
    }
    return Quotation(**(values | more))


def programme(site: str = "Ark", year: str = "2025/26", **more: Any) -> Programme:
    values: dict[str, Any] = {"id": f"{site}-{year}", "constituency": "Somewhere"} | more
    return Programme(site=site, year=year, **values)


def engagement(on: date, **more: Any) -> Engagement:
    values: dict[str, Any] = {
        "id": on.isoformat(),
        "kind": EngagementKind.MEETING,
        "summary": "We met.",
        "member": 17,
    }
    return Engagement(date=on, **(values | more))


def visit(on: date, **more: Any) -> Visit:
    values: dict[str, Any] = {"id": on.isoformat(), "member": 17, "venue": "Ark", "purpose": "See"}
    return Visit(date=on, **(values | more))


def ask(name: str = "tutors", **more: Any) -> Ask:
    values: dict[str, Any] = {"title": "Pay for tutors", "what": "Pay.", "why": "It works."}
    values["actions"] = Actions(any_member="write to the minister")
    return Ask(id=name, **(values | more))


def manifesto(*asks: Ask, **more: Any) -> Manifesto:
    values: dict[str, Any] = {
        "election": 2024,
        "title": "Our asks",
        "published": date(2024, 5, 1),
        "summary": "We ask.",
        "problem": "A gap.",
    }
    return Manifesto(asks=asks or (ask(),), **(values | more))


def settings(**more: Any) -> Settings:
    values: dict[str, Any] = {
        "organisation": Organisation(
            name="Tutors",
            description="We tutor",
            vision="Fair",
            charity_number="1",
            address=("London",),
            website="https://example.org",
            email="a@example.org",
        ),
        "signatories": (Signatory(id="head", name="Zoë", role="Director"),),
        "brief": BriefSettings(ask="tutors", manifesto=2024, objective="Agree"),
        "letter": LetterSettings(
            subject="Tutors",
            problem="A gap.",
            works="It works.",
            ask="tutors",
            manifesto=2024,
            offer="Visit us.",
        ),
    }
    return Settings(**(values | more))


@cache
def sector(*names: str) -> Sector:
    """Return what the packaged sectors of these names say together with the general one."""
    files = (f"sectors/{name}.yaml" for name in ("general", *names))
    read = [read_record(read_yaml(packaged_folder() / file, file), Sector) for file in files]
    return joined_sectors(read)


def workspace(**more: Any) -> Workspace:
    values: dict[str, Any] = {
        "settings": settings(),
        "manifestos": (manifesto(),),
        "sector": sector("education"),
    }
    return Workspace(folder=Path("charity"), **(values | more))


def knowledge(**more: Any) -> MemberKnowledge:
    return MemberKnowledge(member=17, name="Ann Example", **more)
