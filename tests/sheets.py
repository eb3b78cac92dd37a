"""Spreadsheets as charities keep them, each messy in another way; built anew, always the same.

Every name of a place to help in and every figure is invented.
"""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO, StringIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

Cell = str | int | float | date
Grid = list[list[Cell]]
FIRST_DAY = date(1899, 12, 30)
ROWS = 200


def seats() -> tuple[str, ...]:
    """The names of the 650 constituencies."""
    with_record = open_snapshot()
    names = with_record.names.constituency_names()
    with_record.close()
    return names


def as_csv(rows: Grid, separator: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A CSV file; cells are quoted where they need it."""
    special = (separator, '"', "\n")
    return "".join(
        separator.join(
            f'"{text}"' if any(s in (text := str(c).replace('"', '""')) for s in special) else text
            for c in row
        )
        + end
        for row in rows
    ).encode(encoding)


def as_xlsx(sheets: dict[str, Grid], merged: Sequence[str] = ()) -> bytes:
    """A workbook; days are numbers with the look of a date, as Excel keeps them."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = BytesIO()
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="rId99" Type="{office}/styles" Target="styles.xml"/>'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    with ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
            '+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxml'
            f'formats-officedocument.spreadsheetml.sheet.main+xml"/>{overrides}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kinds}"><Relationship Id="rId1" Type="{office}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{kinds}">{related}</Relationships>',
        )
        archive.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/>'
            "</cellXfs></styleSheet>",
        )
        for i, rows in enumerate(sheets.values(), 1):
            ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
            tail = f"<mergeCells>{ranges}</mergeCells>" if merged and i == 1 else ""
            body = "".join(_row(number, row) for number, row in enumerate(rows, 1))
            archive.writestr(
                f"xl/worksheets/sheet{i}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{tail}</worksheet>',
            )
    return out.getvalue()


def north_east() -> bytes:
    """Sixty food banks of the North East, in a workbook as an office keeps it."""
    codes = (
        "NE4 5QA",
        "NE6 2AB",
        "NE8 1AA",
        "SR1 3AA",
        "TS1 2AA",
        "DH1 1AA",
        "DL1 1AA",
        "NE33 1AA",
    )
    rows: Grid = [["Food bank monitoring 2025/26"], ["Prepared for trustees"], [], [
        "", "Food bank", "Postcode", "Town", "No. of clients", "Volunteers", "Opened",
        "Manager's phone",
    ]]  # fmt: skip
    for i in range(60):
        town = ("Newcastle", "Gateshead", "Durham")[i % 3]
        opened: Cell = date(2015, 4, 1) if i % 2 else "April 2019"
        count: Cell = "<5" if i == 9 else 100 + i
        phone = f"01632 960{i:03}"
        rows.append(["", f"Sample Pantry {i + 1}", codes[i % 8], town, count, 4, opened, phone])
    rows.append(["", "Total", "", "", 7770, 240, "", ""])
    return as_xlsx({"Sites": rows})


def _row(number: int, row: Sequence[Cell]) -> str:
    cells = "".join(_cell(f"{chr(65 + i)}{number}", c) for i, c in enumerate(row) if c != "")
    return f'<row r="{number}">{cells}</row>'


def _cell(at: str, cell: Cell) -> str:
    if isinstance(cell, date):
        return f'<c r="{at}" s="1"><v>{(cell - FIRST_DAY).days}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{at}"><v>{cell}</v></c>'


def schools() -> bytes:
    """UTF-16 with tabs: old seats, Welsh names, notes between, numbers with commas, a total."""
    names = seats()
    rows: Grid = [["Data return, all regions"], [""], [
        "School name", "Parliamentary Constituency", "No. of pupils", "Academic Year",
        "Volunteer tutors", "Head teacher e-mail", "Ofsted",
    ]]  # fmt: skip
    for i in range(ROWS - 4):
        seat = {7: "Ynys Mon", 8: "Caerfyrddin", 9: "Bristol West", 11: "BRIDGEND CC"}.get(
            i, names[3 * i].upper() if i % 5 == 0 else names[3 * i]
        )
        count = {20: "1,204", 21: "<5", 22: "n/a", 23: "about 40", 24: "12.5"}.get(i, str(10 + i))
        year = {30: "AY24/25", 31: "2024-25", 32: "2024–2025", 33: "next year"}.get(i, "2024/25")
        rows.append(
            [
                f"Sample School {i + 1}",
                seat,
                count,
                year,
                str(i % 9 + 1),
                f"head{i}@example.org",
                "",
            ]
        )
    rows.insert(100, ["North West"])
    rows += [["Total", "", "24,000"], [""], ["Sample School 3", names[6], "12", "2024/25", "3"],
             ["Source: our own count"]]  # fmt: skip
    return as_csv(rows, "\t", "utf-16")


