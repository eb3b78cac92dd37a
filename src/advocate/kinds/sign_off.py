"""Comments for those who sign a document off: what to check, and which figures need a second look.

They stand in the margin of a Word file that was asked to have them, and in no other file.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from advocate.errors import Problem, one_note, one_warning
from advocate.models.dates import plainly
from advocate.models.document import Comment, RenderedDocument
from advocate.models.document_context import DocumentContext
from advocate.models.evidence import Evidence, Status, Verified
from advocate.models.kinds import Kind, MadeFor

FRESH = timedelta(days=180)
"""How long ago, at most, somebody looked at the source of a figure: half a year, a house limit."""
_BOX = "☐"


def sign_off_comments(
    context: DocumentContext,
    document: RenderedDocument,
    problems: Sequence[Problem],
    *,
    quotations: int,
) -> tuple[Comment, ...]:
    """Return the comment on the title, then one on each note whose claims need a second look.

    `problems` are the warnings and notes of the run about this document; `quotations` says how many
    it prints.
    """
    doubts = _doubts(document)
    figures = sum(len(claims) for reasons in doubts.values() for claims in reasons.values())
    printed = {fact.id: fact.text for fact in document.printed}
    checks = [f"{_BOX} {text}" for text in _to_check(context, figures, quotations)]
    found = [_as_line(problem) for problem in dict.fromkeys(problems)]
    first = "For sign-off. Delete all comments before this document is sent or published."
    heard = ["Found while it was written:", *found] if found else ["Nothing else was found."]
    return (
        Comment(paragraphs=(first, *checks, *heard)),
        *(replace(_comment_on(each, printed), note=label) for label, each in doubts.items()),
    )


def comments_notice(kinds: Collection[Kind], formats: Collection[str]) -> tuple[Problem, ...]:
    """Return what to tell a user who asked for comments on documents of these kinds."""
    if "docx" not in formats:
        return one_note(
            "There are no comments: only Word files have them, and none was asked for.",
            hint="Add: --format docx",
        )
    if all(kind.is_internal for kind in kinds):
        return ()
    return one_warning(
        "The Word files hold comments that are not meant for their readers.",
        hint="Before sending, build again without --comments, or delete them in Word: Review, "
        "Delete, Delete All Comments in Document.",
    )


def _to_check(context: DocumentContext, figures: int, quotations: int) -> Iterator[str]:
    kind, day = context.info.kind, plainly(context.info.date)
    if kind.made_for is not MadeFor.ELECTION:
        yield f"Names, titles, offices and seats are right on {day}."
    has = "; 1 of them has a comment" if figures == 1 else f"; {figures} of them have comments"
    yield f"The figures stand in their sources as printed here{has if figures else ''}."
    if quotations:
        yield "Everybody quoted has agreed to this use of their words."
    if kind.letter:
        yield "Who signs has read the letter, and the address is right."
    if kind.made_for is MadeFor.ELECTION:
        yield f"The asks are those that were agreed, and they still stand on {day}."


def _as_line(problem: Problem) -> str:
    rule = f" {problem.rule}" if problem.rule else ""
    place = f" ({problem.file}, line {problem.line})" if problem.file and problem.line else ""
    return f"{problem.severity.value.capitalize()}{rule}: {problem.message}{place}"


def _doubts(document: RenderedDocument) -> dict[str, dict[str, list[Evidence]]]:
    """Return the claims to look at again by the label of their note, and by the reason."""
    found: dict[str, dict[str, list[Evidence]]] = {}
    for claim in document.claims:
        reasons = "; ".join(_reasons(claim, document.info.date))
        label = document.cited.get(claim.id)
        if reasons and label is not None:
            found.setdefault(label, {}).setdefault(reasons, []).append(claim)
    return found


def _comment_on(
    doubts: Mapping[str, Sequence[Evidence]], printed: Mapping[str, str | None]
) -> Comment:
    """Return the comment on one note; all claims of a note have one source."""
    lines = []
    for reasons, claims in doubts.items():
        names = (f"{c.id}, {printed[c.id]}" if printed.get(c.id) else c.id for c in claims)
        lines.append(f"{'; '.join(names)}: {reasons}.")
    first = next(claim for claims in doubts.values() for claim in claims)
    address = f", {first.url}" if first.url else ""
    source = f"Source: {first.publisher}, {first.title}, {first.period}{address}"
    told = "There is no published source." if first.illustrative else source
    return Comment(paragraphs=(*lines, told))


def _reasons(claim: Evidence, day: date) -> Iterator[str]:
    if claim.illustrative:
        yield "illustrative, invented"
        return
    if claim.status is Status.PROVISIONAL:
        yield "provisional"
    if claim.verified is Verified.DISPUTED:
        yield "disputed by another source"
    if claim.verified is Verified.UNVERIFIED:
        yield "not verified"
    seen = claim.retrieved or claim.published
    if seen and day - seen > FRESH:
        yield f"its source was last looked at on {plainly(seen)}, {(day - seen).days} days before"
