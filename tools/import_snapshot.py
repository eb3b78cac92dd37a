"""Build the packaged snapshot of Parliament from a folder of CSV tables.

    python tools/import_snapshot.py FACTS_DIR [--out PATH]

Owns the checks on the tables and the writing of one SQLite file; the same tables always give the
same bytes. Why longer than a module of the package: it is run alone, and reads top to bottom.
"""

import argparse
import csv
import re
import sqlite3
import statistics
import sys
from calendar import month_name
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from advocate.inputs.parliament.names.accent_folding import name_words
from advocate.inputs.parliament.snapshot.snapshot_groups import group_subject
from advocate.models.calendar import GENERAL_ELECTIONS
from advocate.models.name_folding import fold

Row = dict[str, str]
Tables = dict[str, list[Row]]

HERE = Path(__file__).resolve().parent
PACKAGED = HERE.parent / "src/advocate/inputs/parliament/snapshot/snapshot.sqlite"
SCHEMA_VERSION = "3"
SEATS = 650
GENERAL_ELECTION = "2024-07-04"
FRIDAY = 4
ATTRIBUTION = (
    "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
    "Contains public sector information licensed under the Open Government Licence v3.0.",
    "mySociety / TheyWorkForYou, CC BY 4.0.",
    "Institute for Government, IfG Ministers Database, CC BY 4.0.",
    "Contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail "
    "copyright and database right; source: Office for National Statistics licensed under the OGL "
    "v3.0.",
)

COLUMNS = {
    "mps": "members_api_id name full_title title given_name family_name party party_abbr gss_code "
    "constituency first_elected service_start email twfy_person_id as_of",
    "constituencies": "gss_code name name_welsh members_api_id nation region electorate_2024 "
    "valid_votes_2024 turnout_pct_2024 result_2024 winning_party_2024 second_party_2024 "
    "majority_2024 majority_pct_2024 lad_names education_authorities predecessor_name "
    "predecessor_share_of_population",
    "memberships_history": "members_api_id twfy_person_id name constituency gss_code "
    "constituency_members_api_id party_name start_date end_date elected_on start_reason end_reason",
    "committees": "committee_id committee committee_slug members_api_id member twfy_person_id role "
    "start end known_until",
    "by_elections_since_2024": "polling_day gss_code constituency members_api_id result electorate "
    "valid_votes",
    "by_election_candidates": "polling_day gss_code position party votes share_pct majority",
    "constituency_statistics": "gss_code statistic period value unit method source",
    "appg_groups": "appg title category purpose source_url",
    "appg_officers": "appg member members_api_id house role source_url",
    "ministers": "members_api_id post department rank acting start_date end_date as_of",
    "opposition_posts_2010_2020": "members_api_id post start_date end_date known_until",
    "front_benches_2026_secondary": "side party post members_api_id start_date last_confirmed",
    "postcode_sectors": "sector gss_code share rank",
    "postcode_districts": "outcode gss_code share rank",
    "bank_holidays": "division date",
    "peers": "members_api_id name rank party type member_since party_since as_of",
    "constituency_statistics_more": "gss_code statistic period value unit method source",
    "constituency_statistics_sources": "source description",
}

# Parties of the past as the Members API calls them; the table of history shortens them.
PARTY_NAMES = {
    "Alba": "Alba Party",
    "Labour/Co-operative": "Labour (Co-op)",
    "Reclaim": "The Reclaim Party",
    "UKIP": "UK Independence Party",
    "UKUP": "UK Unionist Party",
    "Workers Party": "Workers Party of Britain",
}
# Parties in the Lords as the Members API calls them; "judge" says what somebody was.
PARTIES_IN_LORDS = {
    "bishop": "Bishops",
    "conservative": "Conservative",
    "conservative-independent": "Conservative Independent",
    "crossbench": "Crossbench",
    "dup": "Democratic Unionist Party",
    "green": "Green Party",
    "independent-labour": "Independent Labour",
    "independent-ulster-unionist": "Independent Ulster Unionist",
    "judge": None,
    "labour": "Labour",
    "liberal-democrat": "Liberal Democrat",
    "non-affiliated": "Non-affiliated",
    "plaid-cymru": "Plaid Cymru",
    "uup": "Ulster Unionist Party",
}
# Abbreviations of runners-up without a sitting member.
OTHER_PARTIES = {
    "INet": "Independent Network",
    "NIP": "Newham Independents Party",
    "PBPA": "People Before Profit Alliance",
    "WPB": "Workers Party of Britain",
}
# Family names of two words without a hyphen; the tables give the last word or nothing.
DOUBLE_FAMILY_NAMES = (
    "Ahmad Khan",
    "De Cordova",
    "De Piero",
    "Dent Coad",
    "Home Robertson",
    "Johnson Smith",
    "Little Pengelly",
    "Long Bailey",
    "Owen Jones",
    "Saville Roberts",
    "St Aubyn",
    "Wyn Jones",
    "de Bois",
    "van Mierlo",
)