def food_banks(count: int = ROWS - 2) -> bytes:
    """CP1252 with semicolons, breaks in cells, postcodes: some unknown, one of Jersey."""
    codes = (
        "NE4 5QA",
        "NE6 2AB",
        "NE8 1AA",
        "SR1 3AA",
        "TS1 2AA",
        "DH1 1AA",
        "NE33 1AA",
        "DL1 1AA",
    )
    rows: Grid = [["Food Bank", "Delivery postcode", "Guests helped 2025/26", "Volunteers",
                   "Comments", "Fin. year"]]  # fmt: skip
    for i in range(count):
        code = {5: "JE2 3AB", 6: "NE99", 7: "nonsense", 8: ""}.get(i, codes[i % len(codes)])
        note = 'Café "Tŷ" – £5 a head'.replace("ŷ", "y") if i % 7 == 0 else ""
        note = "Open on Mondays\nand Fridays" if i % 11 == 0 else note
        rows.append(
            [f"St Mary’s Pantry {i + 1}", code, f"{1000 + i:,}", "-" if i % 4 else "12", note,
             "Apr 2025–Mar 2026" if i % 3 else "2025-26"]
        )  # fmt: skip
    rows += [["TOTAL", "", "250,000", "", "", ""], ["Figures are provisional", "", "", "", "", ""]]
    return as_csv(rows, ";", "cp1252")


def contacts() -> bytes:
    """A workbook: days in five forms, members as people type them, cells merged downwards."""
    people = ("Jess Phillips", "Phillips, Jess", "Rt Hon Damian Hinds MP", "Helen Hayes", "4370",
              "Jess Philips", "Nobody Atall", "Helen Hayes, Jess Phillips")  # fmt: skip
    kinds = ("Zoom call", "Site visit", "E-mail", "Reception", "Round table", "Skywriting")
    rows: Grid = [["Contacts with MPs"], [], ["Date of contact", "MP", "Type", "Subject", "Notes",
                                              "MP's e-mail"]]  # fmt: skip
    for i in range(ROWS - 1):
        day = date(2025, 1, 6) + timedelta(i)
        written: Cell = (day, f"{day:%d/%m/%Y}", f"{day:%d %b %Y}", day.isoformat(),
                         (day - FIRST_DAY).days)[i % 5]  # fmt: skip
        written = {50: "31/02/2025", 51: "soon", 52: "March 2025"}.get(i, written)
        rows.append(
            [written, people[i % 5 if i % 40 else i // 40 % 8], kinds[i % 5 if i % 60 else 5],
             "" if i % 6 == 0 else f"We spoke about a matter of {day:%B}.", "", "x@example.org"]
        )  # fmt: skip
    rows[10][2] = ""
    rows.append([rows[4][0], "Jess Phillips MP", rows[4][2], "Typed twice", "", ""])
    return as_xlsx({"Log": rows, "Empty": []}, merged=["C10:C11"])


def shares() -> bytes:
    """UTF-8 with a mark: parts of one, blanks, hidden counts, codes and names, a seat twice."""
    names = seats()
    rows: Grid = [["Constituency", "Warm homes rate"]]
    for i in range(ROWS - 2):
        seat = "E14001100" if i == 3 else names[i]
        rows.append([seat, {10: "", 11: "*", 12: "1.7%", 13: "x"}.get(i, round((i + 1) / 500, 4))])
    rows += [[names[5], 0.3], ["England total", 0.2]]
    return as_csv(rows, ",", "utf-8-sig")


def salutations(listed: str) -> bytes:
    """The list of `members --csv` with its column of salutations filled in, here and there."""
    header, *rows = csv.reader(StringIO(listed))
    place = header.index("salutation")
    for i, row in enumerate(rows):
        row[place] = ("", row[place], first := row[1].split()[0], f"Dear {first},")[i % 4]
    rows[1][0] = rows[1][1] = "Nobody Atall"
    grid: Grid = [[*row] for row in (header, *rows[:ROWS])]
    return as_csv(grid, ";", "utf-8-sig")
