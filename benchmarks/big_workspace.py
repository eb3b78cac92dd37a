"""Makes a large workspace, as a national charity might have after some years: all of it invented.

    python -m benchmarks.big_workspace FOLDER

The sample workspace's own settings, manifestos, visits and members stay; its register, programmes
and constituencies grow to the sizes that `SIZES` names. Most of it is in order, and some is not.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import indent

from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

REPOSITORY = Path(__file__).parents[1]
SIZES = {"constituencies": 650, "evidence": 2000, "programmes": 1000}
COUNTED = {"evidence": "- id: ", "programmes": "- id: ", "constituencies": "- constituency: "}
"""How each record of a file begins."""
EVERY_FLAW = 90
"""Each so many records, one has something wrong with it."""

_MEASURES = (
    ("ks2_rwm", "met the expected standard in reading, writing and maths", "key stage 2"),
    ("ks4_g4em", "achieved grade 4 or above in GCSE English and maths", "key stage 4"),
)
_SOURCES = (
    ("Department for Education", "Key stage 2 attainment by constituency"),
    ("House of Commons Library", "Constituency data: school attainment"),
    ("Social Mobility Commission", "Attainment of disadvantaged pupils"),
)


def make_workspace(folder: Path) -> Path:
    """Write the workspace into `folder`, which must not exist, and return it."""
    shutil.copytree(REPOSITORY / "data", folder / "data")
    shutil.copyfile(REPOSITORY / "advocate.yaml", folder / "advocate.yaml")
    snapshot = open_snapshot()
    try:
        seats = snapshot.names.constituency_names()
    finally:
        snapshot.close()
    _extend(folder, "evidence", _claims(seats))
    _extend(folder, "programmes", _programmes(seats))
    path = folder / "data" / "constituencies.yaml"
    known = path.read_text("utf-8")
    register = (folder / "data" / "evidence.yaml").read_text("utf-8")
    places = [pair for pair in enumerate(seats) if f"- constituency: {pair[1]}\n" not in known]
    _extend(folder, "constituencies", (_place(i, seat, register) for i, seat in places))
    return folder


def _extend(folder: Path, name: str, records: Iterator[str]) -> None:
    """Add records to a file until it has as many as `SIZES` says."""
    path = folder / "data" / f"{name}.yaml"
    text = path.read_text("utf-8")
    mark = COUNTED[name]
    missing = SIZES[name] - text.count(f"\n{mark}")
    added = [next(records) for _ in range(missing)]
    path.write_text("\n".join([text.rstrip("\n") + "\n", *added]), "utf-8")


def _slug(seat: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "_" for c in seat.lower())


def _claims(seats: Sequence[str]) -> Iterator[str]:
    """Three claims a seat: two groups and their gap, or one of two groups in two years."""
    while True:
        for i, seat in enumerate(seats):
            first, second = 38 + i % 20, 60 + i % 17
            if i % 2:
                yield _claim(i, seat, "dis", "2023/24", first)
                yield _claim(i, seat, "oth", "2023/24", second)
                yield _claim(i, seat, "gap", "2023/24", second - first)
            else:
                yield _claim(i, seat, "dis", "2022/23", first - 2 + i % 5)
                yield _claim(i, seat, "dis", "2023/24", first)
                yield _claim(i, seat, "oth", "2023/24", second)


def _claim(number: int, seat: str, group: str, period: str, value: int) -> str:
    measure, what, stage = _MEASURES[number % 2]
    publisher, title = _SOURCES[number % 3]
    slug, year = f"{measure}_{_slug(seat)}", period[-2:]
    ids = {name: f"{slug}_{name}_{year}" for name in ("dis", "oth", "gap")}
    who = {"dis": "Disadvantaged pupils", "oth": "Other pupils"}.get(group)
    is_flawed = number % EVERY_FLAW == 7
    fields = {
        "statement": f"{who} in {seat} who {what}" if who else f"Gap in {seat}: pupils who {what}",
        "value": value,
        "unit": "percent" if who else "percentage_points",
        "population": f"{who or 'Disadvantaged and other pupils'} at the end of {stage}",
        "geography": seat,
        "period": period,
        "status": "revised",
        "verified": "unverified" if is_flawed else "primary",
        "publisher": publisher,
        "title": title,
        "published": "2025-02-27",
        "retrieved": "2026-11-20",
        "url": "https://explore-education-statistics.service.gov.uk/find-statistics",
        "series": f"{slug}_{group}",
        "measure": measure,
        "threshold": "grade 4" if measure == "ks4_g4em" else "expected standard",
        "good_until": "2027-06-30",
        "licence": "Open Government Licence v3.0",
    }
    if group == "gap":
        fields["gap_of"] = f"[{ids['dis']}, {ids['oth']}]"
    elif year == "24":
        fields["comparator"] = ids["oth" if group == "dis" else "dis"]
    lines = "".join(f"  {key}: {_plain(text)}\n" for key, text in fields.items())
    caveat = "Schools are counted where they stand, not where their pupils live."
    return f"- id: {ids[group]}\n{lines}  caveat: >-\n    {caveat}\n"


def _plain(value: object) -> str:
    text = str(value)
    return f'"{text}"' if ": " in text else text


def _programmes(seats: Sequence[str]) -> Iterator[str]:
    """One programme a seat and year, in a school named after the seat."""
    for year in range(2025, 2010, -1):
        for i, seat in enumerate(seats):
            pupils = 4 if i % EVERY_FLAW == 11 else 12 + i % 30
            place = f"{seat[:-1]}x" if i % (4 * EVERY_FLAW) == 13 else seat
            phase, group, kind = (
                ("primary", 6, "Primary School") if i % 3 else ("secondary", 11, "School")
            )
            yield (
                f"- id: {_slug(seat)}_{year % 100}{year % 100 + 1:02}\n"
                f"  site: {seat} {kind}\n"
                f"  constituency: {place}\n"
                f"  year: {year}/{year % 100 + 1:02}\n"
                f"  phase: {phase}\n"
                f"  year_groups: [{group}]\n"
                "  subjects: [English, maths]\n"
                "  mode: in person\n"
                "  schedule: Tuesday and Thursday afternoons\n"
                f"  people_helped: {pupils}\n"
                f"  sessions: {20 + i % 9}\n"
                f"  hours: {pupils * 15}\n"
                f"  volunteers: {pupils // 2}\n"
                "  source: Our own register of sessions, read at the end of the school year\n"
                f"  source_date: {year + 1}-07-20\n"
                "  illustrative: true\n"
            )


def _place(number: int, seat: str, register: str) -> str:
    """What is known of a seat: a text, with figures as far as the register has them."""
    measure, what, _ = _MEASURES[number % 2]
    slug = f"{measure}_{_slug(seat)}"
    if f"- id: {slug}_oth_24\n" not in register:
        return f"- constituency: {seat}\n  context: Our tutors are new to {seat}.\n"
    cited = f"{slug}_dis_2_4" if number % (4 * EVERY_FLAW) == 5 else f"{slug}_dis_24"
    text = (
        f"Our tutors have worked with schools in {seat} since the school year 2021/22,\n"
        "and they meet their pupils in small groups, twice a week, in school and after lessons.\n"
        f'In 2023/24, {{{{ fact("{cited}") }}}} of disadvantaged pupils there {what},\n'
        f'compared with {{{{ fact("{slug}_oth_24") }}}} of other pupils.\n'
        "Headteachers tell us that the first thing to change is how readily a pupil asks for help."
    )
    return (
        f"- constituency: {seat}\n"
        f"  aliases: [{_plain_alias(seat)} area]\n"
        f"  context: >-\n{indent(text, '    ')}\n"
        f"  evidence: [{slug}_dis_24, {slug}_oth_24]\n"
        "  source: Department for Education, February 2025; our own register of sessions\n"
        "  illustrative: true\n"
    )


def _plain_alias(seat: str) -> str:
    return seat.replace(",", "")


if __name__ == "__main__":
    print(make_workspace(Path(sys.argv[1])))