class ImportFailed(Exception):
    """The tables cannot make a snapshot; the message says which table and why."""


def main(arguments: list[str] | None = None) -> int:
    """Read the tables, write the snapshot and print what it holds; return the exit code."""
    parser = argparse.ArgumentParser(description="Build the packaged snapshot of Parliament.")
    parser.add_argument("facts", type=Path, metavar="FACTS_DIR")
    parser.add_argument("--out", type=Path, default=PACKAGED, metavar="PATH")
    options = parser.parse_args(arguments)
    try:
        tables = read_tables(options.facts)
        check(tables)
        write(tables, options.out)
    except ImportFailed as error:
        print(f"import failed: {error}", file=sys.stderr)
        return 1
    print_summary(options.out)
    return 0


# Reading and checking


def read_tables(folder: Path) -> Tables:
    """Return the tables of `folder` by name, each with every column that is used."""
    tables = {
        name: _read(folder / f"{name}.csv", wanted.split()) for name, wanted in COLUMNS.items()
    }
    tables["constituency_statistics"] += _more_figures(tables)
    return tables


def _read(path: Path, wanted: list[str]) -> list[Row]:
    if not path.is_file():
        raise ImportFailed(f"{path.name} is missing from {path.parent}")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in wanted if name not in (reader.fieldnames or ())]
        if missing:
            raise ImportFailed(f"{path.name} lacks the column(s) {', '.join(missing)}")
        return [{name: (row[name] or "").strip() for name in wanted} for row in reader]


def check(tables: Tables) -> None:
    """Refuse tables that are incomplete, repeat themselves or point at nothing."""
    seats, members = tables["constituencies"], tables["mps"]
    for name, rows in (("constituencies", seats), ("mps", members)):
        if len(rows) != SEATS:
            raise ImportFailed(f"{name}.csv has {len(rows)} rows, not {SEATS}")
    _unique(seats, "constituencies", "gss_code", "members_api_id", "name")
    _unique(members, "mps", "members_api_id", "gss_code", "twfy_person_id", "name")
    _unique_pairs(tables["memberships_history"], "memberships_history", _membership_key)
    _unique_pairs(tables["constituency_statistics"], "constituency_statistics", _figure_key)
    _unique(tables["appg_groups"], "appg_groups", "appg", "title")
    _unique(tables["peers"], "peers", "members_api_id", "name")
    _known(tables["peers"], "peers", "party", set(PARTIES_IN_LORDS))
    _unique_pairs(tables["appg_officers"], "appg_officers", _office_key)
    _known(tables["appg_officers"], "appg_officers", "appg", _column(tables, "appg_groups", "appg"))
    _known(tables["appg_officers"], "appg_officers", "house", {"mp", "lord"})
    codes = {row["gss_code"] for row in seats}
    for name in ("mps", "by_elections_since_2024", "constituency_statistics", *POSTCODES):
        _known(tables[name], name, "gss_code", codes)
    history = tables["memberships_history"]
    known = {row["members_api_id"] for row in history if row["members_api_id"]}
    _known(tables["by_elections_since_2024"], "by_elections_since_2024", "members_api_id", known)
    holding = {row["members_api_id"] for row in history if not row["end_date"]}
    if holding != {row["members_api_id"] for row in members}:
        raise ImportFailed("mps.csv and the open rows of memberships_history.csv name other people")


def _unique(rows: list[Row], table: str, *columns: str) -> None:
    for column in columns:
        _unique_pairs(rows, table, lambda row, column=column: row[column])  # type: ignore[misc]


def _unique_pairs(rows: list[Row], table: str, key: Callable[[Row], object]) -> None:
    repeated = [value for value, count in Counter(map(key, rows)).items() if count > 1]
    if repeated:
        raise ImportFailed(f"{table}.csv says {repeated[0]} more than once")


def _known(rows: list[Row], table: str, column: str, known: set[str]) -> None:
    strangers = sorted({row[column] for row in rows} - known)
    if strangers:
        raise ImportFailed(f"{table}.csv has the unknown {column} {strangers[0]}")


def _membership_key(row: Row) -> tuple[str, str]:
    return row["twfy_person_id"], _starts(row)


def _office_key(row: Row) -> tuple[str, str, str]:
    return row["appg"], row["member"], row["source_url"]


def _column(tables: Tables, table: str, column: str) -> set[str]:
    return {row[column] for row in tables[table]}


def _figure_key(row: Row) -> tuple[str, str, str]:
    return row["gss_code"], row["statistic"], row["period"]


# Writing


