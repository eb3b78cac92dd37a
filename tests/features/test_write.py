"""Kinds of documents of one's own: traits in YAML and a template, and everything else follows."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advocate.models.kinds import Need
from tests.features.breaches import put
from tests.features.conftest import Outcome, Run, everything_in
from tests.features.test_golden import outline

ON = ("--on", "2026-11-20")
PHILLIPS = ("--mp", "4370", *ON)
LETTER = """\
title: Good wishes
audience: [recipient]
made_for: member
addressed_to: member
letter: true
words: 60
"""
NOTE = """\
title: Note on a visit
audience: [internal]
made_for: member
about: visits
"""
LEAFLET = "title: Leaflet\naudience: [public]\nmade_for: once\n"
FOR_HOST = NOTE.replace("[internal]", "[host]") + "addressed_to: host\n"
WISHES = """\
<!-- address -->
{{ address.address_line }}

Dear {{ address.salutation }},

{{ prose(text) }}

Yours sincerely,
{{ signatory.name }}
"""
VISIT = """\
- id: school_2026
  member: 4370
  member_name: Jess Phillips
  date: 2026-12-04
  venue: First Hall
  constituency: Birmingham Yardley
  purpose: To see our work
"""
SAFE = "  supervised_by: Ann Example\n  sign_in: Front desk\n  safeguarding_lead: Bea Example\n"
LOG = """\
- id: met
  member: 4370
  member_name: Jess Phillips
  date: 2026-10-01
  kind: meeting
  summary: We met and talked.
  internal_note: Never offer a seat near the window to her.
"""
QUOTES = """\
- id: teacher
  text: They learn because somebody listens to them.
  speaker: Ann Example
  role: Teacher
  said_on: 2026-01-10
  source: Our newsletter
  consent: {scope: SCOPE, given_by: Ann Example, given_on: 2026-01-10, reference: c1}
