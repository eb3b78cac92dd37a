"""Mistakes that people make in the files of a workspace, and those that no schema can see."""

from typing import NamedTuple

EVIDENCE = "data/evidence.yaml"
SETTINGS = "advocate.yaml"
ASKS = "data/manifestos/2024.yaml"


class Mistake(NamedTuple):
    """A mistake in one line of the minimal workspace."""

    file: str
    old: str
    new: str
    line: int
    message: str
    hint: str | None = None
    unseen: str | None = None
    """What kind of mistake it is, if only a whole workspace, or our own reader, can see it."""


class WholeFile(NamedTuple):
    """A file that does not agree with the records, or holds a wrong value."""

    file: str
    content: str
    message: str
    hint: str
    unseen: str | None = None


MISTAKES = (
    Mistake(
        EVIDENCE, "  unit: percentage_points\n", "", 1, '"unit" is missing', hint='Add "unit: …"'
    ),
    Mistake(EVIDENCE, "value: 22", "value: 22,000", 3, '"value" must be a number', hint="commas"),
    Mistake(
        EVIDENCE, "value: 22", "value: 22%", 3, '"value" must be a number', hint="Write 22, digits"
    ),
    Mistake(
        EVIDENCE,
        "value: 22",
        "value: 0x16",
        3,
        '"value" must be a number',
        hint="plain number",
        unseen="how a number is typed",
    ),
    Mistake(
        EVIDENCE, "value: 22", "value: yes", 3, '"value" must be a number', hint="plain number"
    ),
    Mistake(
        EVIDENCE,
        "  unit: percentage_points",
        "  units: people",
        4,
        '"units" is not a field',
        hint='"unit"',
    ),
    Mistake(
        EVIDENCE,
        "unit: percentage_points",
        "unit: percents",
        4,
        'cannot be "percents"',
        hint='"percent"',
    ),
    Mistake(
        EVIDENCE, "title: Survey of reading", "title:", 11, '"title" is empty', hint="Fill it in"
    ),
    Mistake(
        EVIDENCE,
        "title: Survey of reading",
        "title: [a]",
        11,
        '"title" must be text',
        hint="one line",
    ),
    Mistake(
        EVIDENCE,
        "id: helped",
        "id: gap",
        14,
        '"gap" is used twice',
        hint="another",
        unseen="ids that stand twice",
    ),
    Mistake(
        "advocate.yaml",
        "    role: Director",
        "    role: Director\n  - id: head\n    name: Ann Example\n    role: Chair",
        13,
        '"head" is used twice',
        hint="another",
        unseen="ids that stand twice",
    ),
    Mistake(
        EVIDENCE,
        "  value: 22",
        "  value: 22\n  value: 23",
        4,
        '"value" stands twice',
        hint="Keep one",
    ),
    Mistake(EVIDENCE, "  value: 22", "\tvalue: 22", 3, "not valid YAML", hint="spaces"),
    Mistake(
        EVIDENCE, "statement: The gap", "statement: The gap: wide", 2, "not valid YAML", hint='": "'
    ),
    Mistake(
        EVIDENCE,
        "illustrative: true",
        "published: 2 July 2021",
        25,
        "must be a date",
        hint="year-month",
    ),
    Mistake(
        EVIDENCE,
        "illustrative: true",
        "published: 2021-02-30",
        25,
        "must be a date",
        hint="year-month",
    ),
    Mistake(EVIDENCE, "illustrative: true", "illustrative: no", 25, "must be true or false"),
    Mistake(
        SETTINGS,
        'fact("gap")',
        'fact("gab")',
        16,
        'no evidence with the id "gab"',
        hint='"gap"',
        unseen="references",
    ),
    Mistake(
        SETTINGS,
        '{{ fact("gap") }}',
        "{{ gap }}",
        16,
        "cannot be filled in here",
        hint='fact("',
        unseen="braces in prose",
    ),
    Mistake(
        SETTINGS,
        '{{ fact("gap") }}',
        "{% raw %}",
        16,
        "cannot be filled in here",
        hint='fact("',
        unseen="braces in prose",
    ),
    Mistake(
        SETTINGS,
        "ask: more_tutors",
        "ask: more_tutor",
        14,
        "no ask with the id",
        hint="more_tutors",
        unseen="references",
    ),
    Mistake(
        SETTINGS,
        "manifesto: 2024",
        "manifesto: 2029",
        15,
        "no data/manifestos/2029.yaml",
        hint="2024",
        unseen="references",
    ),
    Mistake(
        SETTINGS,
        "  objective:",
        "  objectives:",
        16,
        '"objectives" is not a field',
        hint='"objective"',
    ),
    Mistake(SETTINGS, "  name: R&A", "  - name: R&A", 3, "not valid YAML", hint="indentation"),
    Mistake(ASKS, "by_when: 2030-09-01", "by_when: soon", 13, "must be a date", hint="2026-11-21"),
    Mistake(
        ASKS,
        "election: 2024",
        "election: 2023",
        1,
        "file is called 2024.yaml",
        hint="2023.yaml",
        unseen="names of files",
    ),
)
FILES = (
    WholeFile(
        "data/mps.yaml",
        "- member: 4370\n  name: Jess Phillips\n- member: 4641\n  name: Jess Asato\n",
        "4641 is Alex Norris, not Jess Asato.",
        "number or the name",
        unseen="references",
    ),
    WholeFile(
        "data/engagements.yaml",
        "- id: a\n  date: 2021-07-02\n  kind: visit\n  summary: A visit\n"
        "  member: 4370\n  member_name: Alex Norris\n",
        "4370 is Jess Phillips, not Alex Norris.",
        "number or the name",
        unseen="references",
    ),
    WholeFile(
        "data/mps.yaml",
        "- member: 4370\n  name: 😀\n",
        "4370 is Jess Phillips, not 😀.",
        "number or the name",
        unseen="references",
    ),
    WholeFile(
        "data/programmes.yaml",
        "- id: a\n  site: A School\n  constituency: Birmingham Yardly\n  year: 2025/26\n",
        'There is no constituency called "Birmingham Yardly".',
        '"Birmingham Yardley"',
        unseen="references",
    ),
    WholeFile(
        "data/constituencies.yaml",
        "- constituency: Nowhere at All\n  context: Here.\n",
        'There is no constituency called "Nowhere at All".',
        "2024 boundaries",
        unseen="references",
    ),
    WholeFile(
        "data/programmes.yaml",
        "- id: a\n  site: A\n  constituency: Birmingham Yardley\n  year: 2025/27\n",
        '"2025/27" is not the year of a programme',
        "2025/26, 2025-26 or 2025",
    ),
    WholeFile(
        "data/programmes.yaml",
        "- id: a\n  site: A\n  constituency: Birmingham Yardley\n  year: 2025/26\n"
        "  people_helped: -20\n",
        "people_helped cannot be below 0",
        "Correct",
    ),
    WholeFile(
        "data/mps.yml",
        "- member: 4370\n",
        "Nothing reads this file.",
        "data/mps.yaml",
        unseen="names of files",
    ),
)