def write(tables: Tables, out: Path) -> None:
    """Write the snapshot to `out`, replacing it only when it is whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        # No rollback journal: a failed draft is thrown away, and its files must not linger.
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;")
        connection.executescript((HERE / "snapshot_schema.sql").read_text(encoding="utf-8"))
        for fill in (
            _parties,
            _constituencies,
            _people,
            _memberships,
            _results,
            _committees,
            _groups,
            _peers,
            _posts,
            _postcodes,
            _bank_holidays,
        ):
            fill(connection, tables)
        _statistics(connection, tables["constituency_statistics"])
        _meta(connection, tables)
        _check_references(connection)
        connection.commit()
        connection.execute("VACUUM")
    except ImportFailed:
        connection.close()
        draft.unlink()
        raise
    connection.close()
    draft.replace(out)


def _check_references(connection: sqlite3.Connection) -> None:
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    if dangling:
        raise ImportFailed(f"{len(dangling)} rows point at nothing, first in {dangling[0][0]}")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


def _ids(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    return dict(connection.execute(f"SELECT {column}, id FROM {table}"))  # noqa: S608


def _meta(connection: sqlite3.Connection, tables: Tables) -> None:
    values = {"as_of": max(row["as_of"] for row in tables["mps"]), "schema": SCHEMA_VERSION}
    values["peers_as_of"] = max(row["as_of"] for row in tables["peers"])
    values["attribution"] = "\n".join(ATTRIBUTION)
    _insert(connection, "meta", sorted(values.items()))


def _parties(connection: sqlite3.Connection, tables: Tables) -> None:
    short = {row["party"]: row["party_abbr"] for row in tables["mps"]}
    names = set(short) | {_party(row) for row in tables["memberships_history"]}
    # Deputy Speakers keep their party; the office stands where the party should be.
    names -= {"Deputy Speaker"}
    rows = [(number, name, short.get(name)) for number, name in enumerate(sorted(names), 1)]
    _insert(connection, "party", rows)


def _party(row: Row) -> str:
    return PARTY_NAMES.get(row["party_name"], row["party_name"])


def _constituencies(connection: sqlite3.Connection, tables: Tables) -> None:
    seats = sorted(tables["constituencies"], key=lambda row: row["gss_code"])
    _insert(
        connection,
        "constituency",
        (
            (
                number,
                row["gss_code"],
                int(row["members_api_id"]),
                row["name"],
                row["name_welsh"] or None,
                row["nation"],
                row["region"],
                row["lad_names"],
                row["education_authorities"].replace(
                    "Northern Ireland Executive", "Education Authority (Northern Ireland)"
                ),
                row["predecessor_name"] or None,
                _number(row["predecessor_share_of_population"]),
            )
            for number, row in enumerate(seats, 1)
        ),
    )
    keys = {
        (fold(name), number)
        for number, row in enumerate(seats, 1)
        for name in (row["name"], row["name_welsh"])
        if name
    }
    _insert(connection, "constituency_key", sorted(keys))


def _people(connection: sqlite3.Connection, tables: Tables) -> None:
    people: dict[int, tuple[object, ...]] = {}
    persons = _persons(tables)
    for row in tables["committees"] + tables["memberships_history"]:
        person = _person(row, persons)
        name = row.get("name") or row.get("member") or None
        api_id = int(row["members_api_id"]) if row["members_api_id"] else None
        if person not in people or name:
            people[person] = (person, api_id, name, *_names(name or "", "", None))
    for row in tables["mps"]:
        person, name = int(row["twfy_person_id"]), row["name"]
        names = _names(name, row["family_name"], row["given_name"])
        people[person] = (person, int(row["members_api_id"]), name, *names)
    _insert(connection, "person", (people[person] for person in sorted(people)))
    words = {
        (word, person)
        for person, row in people.items()
        for column in row[4:]
        for word in str(column).split()
    }
    _insert(connection, "person_word", sorted(words))


def _persons(tables: Tables) -> dict[str, int]:
    """Return the person of each Members API id in the history, which names people best.

    Why: one member's committee places stand under another mySociety id than their seats.
    """
    rows = (row for row in tables["memberships_history"] if row["members_api_id"])
    return {row["members_api_id"]: int(row["twfy_person_id"]) for row in rows}


def _person(row: Row, persons: dict[str, int]) -> int:
    return persons.get(row["members_api_id"], int(row["twfy_person_id"]))


def _names(name: str, family: str, given: str | None) -> tuple[str, str, str, str]:
    """Return the list name ("Starmer, Sir Keir"), and folded the display, formal, family names."""
    double = next((two for two in DOUBLE_FAMILY_NAMES if name.endswith(f" {two}")), "")
    family = double or family or name.rpartition(" ")[2]
    words = " ".join(name_words(name))
    formal = " ".join(name_words(f"{given} {family}")) if given else words
    rest = name.removesuffix(family).strip()
    return (f"{family}, {rest}" if rest else family), words, formal, " ".join(name_words(family))


def _memberships(connection: sqlite3.Connection, tables: Tables) -> None:
    history = sorted(tables["memberships_history"], key=_membership_key)
    seats = sorted({_seat(row) for row in history})
    _insert(
        connection,
        "seat",
        (
            (number, name, fold(name), gss or None, int(api_id) if api_id else None)
            for number, (name, gss, api_id) in enumerate(seats, 1)
        ),
    )
    seat_ids = {seat: number for number, seat in enumerate(seats, 1)}
    parties = _ids(connection, "party", "name")
    own_party = _parties_of_deputy_speakers(history)
    _insert(
        connection,
        "membership",
        (
            (
                int(row["twfy_person_id"]),
                _starts(row),
                row["end_date"] or None,
                seat_ids[_seat(row)],
                parties.get(own_party.get(_membership_key(row), _party(row))),
                row["end_reason"] or None,
            )
            for row in history
        ),
    )
    _sitting(connection, tables["mps"], parties)


def _sitting(connection: sqlite3.Connection, mps: list[Row], parties: dict[str, int]) -> None:
    constituencies = _ids(connection, "constituency", "gss_code")
    _insert(
        connection,
        "sitting",
        (
            (
                int(row["twfy_person_id"]),
                row["full_title"],
                parties[row["party"]],
                constituencies[row["gss_code"]],
                row["first_elected"],
                row["service_start"],
                row["email"] if "@" in row["email"] else None,
                row["as_of"],
            )
            for row in sorted(mps, key=lambda row: int(row["twfy_person_id"]))
        ),
    )


def _starts(row: Row) -> str:
    """Return the polling day where it is known, else the first day.

    By-elections are held on Thursdays; the table of history starts those of 2005 to 2009 on the
    Friday and does not say when they were.
    """
    starts = row["elected_on"] or row["start_date"]
    day = date.fromisoformat(starts)
    if row["start_reason"] == "by_election" and not row["elected_on"] and day.weekday() == FRIDAY:
        return (day - timedelta(days=1)).isoformat()
    return starts


def _seat(row: Row) -> tuple[str, str, str]:
    return row["constituency"], row["gss_code"], row["constituency_members_api_id"]


def _parties_of_deputy_speakers(history: list[Row]) -> dict[tuple[str, str], str]:
    """Return for each term as Deputy Speaker the party the person had in their other terms."""
    parties: dict[str, str] = {}
    for row in history:
        if row["party_name"] not in {"Deputy Speaker", "Speaker", "Independent"}:
            parties.setdefault(row["twfy_person_id"], _party(row))
    return {
        _membership_key(row): parties.get(row["twfy_person_id"], "")
        for row in history
        if row["party_name"] == "Deputy Speaker"
    }


def _results(connection: sqlite3.Connection, tables: Tables) -> None:
    ids = _ids(connection, "constituency", "gss_code")
    parties = {row["party_abbr"]: row["party"] for row in reversed(tables["mps"])} | OTHER_PARTIES
    # "Labour (Co-op)" shares its abbreviation with Labour; results do not tell them apart.
    parties["Lab"] = "Labour"
    rows: list[Any] = [_general(row, ids, parties) for row in tables["constituencies"]]
    candidates: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(tables["by_election_candidates"], key=lambda row: int(row["position"])):
        candidates[row["gss_code"], row["polling_day"]].append(row)
    for row in tables["by_elections_since_2024"]:
        polled = candidates[row["gss_code"], row["polling_day"]]
        rows.append((*_by_election(row, ids, parties), *_counted(row, polled)))
    _insert(connection, "result", sorted(rows, key=lambda row: (row[0], row[1])))


def _general(
    row: Row, ids: dict[str, int], parties: dict[str, str]
) -> tuple[int, str, *tuple[object, ...]]:
    return (
        ids[row["gss_code"]],
        GENERAL_ELECTION,
        "2024 General Election",
        1,
        row["result_2024"],
        _whole(row["electorate_2024"]),
        _whole(row["valid_votes_2024"]),
        _number(row["turnout_pct_2024"]),
        parties.get(row["winning_party_2024"], row["winning_party_2024"]) or None,
        _whole(row["majority_2024"]),
        _number(row["majority_pct_2024"]),
        parties.get(row["second_party_2024"], row["second_party_2024"]) or None,
        *(None, None, None),
    )


def _by_election(
    row: Row, ids: dict[str, int], parties: dict[str, str]
) -> tuple[int, str, *tuple[object, ...]]:
    electorate, votes = _whole(row["electorate"]), _whole(row["valid_votes"])
    turnout = round(100 * votes / electorate, 2) if votes and electorate else None
    winner, _, how = row["result"].partition(" ")
    title = f"{row['polling_day'][:4]} {row['constituency']} by-election"
    head = (
        ids[row["gss_code"]],
        row["polling_day"],
        title,
        0,
        f"{winner} {how[:1].lower()}{how[1:]}",
    )
    return (*head, electorate, votes, turnout, parties.get(winner, winner))


def _counted(row: Row, polled: list[Row]) -> tuple[object, ...]:
    """Return what the candidates' votes tell of a by-election.

    The majority is counted from the votes. A published one that differs is kept beside it: of one
    by-election the table publishes 5,178 where the votes, which add up, give 5,278.
    """
    votes = [_whole(candidate["votes"]) or 0 for candidate in polled]
    valid = _whole(row["valid_votes"])
    if len(polled) < 2 or not valid or sum(votes) != valid or votes[0] < max(votes):
        raise ImportFailed(
            f"by_election_candidates.csv does not give all valid votes of {row['constituency']} on "
            f"{row['polling_day']}, the winner first"
        )
    majority, published = votes[0] - votes[1], _whole(polled[0]["majority"])
    return (
        majority,
        round(100 * majority / valid, 2),
        polled[1]["party"],
        votes[0],
        _number(polled[0]["share_pct"]),
        published if published != majority else None,
    )


def _committees(connection: sqlite3.Connection, tables: Tables) -> None:
    rows = sorted(tables["committees"], key=_place_key)
    by_committee: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_committee[int(row["committee_id"])].append(row)
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in tables["memberships_history"]:
        terms[row["twfy_person_id"]].append((_starts(row), row["end_date"] or "9999"))
    for number, places in sorted(by_committee.items()):
        name, slug = places[0]["committee"], places[0]["committee_slug"]
        if len({(row["committee"], row["committee_slug"]) for row in places}) > 1:
            raise ImportFailed(f"committees.csv gives committee {number} two names")
        house = _house(places, terms)
        _insert(connection, "committee", [(number, name, slug, fold(name), house)])
        _insert(connection, "committee_knowledge", _knowledge(number, places))
    persons = _persons(tables)
    _insert(
        connection,
        "committee_place",
        (
            (
                number,
                int(row["committee_id"]),
                _person(row, persons),
                row["role"],
                row["start"],
                row["end"] or None,
                row["known_until"],
            )
            for number, row in enumerate(rows, 1)
        ),
    )


def _place_key(row: Row) -> tuple[object, ...]:
    who = int(row["twfy_person_id"])
    return int(row["committee_id"]), row["start"], who, row["role"], row["end"], row["known_until"]


def _house(places: list[Row], terms: dict[str, list[tuple[str, str]]]) -> str:
    """Return the House a committee belongs to, told by who sat in the Commons when they joined."""
    mps = [any(a <= p["start"] <= b for a, b in terms[p["twfy_person_id"]]) for p in places]
    share = sum(mps) / len(mps)
    return "Commons" if share > 0.9 else "Lords" if share < 0.1 else "Joint"


def _knowledge(number: int, places: list[Row]) -> Iterator[tuple[int, str, str]]:
    """Give the periods in which every place of the committee is known.

    A place that was open when its source was last read says nothing of the days after. All places
    end with the Parliament, so a newer source can be whole only from the next general election on.
    """
    open_ends = {row["known_until"] for row in places if not row["end"]}
    ends = sorted(open_ends) or [min(row["known_until"] for row in places)]
    yield number, "1997-05-01", ends[0]
    for before, end in pairwise(ends):
        polls = [str(e.poll) for e in GENERAL_ELECTIONS if before < str(e.poll) <= end]
        if not polls:
            raise ImportFailed(
                f"committees.csv knows open places of committee {number} until {before} and until "
                f"{end}, with no general election between them"
            )
        yield number, polls[0], end


# All-party groups

REGISTER = re.compile(r"/cmallparty/(\d\d)(\d\d)(\d\d)/")
PEER = re.compile(
    "(?:The )?(?:Baroness|Lord|Lady|Baron|Viscount|Viscountess|Earl|Countess|Duke|Bishop) (?:of )?"
)
CHAIR = re.compile(r"^(?!.*(?:Vice|Deputy)).*Chair")


def _groups(connection: sqlite3.Connection, tables: Tables) -> None:
    """Write the groups, and the officers of those in the newest register.

    Why not the others' officers: a group leaves the register when it lapses or takes another name.
    """
    groups = sorted(tables["appg_groups"], key=lambda row: row["appg"])
    newest = max((_register(row) for row in groups), default="")
    officers: dict[str, list[Row]] = defaultdict(list)
    for row in tables["appg_officers"]:
        officers[row["appg"]].append(row)
    for number, row in enumerate(groups, 1):
        is_current = _register(row) == newest
        _insert(connection, "appg", [_group(number, row, is_current=is_current)])
        if is_current:
            _insert(connection, "appg_office", _offices(number, row, officers[row["appg"]]))


def _register(row: Row) -> str:
    found = REGISTER.search(row["source_url"])
    if not found:
        raise ImportFailed(f"appg_groups.csv does not say which register has {row['appg']}")
    return f"20{found[1]}-{found[2]}-{found[3]}"


def _group(number: int, row: Row, *, is_current: bool) -> tuple[object, ...]:
    # The register spells one group "All-Partly", and has stray blanks.
    title = " ".join(row["title"].replace("All-Partly", "All-Party").split())
    purpose = " ".join(row["purpose"].split()) if is_current else ""
    category, register = row["category"], _register(row)
    subject, url = group_subject(title), row["source_url"]
    return (number, row["appg"], title, subject, category, register, purpose or None, url)


def _offices(number: int, group: Row, rows: list[Row]) -> Iterator[tuple[object, ...]]:
    """Give the officers whom the group's own page of the register names.

    Why not all: the table files groups of the devolved legislatures under the same short names,
    with numbers that mean other people in the Members API.
    """
    own = [row for row in rows if row["source_url"] == group["source_url"]]
    for position, row in enumerate(sorted(own, key=_office_order), 1):
        is_peer = row["house"] == "lord" or PEER.match(row["member"])
        member_id = int(row["members_api_id"]) if row["members_api_id"] else None
        role = row["role"].removesuffix(" & Registered Contact")
        yield number, position, member_id, row["member"], 2 if is_peer else 1, role


def _office_order(row: Row) -> tuple[object, ...]:
    """Put chairs first, and by surname; a peer's is the first word after Lord or Baroness."""
    name, is_peer = row["member"], PEER.match(row["member"])
    listed = PEER.sub("", name) if is_peer else _names(name, "", None)[0]
    return not CHAIR.match(row["role"]), fold(listed), name


