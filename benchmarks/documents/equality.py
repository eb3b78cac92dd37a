"""Makes sure, before any clock starts, that all rivals write the same content as we do."""

from collections.abc import Sequence

from benchmarks.documents.content import is_equal, read_content, share_of_equal_words
from benchmarks.documents.data import spread
from benchmarks.documents.rival import Entrant, Rival

_LOOKED_AT = 22
"""Briefs that are compared besides the longest and the shortest."""


def compare_content(ours: Rival, entrants: Sequence[Entrant], lengths: Sequence[int]) -> list[str]:
    """Print how nearly equal the files of each rival are to ours; return what is not.

    `lengths` says how long each brief is. Of tables there may be more: docx-mailmerge2 can repeat
    paragraphs only as rows of a table.
    """
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    numbers = sorted({order[0], order[-1], *spread(range(len(lengths)), _LOOKED_AT)})
    mine = {number: ours.make(number) for number in numbers}
    content = {number: read_content(made[0]) for number, made in mine.items()}
    wrong = []
    print(f"equal content, in {len(numbers)} briefs, the shortest and the longest among them:")
    for entrant in entrants:
        shares, set_out, markdown = [], 0, 0
        for number in numbers:
            docx, text = entrant.rival.make(number)
            theirs = read_content(docx)
            shares.append(share_of_equal_words(content[number], theirs))
            same = (theirs.headings, theirs.paragraphs)
            set_out += same == (content[number].headings, content[number].paragraphs)
            markdown += text.split() == mine[number][1].split()
        count = len(numbers)
        print(
            f"  {entrant.name:32} words {min(shares):.2%} at least; headings and paragraphs equal "
            f"in {set_out} of {count}; Markdown equal in {markdown}"
        )
        if not all(map(is_equal, shares)) or min(set_out, markdown) < count:
            wrong.append(f"the content of {entrant.name}")
    return wrong
