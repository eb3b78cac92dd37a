"""What charts are called in PDF files, which LibreOffice leaves out."""

import re

import pytest
from tests.word_files import paragraph, run, word_file

from advocate.writers.pdf_alternatives import with_alternatives

CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"
BARE = b"<</Type/StructElem\n/S/Figure\n/P 9 0 R\n>>"
KNOWN = b"<</Type/StructElem\n/S/Figure\n/P 9 0 R\n/Alt<FEFF0041>\n>>"


def word(*charts: str) -> bytes:
    """Return a Word file with a picture, and a chart for each of these texts."""

    def drawing(described: str, kind: str) -> str:
        return run(
            f'<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{described}"/><a:graphic>'
            f"<a:graphicData>{kind}</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    shown = [drawing("A picture", "<pic:pic/>"), *(drawing(said, "<c:chart/>") for said in charts)]
    parts: dict[str, bytes | str] = {"word/charts/chart1.xml": "<x/>"} if charts else {}
    return word_file(body="".join(paragraph(each) for each in shown), more=parts)


def pdf(*objects: tuple[int, bytes]) -> bytes:
    """Return the frame of a PDF file with these objects, as LibreOffice orders them."""
    text = b"%PDF-1.6\n" + CLAIM + b"\n"
    places = b""
    for number, content in objects:
        places += b"%d 1\n%010d 00000 n \n" % (number, len(text))
        text += b"%d 0 obj\n%s\nendobj\n\n" % (number, content)
    end = b"xref\n%strailer\n<</Size 9/Root 1 0 R\n/ID [ <AB>\n<AB> ]\n>>\nstartxref\n%d\n%%%%EOF\n"
    return text + end % (places, len(text))


def objects_of(made: bytes) -> dict[int, bytes]:
    """Return the objects as a reader finds them: from the last table back to the first."""
    found: dict[int, bytes] = {}
    where = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    while True:
        table, _, rest = made[where:].partition(b"trailer")
        assert table.startswith(b"xref\n")
        for number, place in re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", table):
            assert made[int(place) :].startswith(b"%d 0 obj\n" % int(number))
            found.setdefault(int(number), made[int(place) :].partition(b"endobj")[0])
        earlier = re.match(rb"[^%]*?/Prev (\d+)", rest)
        if earlier is None:
            return found
        where = int(earlier[1])


def alternative(content: bytes) -> str:
    """Return the alternative text of an object; empty where it has none."""
    said = re.search(rb"/Alt<FEFF([0-9A-F]+)>", content)
    return bytes.fromhex(said[1].decode()).decode("utf-16-be") if said else ""


def test_each_chart_gets_its_own_text_whatever_the_order_in_the_file() -> None:
    before = pdf((12, BARE), (3, KNOWN), (7, BARE))

    made = with_alternatives(before, word("Bars: 4% &amp; 5%", "Lines – up"))

    assert made.startswith(before)
    texts = {number: alternative(content) for number, content in objects_of(made).items()}
    assert texts == {3: "A", 7: "Bars: 4% & 5%", 12: "Lines – up"}
    assert CLAIM in made


def test_what_has_its_texts_already_stays_as_it_is() -> None:
    made = pdf((3, KNOWN), (7, KNOWN))

    assert with_alternatives(made, word("Bars")) == made


def test_without_charts_nothing_is_looked_at() -> None:
    assert with_alternatives(pdf((3, BARE)), word()) == pdf((3, BARE))


@pytest.mark.parametrize(
    "made",
    [
        pdf((3, BARE), (7, BARE)),
        pdf(),
        pdf((3, BARE)).replace(b"\ntrailer\n", b"\n"),
        b"%PDF-1.7 " + CLAIM + b" %%EOF",
    ],
    ids=["another figure", "packed away", "another table", "no structure"],
)
def test_where_a_text_finds_no_place_the_file_does_not_claim_to_be_accessible(made: bytes) -> None:
    settled = with_alternatives(made, word("Bars"))

    assert len(settled) == len(made)
    assert b"pdfuaid:part" in made
    assert b"pdfuaid:part" not in settled
