"""A server on 127.0.0.1 that answers like the Members and Committees APIs, and can be unwell."""

import json
import random
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from tests.standin.activity import ActivityBook
from tests.standin.people import ABSENT, Person
from tests.standin.shapes import Json

PAGE = 20
JSON = "application/json; charset=utf-8"


FAULTS = ("500", "503", "html", "broken", "cut", "dropped", "stall")


@dataclass
class Faults:
    """Trouble by lot: the same for the same seed, path and try, in whatever order they come."""

    seed: int
    share: float = 0.5
    """Of all requests, how many are troubled."""
    kinds: tuple[str, ...] = FAULTS
    stall_seconds: float = 20.0
    """A stalled request is answered after that long, or dropped when the server stops."""
    met: Counter[str] = field(default_factory=Counter)
    """How often each kind was met, and "answered" for none."""
    _tries: Counter[str] = field(default_factory=Counter)

    def draw(self, path: str) -> str | None:
        self._tries[path] += 1
        lot = random.Random(f"{self.seed} {self._tries[path]} {path}")  # noqa: S311 - no secret
        trouble = lot.choice(self.kinds) if lot.random() < self.share else None
        self.met[trouble or "answered"] += 1
        return trouble


@dataclass
class Mood:
    """How the server behaves; a test changes these while it runs."""

    trouble: str | None = None
    """"500", "503", "429", "400", "html", "broken", "cut", "dropped", "drip" or None."""
    troubled_requests: int | None = None
    """How many requests more are troubled; None means all."""
    troubled_path: str = ""
    """What stands in the path of every troubled request."""
    retry_after: str | None = None
    faults: Faults | None = None
    """Trouble by lot, on top of the trouble above."""
    delay_seconds: float = 0.0
    contact_style: str = "sparse"
    folds_accents: bool = False
    not_found: str = "empty"
    """What stands in a 404: "empty", "problem" or "html"."""
    committee_take_cap: int | None = None
    ignores_skip: bool = False
    committee_default_status: str = "All"
    echoed_take: int = PAGE
    """What a page of members says its `take` was."""
    any_word_order: bool = False
    """Whether a name is found with its words the other way round."""
    location_brings_former: bool = False
    """Whether a search by place pays no heed to who sits."""
    portrait_seconds: float = 0.0
    """How long a portrait takes."""
    tells_chairs: bool = False
    """Whether `memberInfo.isChair` is true of who is in the chair; else it is false of all."""
    tells_changes: bool = False
    """Whether answers say when they last changed, and are not sent again if they have not."""


@dataclass
class Roll:
    """One committee: its record, and its people with open and with only ended roles."""

    record: Json
    people: list[Json] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # With the usual 5, a few programs at once wait to be let in.
    daemon_threads = False  # Whoever is still being answered needs the snapshot of the test.


