"""What the stand-in's members did, in the shapes in which Parliament's services list it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from tests.standin.shapes import Json, moment

PAGE = 20
LISTS = ("Edms", "ContributionSummary", "Voting")


@dataclass
class ActivityBook:
    """The lists of every member; tests add to them, or put odd things into them."""

    asked: list[Json] = field(default_factory=list)
    """Written questions of everybody, newest first."""
    lists: dict[tuple[int, str], list[object]] = field(default_factory=lambda: defaultdict(list))
    """Values by member and by "Edms", "ContributionSummary" or "Voting", newest first."""
    take_cap: int = 1000
    ignores_parameters: bool = False
    ignores_paging: bool = False
    has_no_list: set[str] = field(default_factory=set)
    """Lists for which there is a 404."""

    @staticmethod
    def knows(path: list[str]) -> bool:
        return path[:1] == ["writtenquestions"] or path[-1] in LISTS

    def answer(self, path: list[str], query: dict[str, str]) -> Json | None:
        if path[0] == "writtenquestions":
            return self.questions(query)
        return self.page(int(path[1]), path[2], query)

    def questions(self, query: dict[str, str]) -> Json:
        """Return one page; dates and asker are heeded unless parameters are ignored."""
        found = self.asked
        if not self.ignores_parameters:
            first, last = query.get("tabledwhenfrom", ""), query.get("tabledwhento", "9")
            asker = int(query.get("askingmemberid", 0))
            found = [
                value
                for value in found
                if value.get("askingMemberId") in {asker, None}
                and first <= str(value.get("dateTabled"))[:10] <= last
            ]
        skip = 0 if self.ignores_paging else int(query.get("skip", 0))
        take = min(int(query.get("take", PAGE)), self.take_cap)
        return {"totalResults": len(found), "results": _items(found[skip : skip + take])}

    def page(self, member_id: int, part: str, query: dict[str, str]) -> Json | None:
        """Return a page of 20; page 1 comes first and says that it skipped 20."""
        if part in self.has_no_list or (part == "Voting" and "house" not in query):
            return None
        values = self.lists[member_id, part]
        number = 1 if self.ignores_paging else int(query.get("page", 1))
        page: Json = {"items": _items(values[(number - 1) * PAGE : number * PAGE])}
        page |= {"totalResults": len(values), "resultContext": "", "skip": number * PAGE}
        return page | {"take": PAGE, "links": [], "resultType": None}


def _items(values: list[Json] | list[object]) -> list[Json]:
    return [{"value": value, "links": []} for value in values]


def question(member_id: int, tabled: date, uin: str, heading: str, **changes: object) -> Json:
    return {
        "id": 1_600_000 + len(uin),
        "askingMemberId": member_id,
        "askingMember": None,
        "house": "Commons",
        "memberHasInterest": False,
        "dateTabled": moment(tabled),
        "dateForAnswer": moment(tabled),
        "uin": uin,
        "questionText": "To ask the Secretary of State, what steps she is taking.",
        "answeringBodyId": 60,
        "answeringBodyName": "Department for Education",
        "isWithdrawn": False,
        "isNamedDay": False,
        "groupedQuestions": [],
        "answerIsHolding": False,
        "answerIsCorrection": False,
        "answeringMemberId": None,
        "dateAnswered": None,
        "answerText": None,
        "attachmentCount": 0,
        "heading": heading,
        "attachments": [],
    } | changes


def motion(tabled: date, number: str | None, title: str, **changes: object) -> Json:
    return {
        "title": title,
        "number": number,
        "isPrayer": False,
        "isAmendment": False,
        "id": 65_000,
        "dateTabled": moment(tabled),
        "sponsorsCount": 12,
    } | changes


def contribution(day: date, title: str, **changes: object) -> Json:
    return {
        "totalContributions": 2,
        "debateTitle": title,
        "debateId": 4_000_000,
        "debateWebsiteId": "0A1B2C3D-4E5F-6789-ABCD-EF0123456789",
        "sittingDate": moment(day),
        "section": "Westminster Hall",
        "house": "Commons",
        "firstTimecode": None,
        "speechCount": 1,
        "questionCount": 0,
        "supplementaryQuestionCount": 0,
        "interventionCount": 1,
        "answerCount": 0,
        "pointsOfOrderCount": 0,
        "statementsCount": 0,
    } | changes


def vote(day: date, number: int, title: str, **changes: object) -> Json:
    return {
        "house": 1,
        "id": 2_000 + number,
        "inAffirmativeLobby": True,
        "actedAsTeller": False,
        "title": title,
        "date": moment(day),
        "divisionNumber": number,
        "numberInFavour": 304,
        "numberAgainst": 28,
    } | changes