"""


def kind(folder: Path, name: str, traits: str, template: str) -> None:
    """Add a kind of documents to a workspace."""
    put(folder, f"kinds/{name}.yaml", traits)
    (folder / "templates").mkdir(exist_ok=True)
    put(folder, f"templates/{name}.md.j2", template)


def wishes(folder: Path, text: str, greeting: str = "{{ address.salutation }}") -> None:
    body = WISHES.replace("{{ prose(text) }}", text)
    kind(folder, "wishes", LETTER, body.replace("{{ address.salutation }}", greeting))


def rules(outcome: Outcome) -> set[str]:
    """The rules that stopped a build."""
    problems: list[dict[str, Any]] = outcome.json["problems"]
    return {problem["rule"] for problem in problems if problem["severity"] == "error"}


def of_kinds(outcome: Outcome) -> list[dict[str, Any]]:
    """What is found in kinds and their templates."""
    problems: list[dict[str, Any]] = outcome.json["problems"]
    places = ("kinds/", "templates/")
    return [problem for problem in problems if (problem["file"] or "").startswith(places)]


@pytest.mark.parametrize(
    ("rule", "text", "greeting"),
    [
        ("P01", "We wish you well.", "Keir"),
        ("R01", "They learn because somebody listens to them.", "{{ address.salutation }}"),
        ("R01", "Call 07700 900123.", "{{ address.salutation }}"),
        ("N01", "We helped 4,321 pupils.", "{{ address.salutation }}"),
        ("X02", "Vote Labour.", "{{ address.salutation }}"),
    ],
)
def test_a_letter_of_ones_own_is_held_against_the_rules_on_letters(
    run: Run, workspace: Path, rule: str, text: str, greeting: str
) -> None:
    put(workspace, "data/quotes.yaml", QUOTES.replace("SCOPE", "internal"))
    wishes(workspace, text, greeting)
    before = everything_in(workspace)

    outcome = run("write", "wishes", *PHILLIPS, "--json")

    assert outcome.exit_code == 1
    assert rules(outcome) == {rule}
    assert everything_in(workspace) == before


def test_a_letter_longer_than_its_kind_allows_is_warned_of(run: Run, workspace: Path) -> None:
    wishes(workspace, " ".join(["word"] * 59))

    outcome = run("write", "wishes", *PHILLIPS)

    assert outcome.exit_code == 0
    assert "61 words; a letter should have at most 60. [F05]" in outcome.stderr


def test_traits_and_a_template_are_enough_for_everything(run: Run, workspace: Path) -> None:
    wishes(workspace, 'We wish you well. The gap is {{ fact("gap") }}.')

    outcome = run(
        "write", "wishes", *PHILLIPS, "--json", "--format", "docx,md,html", "--comments", "--draft"
    )

    assert outcome.exit_code == 0, outcome.stdout
    stem = "2026-11-20-wishes-jess-phillips"
    assert outcome.files() == [f"{stem}.docx", f"{stem}.html", f"{stem}.md"]
    assert {(item["kind"], item["member_id"]) for item in outcome.json["written"]} == {
        ("wishes", 4370)
    }
    assert outcome.json["accessibility"]["checked"] == 1
    assert [found["check"] for found in outcome.json["accessibility"]["findings"]] == []
    assert "not meant for their readers" in outcome.stdout
    assert 'class="letter wishes"' in outcome.text("briefs/*.html")
    assert "Advocate Letter Text | We wish you well." in outline(
        workspace / "briefs" / f"{stem}.docx"
    )
    assert of_kinds(run("check", "--json")) == []
    facts = run("trace", f"briefs/{stem}.md", "--offline", "--json").json["facts"]
    assert {"gap", "4370.salutation"} <= {fact["id"] for fact in facts}
    state = run("status", *ON, "--json").json["documents"]
    assert {item["kind"] for item in state} == {"wishes"}
    used = run("impact", "gap", *ON, "--json").json["documents"]
    assert {item["path"] for item in used} == {f"briefs/{name}" for name in outcome.files()}


def test_a_dry_run_writes_nothing(run: Run, workspace: Path) -> None:
    wishes(workspace, "We wish you well.")
    before = everything_in(workspace)

    outcome = run("write", "wishes", *PHILLIPS, "--dry-run")

    assert "briefs/2026-11-20-wishes-jess-phillips.md  (dry run" in outcome.stdout
    assert everything_in(workspace) == before


def test_a_batch_is_written_by_several_processes(run: Run, workspace: Path) -> None:
    wishes(workspace, "We wish you well.")

    outcome = run("write", "wishes", "--committee", "education", *ON, "--jobs", "2", "--quiet")

    assert outcome.exit_code == 0, outcome.stderr
    assert len(outcome.files("briefs/*.md")) == 10


def test_the_packaged_kind_is_there_in_every_workspace(run: Run, workspace: Path) -> None:
    put(workspace, "data/engagements.yaml", LOG)

    outcome = run("write", "thank-you", *PHILLIPS)

    assert outcome.exit_code == 0, outcome.stderr
    assert "We met and talked." in outcome.text("briefs/*thank-you-jess-phillips.md")


def thanks_to_phillips(run: Run) -> str:
    text = run("write", "thank-you", *PHILLIPS).text("briefs/*thank-you-jess-phillips.md")
    return text.replace("\u00a0", " ")


def test_thanks_tell_what_we_and_the_member_have_still_to_do(run: Run, workspace: Path) -> None:
    by = {"us": "R&A Tutors <north>", "member": "Jess Phillips", "other": "First Hall"}
    promises = "".join(f"    - {{what: Call {to}, by: {name}}}\n" for to, name in by.items())
    kept = "    - {what: Write, by: Jess Phillips, kept_on: 2026-10-02}\n"
    put(workspace, "data/engagements.yaml", f"{LOG}  promises:\n{promises}{kept}")

    text = thanks_to_phillips(run)
    assert "- From us: call us.\n- You kindly offered: call member.\n" in text
    assert "- First Hall: call other.\n" in text
    assert "write" not in text


@pytest.mark.parametrize(
    ("kind_of_contact", "thanks", "offer"),
    [
        ("visit", "your visit of 1 October 2026", "come again, and we"),
        ("letter", "our correspondence of 1 October 2026", "see our work for yourself, and we"),
        ("event", "the event of 1 October 2026", "see our work for yourself, and we"),
    ],
)
def test_thanks_are_for_what_the_contact_was(
    run: Run, workspace: Path, kind_of_contact: str, thanks: str, offer: str
) -> None:
    put(workspace, "data/engagements.yaml", LOG.replace("meeting", kind_of_contact))

    text = thanks_to_phillips(run)

    assert f"Thank you for {thanks}" in text
    assert f"You would be welcome to {offer} would gladly answer" in text


def test_thanks_look_forward_to_a_visit_that_is_planned(run: Run, workspace: Path) -> None:
    put(workspace, "data/engagements.yaml", LOG)
    put(workspace, "data/visits.yaml", VISIT)

    text = thanks_to_phillips(run)

    assert "your visit to First Hall on 4 December 2026. We would gladly answer" in text
    assert "welcome" not in text


def test_a_kind_of_the_workspace_goes_before_the_packaged_one(run: Run, workspace: Path) -> None:
    kind(workspace, "thank-you", LEAFLET, "# Thank you\n\nThanks to all.\n")

    assert run("write", "thank-you", *ON).exit_code == 0
    assert run("write", "thank-you", *PHILLIPS).exit_code == 2


def test_what_a_kind_needs_and_somebody_lacks_is_named_for_each(run: Run, workspace: Path) -> None:
    put(workspace, "data/engagements.yaml", LOG)

    outcome = run("write", "thank-you", "--mp", "4370,4641,4510", *ON)

    assert outcome.exit_code == 1
    assert "Alex Norris: there is no engagement" in outcome.stderr
    assert "Helen Hayes: there is no engagement" in outcome.stderr
    assert "Jess Phillips" not in outcome.stderr
    assert not (workspace / "briefs").exists()


def test_a_note_about_a_visit_is_for_the_member_who_comes(run: Run, workspace: Path) -> None:
    put(workspace, "data/visits.yaml", VISIT)
    put(workspace, "data/engagements.yaml", LOG)
    kind(
        workspace,
        "visit-note",
        NOTE,
        "# {{ visit.venue }}: {{ address.plain_name }}\n\n{{ visit.purpose }}"
        " {{ engagement.internal_note or 'No note.' }}\n",
    )

    outcome = run("write", "visit-note", "--about", "school_2026", *ON, "--json")

    assert outcome.exit_code == 1
    assert rules(outcome) == {"C09"}, "the plan of a visit is held against its rules"
    put(workspace, "data/visits.yaml", f"{VISIT}  source: An invented account\n")
    outcome = run("write", "visit-note", "--about", "school_2026", *ON)
    assert outcome.exit_code == 0, outcome.stderr
    text = outcome.text("briefs/2026-11-20-visit-note-jess-phillips-school-2026.md")
    assert "# First Hall: Jess Phillips" in text
    assert "a seat near the window" in text
    put(workspace, "kinds/visit-note.yaml", NOTE.replace("internal", "recipient"))
    assert run("write", "visit-note", "--about", "school_2026", *ON).exit_code == 0
    assert "No note." in run("status").folder.joinpath(
        "briefs/2026-11-20-visit-note-jess-phillips-school-2026.md"
    ).read_text("utf-8")
    assert "Internal: not for publication" in text


@pytest.mark.parametrize(("scope", "is_refused"), [("recipient", True), ("host", False)])
def test_what_a_member_may_read_a_host_may_not(
    run: Run, workspace: Path, scope: str, is_refused: bool
) -> None:
    put(workspace, "data/visits.yaml", f"{VISIT}  source: An invented account\n")
    put(workspace, "data/quotes.yaml", QUOTES.replace("SCOPE", scope))
    kind(
        workspace,
        "for-host",
        FOR_HOST,
        "# To {{ visit.venue }}\n\n> They learn because somebody listens to them.\n\n"
        "{{ quotations | length }} may be quoted.\n",
    )

    outcome = run("write", "for-host", "--about", "school_2026", *ON, "--json")

    assert (outcome.exit_code == 1) is is_refused
    assert rules(outcome) == ({"R01"} if is_refused else set())


def test_a_letter_to_a_host_is_not_held_against_the_forms_of_the_member(
    run: Run, workspace: Path
) -> None:
    put(workspace, "data/visits.yaml", f"{VISIT}  source: An invented account\n")
    kind(
        workspace,
        "host-letter",
        f"{FOR_HOST}letter: true\n",
        "Dear Ms Castell,\n\n{{ address.first_mention }} will come.\n\nYours sincerely,\n",
    )

    outcome = run("write", "host-letter", "--about", "school_2026", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert "P18" not in outcome.stderr


def test_whatever_a_kind_may_need_is_a_name_of_its_template(run: Run, workspace: Path) -> None:
    names = [need.value for need in Need]
    text = "\n".join(f"{name}: {{{{ {name} is defined }}}}\n" for name in names)
    kind(workspace, "names", NOTE.replace("about: visits\n", ""), f"# Names\n\n{text}")

    outcome = run("write", "names", *PHILLIPS, "--format", "md")

    written = outcome.text("briefs/*.md").replace("\\", "")
    assert [name for name in names if f"{name}: True" not in written] == []


def test_a_document_about_a_meeting_is_for_the_member_met(run: Run, workspace: Path) -> None:
    put(workspace, "data/engagements.yaml", LOG)
    traits = NOTE.replace("visits", "engagements")
    kind(workspace, "minutes", traits, "# {{ about.summary }}\n\n{{ profile.member.id }}\n")

    outcome = run("write", "minutes", "--about", "met", *ON)

    assert outcome.exit_code == 0, outcome.stderr
    assert outcome.files("briefs/*.md") == ["2026-11-20-minutes-jess-phillips-met.md"]


def test_a_public_document_is_made_once(run: Run, workspace: Path) -> None:
    kind(workspace, "leaflet", LEAFLET, '# Why\n\nThe gap is {{ fact("gap") }}.\n')

    outcome = run("write", "leaflet", *ON, "--json")

    assert outcome.exit_code == 0, outcome.stdout
    assert outcome.files() == ["2026-11-20-leaflet.docx", "2026-11-20-leaflet.md"]
    assert outcome.json["parliament"] is None


@pytest.mark.parametrize("about", ["asks", "evidence", "quotations"])
def test_a_record_is_known_by_its_singular_name(run: Run, workspace: Path, about: str) -> None:
    put(workspace, "data/quotes.yaml", QUOTES.replace("SCOPE", "public"))
    name, known = {
        "asks": ("ask", "more_tutors"),
        "evidence": ("evidence", "gap"),
        "quotations": ("quotation", "teacher"),
    }[about]
    kind(workspace, "sheet", f"{LEAFLET}about: {about}\n", f"# On {{{{ {name}.id }}}}\n\nText.\n")

    outcome = run("write", "sheet", "--about", known, *ON, "--format", "md")

    assert outcome.exit_code == 0, outcome.stderr
    assert f"# On {known}" in outcome.text("briefs/*.md").replace("\\", "")


def test_a_kind_that_asks_puts_its_ask_early(run: Run, workspace: Path) -> None:
    text = "I should like to ask you to {{ action }}. We ask again."
    wishes(workspace, f"{'Word ' * 61} {text}")
    put(workspace, "kinds/wishes.yaml", f"{LETTER}asks: true\n")

    late = run("write", "wishes", *PHILLIPS, "--json")
    wishes(workspace, text)
    put(workspace, "kinds/wishes.yaml", f"{LETTER}asks: true\n")
    early = run("write", "wishes", *PHILLIPS, "--json")

    assert rules(late) == {"A02"}
    assert rules(early) == set(), early.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("wishs", *PHILLIPS), 1, "Did you mean wishes?"),
        (("brief", *PHILLIPS), 1, "advocate brief"),
        (("index", *PHILLIPS), 1, "advocate letters"),
        (("wishes",), 2, "for members"),
        (("leaflet", *PHILLIPS), 2, "nobody in particular"),
        (("leaflet", "--about", "gap"), 2, "Leave out --about."),
        (("visit-note",), 2, "--about ID"),
        (("visit-note", "--about", "school_2025"), 1, "Did you mean school_2026?"),
        (("secret", "--about", "hidden"), 1, "internal use"),
    ],
)
def test_what_does_not_go_together_is_said(
    run: Run, workspace: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    put(workspace, "data/visits.yaml", VISIT)
    wishes(workspace, "We wish you well.")
    kind(workspace, "leaflet", LEAFLET, "# Why\n\nBecause.\n")
    kind(workspace, "visit-note", NOTE, "# Note\n\nText.\n")
    kind(workspace, "secret", f"{LEAFLET}about: evidence\n", "# {{ claim.statement }}\n")
    claims = (workspace / "data/evidence.yaml").read_text("utf-8")
    hidden = claims.partition("\n- id: helped")[0].replace("id: gap", "id: hidden")
    put(workspace, "data/evidence.yaml", f"{claims}\n{hidden}\n  audience: internal\n")

    outcome = run("write", *arguments)

    assert outcome.exit_code == code
    assert said in outcome.stderr
    assert not (workspace / "briefs").exists()


@pytest.mark.parametrize(
    ("traits", "line", "message", "hint"),
    [
        ("audience: [recipient, mps]", 2, 'cannot be "mps"', "Known: public, recipient, host"),
        ("audience: []", 2, '"audience" names nobody.', "Say who reads it"),
        ("made_for: membr", 3, 'cannot be "membr"', 'Did you mean "member"?'),
        ("made_for: election", 3, "Only the manifesto", "Write member, or once."),
        ("made_for: once", 4, "It is made for no member.", "Write made_for: member."),
        ("addressed_to: nobody", 5, "and is to somebody", "Add addressed_to"),
        ("addressed_to: host", 4, '"addressed_to" is host, who is not', "Add host to audience."),
        ("audience: [internal]", 4, '"addressed_to" is member, who is not', "Add recipient"),
        ("words: 0", 6, "at least one word", "Correct the number"),
        ("needs: [visits]", 7, 'cannot be "visits"', 'Did you mean "visit"?'),
        ("about: mps", 7, 'cannot be "mps"', "Known: asks"),
        ("file_name: wishes-{name}", 7, "cannot be filled in", "{member} and {about}"),
        ('file_name: "{member}"', 7, "cannot be filled in", "Begin with words"),
        ("is_list: true", 5, "A letter is no list", "Add addressed_to"),
        ("name: other", 7, '"name" is not a field here', "file_name"),
    ],
)
def test_traits_that_make_no_sense_are_named_with_place_and_remedy(
    run: Run, workspace: Path, traits: str, line: int, message: str, hint: str
) -> None:
    field = traits.partition(":")[0]
    wishes(workspace, "We wish you well.")
    lines = [each for each in LETTER.splitlines() if not each.startswith(f"{field}:")]
    place = next((n for n, each in enumerate(LETTER.splitlines()) if each.startswith(field)), 6)
    put(workspace, "kinds/wishes.yaml", "\n".join([*lines[:place], traits, *lines[place:]]) + "\n")

    found = run("check", "--json").json["problems"]

    assert [(each["file"], each["line"]) for each in found if message in each["message"]] == [
        ("kinds/wishes.yaml", line)
    ]
    assert any(hint in (each["hint"] or "") for each in found)
    assert run("write", "wishes", *PHILLIPS).exit_code == 1


@pytest.mark.parametrize("name", ["letter", "brief", "Good Wishes"])
def test_a_name_that_is_taken_or_cannot_be_typed_is_refused(
    run: Run, workspace: Path, name: str
) -> None:
    kind(workspace, name, LEAFLET, "# Why\n\nBecause.\n")

    (found,) = of_kinds(run("check", "--json"))

    assert found["message"] == f'A kind cannot be called "{name}".'
    assert (found["file"], found["line"]) == (f"kinds/{name}.yaml", 1)


def test_a_kind_without_a_template_is_refused(run: Run, workspace: Path) -> None:
    put(workspace, "kinds/leaflet.yaml", LEAFLET)

    (found,) = of_kinds(run("check", "--json"))

    assert found["message"] == "There is no templates/leaflet.md.j2."


def test_a_waiver_may_name_a_document_of_ones_own_kind(run: Run, workspace: Path) -> None:
    kind(workspace, "leaflet", f"{LEAFLET}file_name: flyer\n", "# Why\n\nBecause.\n")
    waiver = "- rule: N01\n  about: NAME\n  reason: None\n  by: Zoë\n  date: 2026-01-01\n"

    put(workspace, "data/waivers.yaml", waiver.replace("NAME", "flyer"))
    known = run("check", "--json").stdout
    put(workspace, "data/waivers.yaml", waiver.replace("NAME", "flyers"))
    unknown = run("check", "--json").stdout

    assert "Nothing here is called" not in known
    assert "Nothing here is called" in unknown


def test_a_quotation_in_a_kind_that_is_gone_counts_as_read_by_everybody(
    run: Run, workspace: Path
) -> None:
    put(workspace, "data/quotes.yaml", QUOTES.replace("SCOPE", "internal"))
    kind(
        workspace,
        "minutes",
        NOTE.replace("about: visits\n", ""),
        "# M\n\n{{ quotations[0].text }}\n",
    )
    assert run("write", "minutes", *PHILLIPS, "--format", "md").exit_code == 0

    def changed() -> list[bool]:
        documents = run("status", *ON, "--json").json["documents"]
        return [each["stale"] for each in documents]

    assert changed() == [False]
    (workspace / "kinds" / "minutes.yaml").unlink()
    assert changed() == [True]


def test_completion_offers_kinds(workspace: Path) -> None:
    wishes(workspace, "We wish you well.")

    def offered(words: str) -> str:
        environment = os.environ | {
            "_ADVOCATE_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        program = "from advocate.cli.app import app; app(prog_name='advocate')"
        command = [sys.executable, "-c", program]
        done = subprocess.run(
            command, cwd=workspace, env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    assert offered("advocate write w").split() == ["wishes"]
    assert {"wishes", "thank-you"} <= set(offered("advocate write ").split())


@pytest.mark.parametrize("audience", ["host", "recipient", "public"])
def test_who_may_be_photographed_is_for_colleagues_only(
    run: Run, workspace: Path, audience: str
) -> None:
    consent = "Eighteen families have agreed, and the other two pupils stay in their room"
    put(workspace, "data/visits.yaml", f"{VISIT}{SAFE}  consent: {consent}\n")
    text = "{% if visit.consent %}{{ prose(visit.consent) }}{% else %}Nothing.{% endif %}"
    about = ("--about", "school_2026", *ON, "--format", "md")
    kind(workspace, "ours", NOTE, f"# Visit\n\n{text}\n")
    kind(workspace, "theirs", NOTE.replace("[internal]", f"[{audience}]"), f"# Visit\n\n{text}\n")
    kind(workspace, "typed", NOTE.replace("[internal]", f"[{audience}]"), f"# V\n\n{consent}.\n")

    assert run("write", "ours", *about).exit_code == 0
    assert "two pupils" in run("write", "ours", *about).text("briefs/*ours*.md")
    assert "Nothing." in run("write", "theirs", *about).text("briefs/*theirs*.md")
    assert "R01" in rules(run("write", "typed", *about, "--json"))


def test_a_quotation_with_a_comma_changed_is_known_all_the_same(run: Run, workspace: Path) -> None:
    put(workspace, "data/quotes.yaml", QUOTES.replace("SCOPE", "internal"))
    wishes(workspace, "They learn, because somebody listens to them.")

    assert rules(run("write", "wishes", *PHILLIPS, "--json")) == {"R01"}


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("{{ profile }}", "A whole record is printed here."),
        ("{{ nobody | date_long }}", '"nobody" is not defined.'),
    ],
)
def test_what_cannot_be_printed_is_said_in_plain_words(
    run: Run, workspace: Path, printed: str, said: str
) -> None:
    kind(workspace, "note", NOTE.replace("about: visits\n", ""), f"# Note\n\n{printed}\n")

    outcome = run("write", "note", *PHILLIPS)

    assert outcome.exit_code == 1
    assert said in outcome.stderr
    assert "templates/note.md.j2:3" in outcome.stderr


def test_no_id_travels_in_the_title(run: Run, workspace: Path) -> None:
    put(workspace, "data/visits.yaml", VISIT + SAFE)
    kind(workspace, "sheet", NOTE, "# Visit\n\nText.\n")

    outcome = run("write", "sheet", "--about", "school_2026", *ON, "--format", "md")

    assert "title: " in outcome.text("briefs/*.md")
    assert "school_2026" not in outcome.text("briefs/*.md")
