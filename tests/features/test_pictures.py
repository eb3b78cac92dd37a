"""Pictures are shown upright and within the page in every format, or refused with a remedy."""

import base64
import re
import struct
import zlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from advocate.models.picture_size import measure, orientation, trimmed, unturned, why_unfit
from tests.features.conftest import Run
from tests.features.test_brand import png

BRIEF = ("brief", "--mp", "Jess Phillips", "--on", "2026-11-20", "--format", "docx,html")
TRAILER = b"\xff\xda something behind the end \xff\xc0"


def exif(turn: int, order: str = ">") -> bytes:
    """What a camera notes: its maker, how it was held, and a third thing."""
    head = b"MM\0*" if order == ">" else b"II*\0"
    entries = [(0x010F, 2, 2, b"A\0"), (0x0112, 3, 1, struct.pack(f"{order}H", turn))]
    entries.append((0x0128, 3, 1, struct.pack(f"{order}H", 2)))
    found = b"".join(struct.pack(f"{order}HHI", *each[:3]) + each[3] + b"\0\0" for each in entries)
    return head + struct.pack(f"{order}IH", 8, len(entries)) + found + bytes(4)


def jpeg(width: int = 40, height: int = 20, **odd: Any) -> bytes:
    """A JPEG as far as its structure goes, with whatever is odd about it."""
    note = odd.get("exif", b"")
    fill = b"\xff" * odd.get("fill", 0)
    parts = [b"\xd8", b"\xe0\0\x07JFIF\0"]
    parts += [b"\xe1" + struct.pack(">H", len(note) + 8) + b"Exif\0\0" + note] if note else []
    colours = odd.get("colours", 3)
    frame = struct.pack(">HBHHB", 8 + 3 * colours, odd.get("bits", 8), height, width, colours)
    parts.append(bytes([odd.get("frame", 0xC0)]) + frame + bytes(3 * colours))
    parts += [b"\xda\0\x08\x01\x01\0\0\x3f\0" + b"ab\xff\0cd\xff\xd0ef", b"\xd9"]
    return b"".join(fill * bool(number) + b"\xff" + part for number, part in enumerate(parts))


def png_with(kind: bytes, content: bytes, data: bytes | None = None) -> bytes:
    """A PNG with one more chunk in front of its pixels."""
    data = png(40, 20) if data is None else data
    total = struct.pack(">I", zlib.crc32(kind + content))
    return data[:33] + struct.pack(">I", len(content)) + kind + content + total + data[33:]


def write(workspace: Path, data: bytes, name: str = "one.jpg") -> None:
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / name).write_bytes(data)
    (workspace / "templates" / "brief.md.j2").write_text(f"# One\n\n![It]({name})\n", "utf-8")


def drawn(folder: Path) -> tuple[str, list[tuple[int, int]], bytes]:
    """How the picture of the one Word file is turned, its sizes there, and its bytes."""
    (path,) = folder.glob("briefs/*.docx")
    with ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
        (media,) = (archive.read(name) for name in archive.namelist() if "media/" in name)
    turn = re.search(r"<a:xfrm([^>]*)>", text)
    sizes = re.findall(r'<(?:wp:extent|a:ext) cx="(\d+)" cy="(\d+)"', text)
    return turn[1] if turn else "", [(int(x), int(y)) for x, y in sizes], media


TURNS = {
    1: "",
    2: ' flipH="1"',
    3: ' rot="10800000"',
    4: ' flipV="1"',
    5: ' rot="16200000" flipH="1"',
    6: ' rot="5400000"',
    7: ' rot="5400000" flipH="1"',
    8: ' rot="16200000"',
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_photo_is_shown_as_the_camera_was_held(
    run: Run, workspace: Path, turn: int, order: str, kind: str
) -> None:
    note = exif(turn, order)
    data = jpeg(exif=note) if kind == "jpeg" else png_with(b"eXIf", note)
    write(workspace, data)

    outcome = run(*BRIEF)

    assert outcome.exit_code == 0, outcome.stderr
    shown, sizes, media = drawn(workspace)
    assert shown == TURNS[turn]
    assert set(sizes) == {(40 * 9525, 20 * 9525)}  # before the turn
    assert orientation(media) == 1  # or programs that heed the note would turn it twice
    assert why_unfit(media) is None
    width, height = (20, 40) if turn > 4 else (40, 20)
    page = outcome.text("briefs/*.html")
    assert f'width="{width}" height="{height}"' in page
    assert base64.b64encode(data).decode() in page  # browsers turn it themselves


@pytest.mark.parametrize(
    ("data", "is_turned"),
    [
        (png(60, 4000), False),
        (png(3000, 5000), False),
        (png(1, 20000), False),
        (png(20000, 1), False),
        (jpeg(5000, 300, exif=exif(6)), True),
        (jpeg(300, 5000, exif=exif(8)), True),
    ],
)
def test_no_picture_is_larger_than_the_page(
    run: Run, workspace: Path, data: bytes, is_turned: bool
) -> None:
    write(workspace, data)

    assert run(*BRIEF).exit_code == 0
    (path,) = workspace.glob("briefs/*.docx")
    document = Document(str(path))
    (shape,) = document.inline_shapes
    page = document.sections[0]
    across = page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]
    down = page.page_height - page.top_margin - page.bottom_margin  # type: ignore[operator]
    width, height = (shape.height, shape.width) if is_turned else (shape.width, shape.height)
    assert 0 < width <= across
    assert 0 < height < down
    measured = measure(data)
    assert measured
    if min(measured[1:]) > 1:
        assert width / height == pytest.approx(measured[1] / measured[2], rel=0.01)