# Peers


def _peers(connection: sqlite3.Connection, tables: Tables) -> None:
    rows = sorted(tables["peers"], key=lambda row: int(row["members_api_id"]))
    _insert(connection, "peer", map(_peer, rows))


def _peer(row: Row) -> tuple[object, ...]:
    """Return one peer, named as the Members API does: "The Earl of Clancarty", "Earl Howe"."""
    rank, is_bishop = row["rank"], row["type"] == "bishop"
    title = row["name"].removeprefix(f"{rank} ")
    if title == row["name"]:
        raise ImportFailed(f"peers.csv has the rank {rank} for {row['name']}")
    style = f"Lord {rank}" if is_bishop else rank
    name = f"The {style} {title}" if title.startswith("of ") else f"{style} {title}"
    place = title.removeprefix("of ")
    list_name = f"{place}, {rank}{' of' if place != title else ''}"
    full_title = name if name.startswith("The ") else f"The {name}"
    party, since = PARTIES_IN_LORDS[row["party"]], row["member_since"]
    key = int(row["members_api_id"])
    return key, name, list_name, full_title, party, is_bishop, since, row["party_since"] or since


# Postcodes

POSTCODES = {"postcode_sectors": "sector", "postcode_districts": "outcode"}


def _postcodes(connection: sqlite3.Connection, tables: Tables) -> None:
    ids = _ids(connection, "constituency", "gss_code")
    areas: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for table, column in POSTCODES.items():
        for row in tables[table]:
            share = round(1000 * (_number(row["share"]) or 0))
            areas[row[column]].append((int(row["rank"]), ids[row["gss_code"]], share))
    for area, seats in areas.items():
        shares = [share for _, _, share in sorted(seats)]
        if shares != sorted(shares, reverse=True) or not 970 <= sum(shares) <= 1010:
            raise ImportFailed(f"the shares of {area} are not in order, or are no whole")
    _insert(
        connection,
        "postcode",
        (
            (area, "|".join(f"{seat}:{share}" for _, seat, share in sorted(seats)))
            for area, seats in sorted(areas.items())
        ),
    )


