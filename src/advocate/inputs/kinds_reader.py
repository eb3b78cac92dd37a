"""Reads the kinds of documents that somebody has added: `kinds/NAME.yaml`, with a template each."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import asdict

from advocate.inputs.packaged_folder import packaged_folder
from advocate.inputs.record_reader import read_record
from advocate.inputs.template_reader import TEMPLATE_FOLDER
from advocate.inputs.yaml_file import YamlFile
from advocate.models.evidence import Audience
from advocate.models.kinds import BUILT_IN, AddressedTo, Kind, MadeFor, Need, Traits
from advocate.models.record_collections import COLLECTIONS, INNER_COLLECTIONS, collection

KIND_FOLDER = "kinds"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_NAME = re.compile(r"[^{}]+(?:\{(?:member|about)\}[^{}]*)*")
_READERS = {AddressedTo.MEMBER: Audience.RECIPIENT, AddressedTo.HOST: Audience.HOST}
OURS = tuple(kind.name for kind in BUILT_IN)
_HAVE_IDS = sorted(i.name for i in (*COLLECTIONS, *INNER_COLLECTIONS) if i.key == "id")
_OF_ANYBODY = (Need.QUOTATIONS, Need.SIGNATORY)


def read_kinds(folder: Path, read: Callable[[str, Path], YamlFile]) -> tuple[Kind, ...]:
    """Return the kinds there are: the workspace's own go before the packaged ones.

    `read` reads a file by its name in a folder; what is wrong is noted in the file.
    """
    homes = (packaged_folder(), folder)
    found = {kind.name: kind for kind in BUILT_IN}
    for home in homes:
        for path in sorted((home / KIND_FOLDER).glob("*.yaml")):
            file, name = read(f"{KIND_FOLDER}/{path.name}", home), path.stem
            traits: Traits | None = read_record(file, Traits)
            template = f"{TEMPLATE_FOLDER}/{name}.md.j2"
            if not any(os.path.lexists(each / template) for each in homes):
                file.complain((), f"There is no {template}.", "Add it: it says what they hold.")
            for field, message, hint in _misfits(name, traits) if traits else ():
                file.complain((field,), message, hint)
            if traits and not file.problems:
                found[name] = Kind(name=name, **asdict(traits))
    return tuple(found.values())


def _misfits(name: str, kind: Traits) -> Iterator[tuple[str, str, str]]:
    """Yield what cannot be of a kind: the field that says so, the message and the remedy."""
    if name in OURS or not _NAME.fullmatch(name):
        hint = f"Name the file in small letters and hyphens, and not {', '.join(OURS)}."
        yield "", f'A kind cannot be called "{name}".', hint
    if not kind.audience:
        yield "audience", '"audience" names nobody.', f"Say who reads it: {', '.join(Audience)}."
    if kind.made_for is MadeFor.ELECTION:
        yield "made_for", "Only the manifesto is made for an election.", "Write member, or once."
    if kind.words is not None and kind.words < 1:
        yield "words", "A document has at least one word.", "Correct the number, or leave it out."
    if kind.about and kind.about not in _HAVE_IDS:
        hint = f"Known: {', '.join(_HAVE_IDS)}."
        yield "about", f'"about" cannot be "{kind.about}".', hint
        return
    given = {*_OF_ANYBODY, collection(kind.about).one if kind.about else None}
    if not kind.is_about_member and not given.issuperset(kind.needs):
        yield "needs", "What it needs goes with a member.", "Write made_for: member."
    if kind.file_name and not _FILE_NAME.fullmatch(kind.file_name):
        hint = f"Begin with words; {{member}} and {{about}} are filled in: {name}-{{member}}."
        yield "file_name", f'"{kind.file_name}" cannot be filled in.', hint
    yield from _wrong_address(kind, kind.addressed_to)


def _wrong_address(kind: Traits, to: AddressedTo) -> Iterator[tuple[str, str, str]]:
    reader = _READERS.get(to)
    if kind.letter and (reader is None or kind.is_list):
        yield "letter", "A letter is no list, and is to somebody.", "Add addressed_to: member."
    if reader and kind.audience and not {reader, Audience.PUBLIC} & {*kind.audience}:
        message = f'"addressed_to" is {to}, who is not of its audience.'
        yield "addressed_to", message, f"Add {reader} to audience."
    if to is AddressedTo.MEMBER and not kind.is_about_member:
        yield "addressed_to", "It is made for no member.", "Write made_for: member."
    if to is AddressedTo.HOST and kind.about != "visits":
        yield "addressed_to", "Only a visit has a host.", "Write about: visits."