@pytest.mark.parametrize(
    "data",
    [
        jpeg(fill=1),
        jpeg(fill=3, exif=exif(6)),
        jpeg(frame=0xC2),
        jpeg(colours=1),
        jpeg() + TRAILER,
        png(40, 20) + TRAILER,
        jpeg(fill=1) + jpeg(4, 4) + TRAILER,
    ],
)
def test_what_is_legal_in_a_picture_is_accepted_and_nothing_behind_its_end_travels(
    run: Run, workspace: Path, data: bytes
) -> None:
    write(workspace, data)

    outcome = run(*BRIEF)

    assert outcome.exit_code == 0, outcome.stderr
    assert TRAILER not in drawn(workspace)[2]
    assert base64.b64encode(data).decode() not in outcome.text("briefs/*.html") or (
        trimmed(data) == data
    )


UNFIT = {
    "CMYK": (jpeg(colours=4), "CMYK", "RGB"),
    "12 bits": (jpeg(frame=0xC1, bits=12), "rare kind of JPEG", "ordinary JPEG"),
    "lossless": (jpeg(frame=0xC3), "rare kind of JPEG", "ordinary JPEG"),
    "arithmetic": (jpeg(frame=0xC9), "rare kind of JPEG", "ordinary JPEG"),
    "animated": (png_with(b"acTL", struct.pack(">II", 2, 0)), "moves", "one moment"),
    "bomb": (
        png_with(b"tEXt", b"x", png(4, 4)).replace(
            struct.pack(">II", 4, 4), struct.pack(">II", 50_000, 50_000)
        ),
        "damaged",
        "picture program",
    ),
    "wall": (jpeg(50_000, 50_000), "50000 by 50000 pixels", "smaller"),
    "GIF": (b"GIF89a" + bytes(50), "neither PNG nor JPEG", "Save it as PNG"),
    "text": (b"not a picture\n", "neither PNG nor JPEG", "Save it as PNG"),
    "nothing": (b"", "neither PNG nor JPEG", "Save it as PNG"),
    "no size": (png(0, 0), "neither PNG nor JPEG", "Save it as PNG"),
    "cut PNG": (png(40, 20)[:-5], "damaged", "picture program"),
    "cut JPEG": (jpeg()[:-2], "damaged", "picture program"),
    "no pixels": (png(4, 4)[:33] + png(4, 4)[-12:], "damaged", "picture program"),
    "endless": (b"\xff\xd8" + b"\xff" * 1_000_000, "neither PNG nor JPEG", "Save it as PNG"),
    "crumbs": (
        b"\xff\xd8" + b"\xff\xe0\0\x02" * 200_000 + jpeg()[2:],
        "neither PNG nor JPEG",
        "Save it as PNG",
    ),
}


@pytest.mark.parametrize("case", UNFIT)
@pytest.mark.parametrize("is_logo", [False, True])
def test_a_picture_that_cannot_be_shown_is_refused_with_line_and_remedy(
    run: Run, workspace: Path, case: str, is_logo: bool
) -> None:
    data, why, remedy = UNFIT[case]
    write(workspace, data, "one.png")
    place = "templates/brief.md.j2:3"
    if is_logo:
        settings = workspace / "advocate.yaml"
        place = f"advocate.yaml:{settings.read_text('utf-8').count(chr(10)) + 2}"
        with settings.open("a", encoding="utf-8") as file:
            file.write("brand:\n  logo: {file: one.png, alt: Us}\n")

    outcome = run(*BRIEF)

    assert outcome.exit_code == 1
    assert outcome.files() == []
    said = " ".join(outcome.stderr.split())
    assert place in said
    assert why in said
    assert remedy in said


@pytest.mark.parametrize("cut", range(0, 60, 3))
def test_a_note_that_breaks_off_turns_nothing(cut: int) -> None:
    whole = exif(6)
    for note in (whole[:cut], whole[:4] + b"\xff\xff\xff\xff" + whole[8:], whole[:8] + b"\xff" * 9):
        data = jpeg(exif=note + b"")
        assert orientation(data) in (1, 6)
        assert measure(data) in (("jpeg", 40, 20), ("jpeg", 20, 40))
        assert len(unturned(data)) == len(data)


@pytest.mark.parametrize("turn", [0, 1, 9, 65535])
def test_a_note_that_says_nothing_turns_nothing(turn: int) -> None:
    data = jpeg(exif=exif(turn))
    assert orientation(data) == 1
    assert unturned(data) == data