# Bank holidays

DIVISIONS = {
    "england-and-wales": ("England", "Wales"),
    "northern-ireland": ("Northern Ireland",),
    "scotland": ("Scotland",),
}


def _bank_holidays(connection: sqlite3.Connection, tables: Tables) -> None:
    rows = tables["bank_holidays"]
    _known(rows, "bank_holidays", "division", set(DIVISIONS))
    days = {(nation, row["date"]) for row in rows for nation in DIVISIONS[row["division"]]}
    _insert(connection, "bank_holiday", sorted(days))


# Posts

RANKS = ("PM", "DPM", "SoS", "Parl. lead.", "MoS", "PUSS", "Parl.")
# Titles that come with another post of the same days, which says what somebody does.
LEGAL_TITLES = ("Lord Privy Seal", "Lord President of the Council")
CHANGE_OF_GOVERNMENT = "2026-07-20"
FRONT_BENCHES = "front_benches_2026_secondary"
NO_END = "9999-12-31"
SIDES = {"government": "government", "opposition": "opposition", "other party": "other"}


def _posts(connection: sqlite3.Connection, tables: Tables) -> None:
    """Write the posts: each table tells of its own days, and of no day between them."""
    rows = [*_ministers(tables["ministers"]), *map(_front_bencher, tables[FRONT_BENCHES])]
    for row in sorted(tables["opposition_posts_2010_2020"], key=_post_key):
        days = (row["start_date"], row["end_date"] or None, None)
        source = ("mySociety / TheyWorkForYou", row["known_until"])
        rows.append((int(row["members_api_id"]), None, row["post"], "opposition", *days, source))
    sources = {source: n for n, source in enumerate(sorted({row[-1] for row in rows}), 1)}
    _insert(connection, "post_source", ((n, *source) for source, n in sources.items()))
    groups = {key: number for number, key in enumerate(dict.fromkeys(row[1] for row in rows))}
    _insert(
        connection,
        "post",
        (
            (n, who, groups[place] if place else len(groups) + n, *told, sources[source])
            for n, (who, place, *told, source) in enumerate(rows, 1)
        ),
    )