class StandIn:
    """The server; `with StandIn() as parliament:` starts it, and leaving the block stops it."""

    def __init__(self, people: list[Person] | None = None) -> None:
        self.mood = Mood()
        self._changes: dict[str, tuple[bytes, int]] = {}
        self._moments = count(1_750_000_000)
        self.departments = {24: "Department for Education", 10: "Home Office"}
        self.not_sent: list[str] = []
        """Requests whose answer had not changed."""
        self.people = {person.id: person for person in people or []}
        self.committees: dict[int, Roll] = {}
        self.vacant_seats: set[int] = set()
        self.activity = ActivityBook()
        self.portraits: dict[int, bytes] = {}
        """Pictures by member; whoever has none is answered with 204 and no body."""
        self.places: dict[str, list[int]] = {}
        """Ids of members by postcode or outward code, without spaces."""
        self.requests: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.most_at_once = 0
        self.rounds = 0
        """How often a request came while no other was under way: what follows one waits for it."""
        self._at_once = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.005,))

    @property
    def url(self) -> str:
        """The base URL of both services."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def add(self, person: Person) -> Person:
        self.people[person.id] = person
        return person

    def add_committee(self, record: Json, people: list[Json]) -> None:
        self.committees[record["id"]] = Roll(record, people)

    def paths(self) -> Counter[str]:
        """Return how often each path was asked for."""
        return Counter(urlsplit(request).path for request in self.requests)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        standin = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                standin.serve(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        with self._lock:
            self.requests.append(handler.path)
            self.headers.append(dict(handler.headers.items()))
            self.rounds += not self._at_once
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            trouble = self._next_trouble(handler.path)
        try:
            self._stopping.wait(self.mood.delay_seconds)
            if trouble:
                self._misbehave(handler, trouble)
            else:
                self._behave(handler)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True
        finally:
            with self._lock:
                self._at_once -= 1

    def _next_trouble(self, path: str) -> str | None:
        if self.mood.faults and (drawn := self.mood.faults.draw(path)):
            return drawn
        if self.mood.troubled_path not in path:
            return None
        if self.mood.troubled_requests is not None:
            if self.mood.troubled_requests <= 0:
                return None
            self.mood.troubled_requests -= 1
        return self.mood.trouble

    def _behave(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        query = {key.lower(): value for key, value in parse_qsl(parts.query)}
        path = parts.path.strip("/").split("/")[1:]
        if path == ["Members"]:
            ids = [int(value) for key, value in parse_qsl(parts.query) if key == "Members"]
            _send(handler, 200, JSON, json.dumps(self._places_of(ids)).encode())
            return
        if path[-1] == "Portrait":
            self._show(handler, int(path[1]), query)
            return
        answer = (self.activity.answer if self.activity.knows(path) else self._answer)(path, query)
        if answer is None:
            _send(handler, 404, *_not_found(self.mood.not_found))
        else:
            self._tell(handler, json.dumps(answer).encode())

    def _tell(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        if not self.mood.tells_changes:
            return _send(handler, 200, JSON, body)
        with self._lock:
            former, moment = self._changes.get(handler.path, (b"", 0))
            moment = moment if body == former else next(self._moments)
            self._changes[handler.path] = body, moment
        changed = formatdate(moment, usegmt=True)
        if handler.headers["If-Modified-Since"] != changed:
            return _send(handler, 200, JSON, body, extra={"Last-Modified": changed})
        self.not_sent.append(handler.path)
        return _send(handler, 304, JSON, b"")

    def _show(self, handler: BaseHTTPRequestHandler, member_id: int, query: dict[str, str]) -> None:
        self._stopping.wait(self.mood.portrait_seconds)
        picture = self.portraits.get(member_id)
        known = query.get("croptype") == "ThreeFour" and query.get("webversion") == "true"
        if picture is None or not known:
            _send(handler, 204, "text/plain", b"")
        else:
            _send(handler, 200, "image/jpeg", picture)

    def _misbehave(self, handler: BaseHTTPRequestHandler, trouble: str) -> None:
        page = b"<!doctype html><title>Sign in to this network</title>"
        if trouble.isdigit():
            extra = {"Retry-After": self.mood.retry_after} if self.mood.retry_after else {}
            text = f"error code: {trouble}".encode()
            _send(handler, int(trouble), "text/plain", text, extra=extra)
        elif trouble == "html":
            _send(handler, 200, "text/html", page)
        elif trouble == "broken":
            _send(handler, 200, JSON, b'{"value": {"id": 17')
        elif trouble == "cut":
            _send(handler, 200, JSON, b'{"value": {"id": 17', length=5000)
        elif trouble == "other":
            _send(handler, 200, JSON, b'{"message": "hello"}')
        elif trouble == "drip":
            self._drip(handler)
        elif trouble == "stall":
            self._stall(handler)
        handler.close_connection = True

    def _stall(self, handler: BaseHTTPRequestHandler) -> None:
        seconds = self.mood.faults.stall_seconds if self.mood.faults else 20.0
        if not self._stopping.wait(seconds):
            self._behave(handler)

    def _drip(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not self._stopping.wait(0.05):
            handler.wfile.write(b" ")

    def _answer(self, path: list[str], query: dict[str, str]) -> object:
        answer: object = None
        match path:
            case ["Members", "Search"]:
                answer = self._search(query)
            case ["Members", member_id, *rest] if int(member_id) in self.people:
                answer = self._about(self.people[int(member_id)], "/".join(rest))
            case ["Location", "Constituency", seat_id]:
                answer = self._constituency(int(seat_id))
            case ["Reference" | "Posts", *rest]:
                answer = self._offices(rest, query)
            case ["Committees"]:
                answer = self._committee_search(query)
            case ["Committees", committee_id] if int(committee_id) in self.committees:
                answer = self.committees[int(committee_id)].record
            case ["Committees", committee_id, "Members"]:
                answer = self._committee_people(int(committee_id), query)
        return answer

    def _offices(self, path: list[str], query: dict[str, str]) -> object:
        match path:
            case ["Departments"]:
                return [{"id": key, "name": name} for key, name in self.departments.items()]
            case ["SpeakerAndDeputies", _]:
                chairs = [p for p in self.people.values() if _party(p) == "Speaker" and p.serves]
                return [{"value": person.member, "links": []} for person in chairs]
            case ["GovernmentPosts" | "OppositionPosts" as listed]:
                return self._posts(listed, query.get("departmentid"))
        return None

    def _posts(self, listed: str, department: str | None) -> list[Json]:
        """Return the posts of the cabinet, or with a department its junior ones."""
        key = {"GovernmentPosts": "governmentPosts", "OppositionPosts": "oppositionPosts"}[listed]
        wanted = f"({self.departments[int(department)]})" if department else None
        found: dict[str, list[Json]] = {}
        for person in self.people.values():
            for post in person.biography.get(key, ()):
                is_wanted = wanted in post["name"] if wanted else "(" not in post["name"]
                if is_wanted and not post["endDate"]:
                    holder: Json = {"member": {"value": person.member, "links": []}}
                    holder |= {"startDate": post["startDate"], "endDate": None, "isPaid": True}
                    found.setdefault(post["name"], []).append(holder)
        kind = 0 if listed == "GovernmentPosts" else 1
        return [
            {"value": {"type": kind, "name": name, "id": 1, "order": n, "postHolders": holders}}
            for n, (name, holders) in enumerate(found.items())
        ]

    def _search(self, query: dict[str, str]) -> Json:
        found = self._in_place(query["location"]) if "location" in query else self._named(query)
        if "location" in query and self.mood.location_brings_former:
            query = {"skip": query.get("skip", "0")}
        if house := {"1": 1, "Commons": 1, "2": 2, "Lords": 2}.get(query.get("house", "")):
            found = [
                p for p in found if (p.member["latestHouseMembership"] or {}).get("house") == house
            ]
        if query.get("iscurrentmember") == "true":
            found = [p for p in found if p.serves]
        found.sort(key=lambda person: str(person.member["nameListAs"]))
        skip = 0 if self.mood.ignores_skip else int(query.get("skip", 0))
        items = [{"value": person.member, "links": []} for person in found[skip : skip + PAGE]]
        total = len(found)
        page: Json = {"items": items, "totalResults": total, "resultContext": "", "skip": skip}
        return page | {"take": self.mood.echoed_take, "links": []}

    def _in_place(self, place: str) -> list[Person]:
        return [self.people[known] for known in self.places.get(place.replace(" ", ""), ())]

    def _named(self, query: dict[str, str]) -> list[Person]:
        wanted = self._spelt(query.get("name", ""))
        parts = wanted.split() if self.mood.any_word_order else [wanted]
        return [
            person
            for person in self.people.values()
            if all(part in self._spelt(_names(person)) for part in parts)
        ]

    def _spelt(self, text: str) -> str:
        if self.mood.folds_accents:
            text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        return text.casefold()

    def _about(self, person: Person, part: str) -> object:
        with self._lock:
            if person.fill_in:
                person.fill_in(person)
                person.fill_in = None
        parts: dict[str, object] = {
            "": person.member,
            "Biography": {"committeeMemberships": []} | person.biography,
            "Contact": person.contact_records(self.mood.contact_style),
            "LatestElectionResult": person.election,
            "Focus": person.focus,
            "RegisteredInterests": person.registered,
        }
        is_absent = parts.get(part, ABSENT) is ABSENT
        if is_absent or (part == "LatestElectionResult" and person.election is None):
            return None
        return {"value": parts[part], "links": []}

    def _constituency(self, seat_id: int) -> object:
        holder = next((p for p in self.people.values() if p.sits and _seat_id(p) == seat_id), None)
        representation = holder and {
            "member": {"value": holder.member, "links": []},
            "representation": holder.member["latestHouseMembership"],
        }
        if seat_id in self.vacant_seats:
            representation = None
        value = {"id": seat_id, "name": f"Seat {seat_id}", "currentRepresentation": representation}
        return {"value": value, "links": []}

    def _committee_search(self, query: dict[str, str]) -> Json:
        term = query.get("searchterm", "").casefold()
        status = query.get("committeestatus", "Current")
        found = [
            roll.record
            for roll in self.committees.values()
            if status in {"All", "Former" if roll.record["endDate"] else "Current"}
            if term in roll.record["name"].casefold()
            or any(term in former["name"].casefold() for former in roll.record["nameHistory"])
        ]
        return self._committee_page(found, query)

    def _committee_people(self, committee_id: int, query: dict[str, str]) -> Json:
        roll = self.committees.get(committee_id)
        people = roll.people if roll else []
        status = query.get("membershipstatus", self.mood.committee_default_status)
        if status.lower() == "current":
            people = [p for p in people if any(not role["endDate"] for role in p["roles"])]
        if self.mood.tells_chairs:
            people = [_told(person) for person in people]
        return self._committee_page(people, query)

    def _places_of(self, ids: list[int]) -> list[Json]:
        """Return the committees of each of those people, as the Committees API lists them."""
        people = [
            (person["memberInfo"]["mnisId"], person, roll.record)
            for roll in self.committees.values()
            for person in roll.people
            if person["memberInfo"]
        ]
        found = []
        for wanted in ids:
            theirs = [(person, record) for number, person, record in people if number == wanted]
            if theirs:
                committees = [record | {"roles": person["roles"]} for person, record in theirs]
                about = {key: value for key, value in theirs[0][0].items() if key != "roles"}
                found.append(about | {"committees": committees})
        return found

    def _committee_page(self, found: list[Json], query: dict[str, str]) -> Json:
        take = min(int(query.get("take", 30)), self.mood.committee_take_cap or 10**6)
        skip = 0 if self.mood.ignores_skip else int(query.get("skip", 0))
        items = found[skip : skip + take]
        return {"items": items, "totalResults": len(found), "itemsPerPage": take, "links": []}


def _party(person: Person) -> str | None:
    found: str | None = (person.member["latestParty"] or {}).get("name")
    return found


def _send(
    handler: BaseHTTPRequestHandler,
    status: int,
    kind: str,
    body: bytes,
    *,
    length: int | None = None,
    extra: dict[str, str] | None = None,
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(length or len(body)))
    for name, value in (extra or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def _not_found(style: str) -> tuple[str, bytes]:
    return {
        "empty": ("text/plain", b""),
        "problem": ("application/problem+json", b'{"title": "Not Found", "status": 404}'),
        "html": ("text/html", b"<h1>Not found</h1>"),
    }[style]


def _names(person: Person) -> str:
    return f"{person.member['nameDisplayAs']} | {person.member['nameFullTitle']}"


def _seat_id(person: Person) -> object:
    return person.member["latestHouseMembership"]["membershipFromId"]


def _told(person: Json) -> Json:
    if person["memberInfo"] is None:
        return person
    is_chair = any(role["role"]["isChair"] and not role["endDate"] for role in person["roles"])
    return person | {"memberInfo": person["memberInfo"] | {"isChair": is_chair}}
