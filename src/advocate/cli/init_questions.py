"""What `advocate init` asks of a charity: options and questions, of `init_questions.toml`."""

import re
from collections.abc import Mapping
from inspect import Parameter, Signature
from typing import Annotated, Any, cast

import typer

from advocate.cli.completion import packaged_sectors
from advocate.cli.messages import asked, say_failure, say_problems
from advocate.errors import AdvocateError, WrongUsage
from advocate.inputs.new_workspace import as_yaml
from advocate.models.packaged_table import packaged_table

Answers = Mapping[str, str]
"""By the gaps of the blank files, what goes there, as YAML."""
_QUESTIONS = packaged_table(__file__)["question"]


def typed_answers(**typed: list[str] | None) -> Answers:
    """Return what the options say of the charity."""
    given = ((each, typed[each["name"]]) for each in _QUESTIONS)
    read = [_read(question, ", ".join(texts)) for question, texts in given if texts]
    return {gap: text for answer in read for gap, text in answer.items()}


def _option(question: Mapping[str, Any]) -> Parameter:
    says = {name: question[name] for name in ("metavar", "help")}
    offers = packaged_sectors if question["name"] == "sector" else None
    hint = Annotated[
        list[str] | None, typer.Option(*question["options"], autocompletion=offers, **says)
    ]
    return Parameter(question["name"], Parameter.KEYWORD_ONLY, default=None, annotation=hint)


cast("Any", typed_answers).__signature__ = Signature([*map(_option, _QUESTIONS)])


def ask_charity(answers: Answers, *, is_blank: bool) -> Answers | None:
    """Ask for what `answers` do not say, again while an answer means nothing; Enter alone passes.

    Return all answers; None where nothing is said of a charity, and the sample is wanted.
    """
    told = dict(answers)
    for question in _QUESTIONS:
        gaps = re.compile(_text(question, "pattern")).groupindex.keys()
        while not gaps <= told.keys() and (text := asked(_text(question, "asks"))):
            try:
                told |= _read(question, text)
            except AdvocateError as error:
                say_failure(error)
        if not (told or is_blank):
            return None
    return told


def _text(question: Mapping[str, Any], of: str) -> str:
    return str(question[of]).replace("{sectors}", " | ".join(packaged_sectors()))


def _read(question: Mapping[str, Any], text: str) -> Answers:
    """Return what an answer means.

    Raises:
        WrongUsage: it does not look like one.
        AdvocateError: it is no seat, or no postcode of which one is known.
    """
    found = re.fullmatch(_text(question, "pattern"), text.strip())
    if found is None or not text.isprintable():
        said = f"“{text}” is no answer to {question['options'][0]}."
        raise WrongUsage(said, hint=_text(question, "remedy"))
    written = question.get("written", "{}")
    parts = {gap: written.format(as_yaml(part)) for gap, part in found.groupdict().items()}
    return _seat(text.strip()) if "seat" in parts else parts


def _seat(text: str) -> Answers:
    # late, for start-up time
    from advocate.inputs.parliament.names.postcode import POSTCODE, SEPARATORS
    from advocate.inputs.parliament.snapshot.snapshot import open_snapshot

    records, name, doubt = open_snapshot(), text, ""
    if POSTCODE.fullmatch(SEPARATORS.sub(" ", text).upper()):
        (holder,) = records.members.find_by_postcode(text, on=records.as_of)
        name, doubt = holder.sits_for or "", f"  # probably: from the postcode {text}"
    seat = records.places.find_constituency(name, is_typed=True)
    say_problems(records.warnings)
    listed = f"- constituency: {as_yaml(seat.name)}{doubt}"
    return {"seat": listed, "nation": seat.nation, "constituency": seat.name}