def _post_key(row: Row) -> tuple[object, ...]:
    return int(row["members_api_id"]), row["start_date"], row["post"]


def _ministers(rows: list[Row]) -> Iterator[tuple[Any, ...]]:
    """Give the posts, the higher first; of one rank at one department the title of office first.

    A post with several departments names none, and one that names its department is not told twice.
    """
    _known(rows, "ministers", "rank", set(RANKS))
    at_once: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        at_once[row["members_api_id"], row["start_date"], row["end_date"]].append(row)
    for row in sorted(rows, key=_office_rank):
        together = at_once[row["members_api_id"], row["start_date"], row["end_date"]]
        if row["post"] in LEGAL_TITLES and any(r["post"] not in LEGAL_TITLES for r in together):
            continue
        name = f"{row['post']}{' (acting)' if row['acting'] else ''}"
        places = {r["department"] for r in together if r["post"] == row["post"]}
        said = row["department"].removeprefix("HM ") in name
        if row["rank"] in {"MoS", "PUSS"} and len(places) == 1 and not said:
            name = f"{name} ({row['department']})"
        who, start, end = int(row["members_api_id"]), row["start_date"], row["end_date"] or None
        place, source = (row["department"], row["rank"]), ("Institute for Government", row["as_of"])
        yield who, place, name, "government", start, end, None, source


