"""Makes the documents that are hardest to lay out, and a picture of each of their pages.

Usage: python tools/build_pictures.py FOLDER [CASE …]. Needs LibreOffice and pdftoppm. The pictures
are for looking at before a change of layout is called done; they are not kept in the repository,
but for the three that `python tools/build_pictures.py --docs` makes for docs/.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
ON = "2026-11-20"
DOTS_PER_INCH = "70"

LONG_QUOTATION = """
- id: long_quotation
  text: >-
    {sentence} {sentence} {sentence} {sentence} {sentence} {sentence} {sentence} {sentence}
  speaker: A volunteer tutor with a long description of the part they play in the programme
  role: Volunteer tutor since the autumn of 2020 and trustee of a neighbouring community centre
  place: Birmingham
  said_on: 2026-03-01
  source: Invented for a test of layout
  consent:
    scope: public
    given_by: invented
    given_on: 2026-03-01
    reference: invented
  topics: [tutoring]
  illustrative: true
""".replace(
    "{sentence}",
    "On most evenings the first ten minutes go on finding out where the trouble lies, and the "
    "rest on putting it right.",
)

PROGRAMME = """
- id: layout_programme_{number}
  school: The {number}th Invented Church of England Voluntary Aided Primary School
  constituency: Birmingham Yardley
  place: Birmingham
  academic_year: 2025/26
  phase: primary
  year_groups: [5, 6]
  subjects: [English, maths]
  mode: in person
  schedule: Tuesday, after school
  since: autumn 2023
  pupils: {pupils}
  sessions: 16
  hours: {hours}
  volunteers: 11
  illustrative: true
"""

NINE = (
    "[child_poverty_after_housing_costs_pct, children_affected_by_two_child_limit_pct, "
    "claimant_unemployment_rate_pct, free_school_meals_eligible_pct, he_entry_rate_age_18_pct, "
    "ks2_rwm_expected_pct, state_schools_good_or_outstanding_pct, state_schools_outstanding_pct, "
    "uk_imd_share_in_most_deprived_fifth]"
)


def _append(file: str, text: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as target:
            target.write(text)

    return edit


def _replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise SystemExit(f"{file} no longer holds {old!r}.")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _as_they_come(_folder: Path) -> None:
    """Change nothing."""


def _twelve_programmes(folder: Path) -> None:
    entries = (
        PROGRAMME.format(number=number, pupils=10 + number, hours=(10 + number) * 16)
        for number in range(4, 16)
    )
    _append("data/programmes.yaml", "".join(entries))(folder)


def _forty_notes(folder: Path) -> None:
    """Print every claim that stands in the register with a source, one after another."""
    register = (folder / "data" / "evidence.yaml").read_text(encoding="utf-8")
    ids = [line.removeprefix("- id: ").strip() for line in register.splitlines()
           if line.startswith("- id: ") and not line.endswith("_prov")]  # fmt: skip
    lines = "".join(f"- Claim {{{{ cite({name!r}) }}}}\n" for name in ids)
    template = folder / "templates" / "manifesto.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n\n## Every claim\n\n{lines}\n", encoding="utf-8")


def _brief(*who: str) -> tuple[str, ...]:
    return ("brief", *who, "--offline")


CASES: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "sample-brief": (_as_they_come, _brief("--mp", "4370")),
    "longest-brief": (_as_they_come, _brief("--mp", "Helen Hayes")),
    "shortest-brief": (_as_they_come, _brief("--mp", "Douglas Lumsden")),
    "longest-seat": (
        _as_they_come,
        _brief("--constituency", "Birmingham Hodge Hill and Solihull North"),
    ),
    "longest-name": (_as_they_come, _brief("--mp", "152")),
    "welsh-name": (_as_they_come, _brief("--constituency", "Ynys Môn")),
    "peer-letter": (_as_they_come, ("letters", "--appg", "schools", "--offline")),
    "letter-to-longest-seat": (
        _as_they_come,
        ("letters", "--constituency", "Birmingham Hodge Hill and Solihull North", "--offline"),
    ),
    "letter-welsh": (_as_they_come, ("letters", "--constituency", "Ynys Môn", "--offline")),
    "no-programmes": (_as_they_come, _brief("--mp", "Wes Streeting")),
    "twelve-programmes": (_twelve_programmes, _brief("--mp", "4370")),
    "long-quotation": (_append("data/quotes.yaml", LONG_QUOTATION), _brief("--mp", "4370")),
    "nine-rows": (
        _replace("advocate.yaml", "  local_statistics:", f"  chart: {NINE}\n  local_statistics:"),
        _brief("--mp", "4370"),
    ),
    "forty-notes": (_forty_notes, ("manifesto", "2024")),
    "letters": (_as_they_come, ("letters", "--committee", "education", "--offline")),
    "manifesto": (_as_they_come, ("manifesto", "2024")),
    "manifesto-of-2019": (_as_they_come, ("manifesto", "2019")),
}


def build_case(name: str, target: Path) -> list[Path]:
    """Build one case into `target` and return the pictures of its pages."""
    edit, command = CASES[name]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "sample"
        folder.mkdir()
        shutil.copyfile(ROOT / "advocate.yaml", folder / "advocate.yaml")
        for part in ("data", "templates"):
            shutil.copytree(ROOT / part, folder / part)
        edit(folder)
        out = target / name
        shutil.rmtree(out, ignore_errors=True)
        line = [sys.executable, "-m", "advocate", *command, "--on", ON, "--quiet"]
        subprocess.run([*line, "--format", "docx", "--out", str(out)], cwd=folder, check=True)  # noqa: S603
        files = sorted(out.glob("*.docx"))
        profile = f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
        subprocess.run([*convert, *map(str, files)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    for pdf in sorted(out.glob("*.pdf")):
        pages = ["pdftoppm", "-r", DOTS_PER_INCH, "-png", str(pdf), str(pdf.with_suffix(""))]
        subprocess.run(pages, check=True)  # noqa: S603
    return sorted(out.glob("*.png"))


def build_for_docs() -> None:
    """Draw the first pages of a brief, a letter and a manifesto into docs/pictures/."""
    shown = {"sample-brief": "brief", "letters": "letter", "manifesto": "manifesto"}
    target = ROOT / "docs" / "pictures"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for case, name in shown.items():
            build_case(case, Path(scratch))
            pdf = min((Path(scratch) / case).glob("*.pdf"))
            page = ["pdftoppm", "-r", "60", "-png", "-f", "1", "-singlefile", str(pdf)]
            subprocess.run([*page, str(target / name)], check=True)  # noqa: S603


def main(arguments: list[str]) -> int:
    """Build the cases named, or all."""
    if arguments == ["--docs"]:
        build_for_docs()
        return 0
    if not arguments or any(name not in CASES for name in arguments[1:]):
        print(f"Usage: build_pictures.py FOLDER [{' | '.join(CASES)}]", file=sys.stderr)
        return 2
    target = Path(arguments[0]).absolute()
    for name in arguments[1:] or CASES:
        print(f"{name}: {len(build_case(name, target))} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