def _office_rank(row: Row) -> tuple[object, ...]:
    is_of_state = row["post"].startswith("Secretary of State for")
    return RANKS.index(row["rank"]), not is_of_state, row["post"], *_post_key(row)[:2]


def _front_bencher(row: Row) -> tuple[Any, ...]:
    """Return a post by press and party sources, from the first day it is sure to be held.

    One that was last confirmed under the government before is known up to that day only.
    """
    confirmed = row["last_confirmed"]
    year, month, *day = confirmed.split("-")
    when = f"{'on' if day else 'in'} {' '.join(map(str, map(int, day)))} {month_name[int(month)]}"
    source = (
        f"according to press and party sources, last confirmed {' '.join(when.split())} {year}; "
        "not from Parliament"
    )
    start = row["start_date"]
    until = NO_END if confirmed >= CHANGE_OF_GOVERNMENT[: len(confirmed)] else _last_day(confirmed)
    is_day = len(start) == 10
    days = (start, None, None) if is_day else (None, None, _last_day(start or confirmed))
    side = SIDES[row["side"]]
    name = f"{row['post']}, {row['party']}" if side == "other" else row["post"]
    return int(row["members_api_id"]), None, name, side, *days, (source, until)


def _last_day(text: str) -> str:
    """Return the last day of "2024-11", or the day itself."""
    if len(text) == 10:
        return text
    year, month = map(int, text.split("-"))
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


# Statistics

MONTHS = {name[:3]: name for name in month_name if name}


def _more_figures(tables: Tables) -> list[Row]:
    """Return the figures of the second table, each with its source in words."""
    rows, sources = (
        tables["constituency_statistics_more"],
        tables["constituency_statistics_sources"],
    )
    described = {row["source"]: row["description"] for row in sources}
    _known(rows, "constituency_statistics_more", "source", set(described))
    return [row | {"source": described[row["source"]]} for row in rows]


def _statistics(connection: sqlite3.Connection, figures: list[Row]) -> None:
    columns = ["id", "label", "definition", "unit", "publisher", "title", "url"]
    described = _read(HERE / "snapshot_statistics.csv", columns)
    used = {row["statistic"] for row in figures}
    _known(figures, "constituency_statistics", "statistic", {row["id"] for row in described})
    _insert(
        connection,
        "statistic",
        (
            (*list(row.values())[:1], position, *list(row.values())[1:-1], row["url"] or None)
            for position, row in enumerate(described, 1)
            if row["id"] in used
        ),
    )
    series: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in figures:
        series[row["statistic"], row["period"]].append(row)
    nations = dict(connection.execute("SELECT gss_code, nation FROM constituency"))
    # Scotland's census was a year after the others: what is newest is so in one nation.
    newest: dict[tuple[str, str], str] = {}
    for row in figures:
        key = row["statistic"], nations[row["gss_code"]]
        newest[key] = max(newest.get(key, ""), row["period"])
    for number, (key, rows) in enumerate(sorted(series.items()), 1):
        ranked = {n for (name, n), period in newest.items() if (name, period) == key}
        _one_series(connection, number, rows, nations, ranked)


def _one_series(
    connection: sqlite3.Connection,
    number: int,
    rows: list[Row],
    nations: dict[str, str],
    ranked: set[str],
) -> None:
    """Write one statistic for one period; `ranked` are the nations where no period is newer."""
    first = rows[0]
    if len({(row["method"], row["source"], row["unit"]) for row in rows}) > 1:
        raise ImportFailed(f"{first['statistic']} {first['period']} mixes methods or sources")
    method = first["method"]
    if method not in {"published", "aggregated"} and not method.startswith("estimated"):
        raise ImportFailed(
            f"{first['statistic']} {first['period']} has the unknown method {method}"
        )
    is_estimated, is_aggregated = method.startswith("estimated"), method == "aggregated"
    head = (number, first["statistic"], _period(first["period"]), is_estimated)
    _insert(connection, "series", [(*head, first["source"], is_aggregated)])
    values = {row["gss_code"]: _value(row) for row in rows}
    # Every share in the tables is on 0 to 100; none is converted, and one on 0 to 1 is refused.
    if first["unit"].startswith("%") and max(values.values()) <= 1:
        raise ImportFailed(f"{first['statistic']} {first['period']} is on 0 to 1, not 0 to 100")
    ids = _ids(connection, "constituency", "gss_code")
    by_nation: dict[str, list[float]] = defaultdict(list)
    for code in sorted(values):
        by_nation[nations[code]].append(values[code])
    ranks = {nation: _ranks(by_nation[nation]) for nation in ranked}
    _insert(
        connection,
        "figure",
        (
            (ids[code], number, value, ranks.get(nations[code], {}).get(value))
            for code, value in sorted(values.items())
        ),
    )
    medians = ((n, round(statistics.median(by_nation[n]), 4), len(by_nation[n])) for n in ranked)
    _insert(connection, "benchmark", sorted((number, *row) for row in medians))


def _ranks(values: list[float]) -> dict[float, int]:
    """Return the place of each value, 1 the highest; equal values share the better place."""
    ranks: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), 1):
        ranks.setdefault(value, place)
    return ranks


def _value(row: Row) -> float:
    value = _number(row["value"])
    if value is None:
        raise ImportFailed(f"constituency_statistics.csv has no value for {_figure_key(row)}")
    return value


def _period(raw: str) -> str:
    """Return a period fit to print: "2025-12" is December 2025, "2020 E" (England's scale) 2020.

    "census 2021-03" is the census of March 2021, and "year to 2025-03" the year to March 2025.
    """
    if month := re.fullmatch(r"(census |year to |)(\d{4})-(0[1-9]|1[0-2])", raw):
        return f"{month[1].replace('s ', 's of ')}{month_name[int(month[3])]} {month[2]}"
    if published := re.fullmatch(r"published (\w{3}) (\d{4})", raw):
        return f"{MONTHS.get(published[1], published[1])} {published[2]}"
    return raw.removesuffix(" E")


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        raise ImportFailed(f'"{text}" is not a number') from None


def _whole(text: str) -> int | None:
    number = _number(text)
    return None if number is None else int(number)


def print_summary(out: Path) -> None:
    """Print how many rows each table of the snapshot holds, its date and its size."""
    connection = sqlite3.connect(out)
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (name,) in connection.execute(names).fetchall():
        count = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        print(f"{name:<22}{count:>8,}")
    as_of = connection.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()[0]
    connection.close()
    print(f"as of {date.fromisoformat(as_of)}, {out.stat().st_size / 1e6:.2f} MB: {out}")


if __name__ == "__main__":
    sys.exit(main())
