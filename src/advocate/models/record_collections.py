"""Which file of a workspace holds which records: said here, and followed everywhere."""

from collections.abc import Iterator

from msgspec import Struct

from advocate.models.campaign import Ask
from advocate.models.constituency import OwnStatistic
from advocate.models.engagement import Engagement, Visit
from advocate.models.evidence import Evidence, Quotation
from advocate.models.field_types import Record
from advocate.models.programme import Programme
from advocate.models.settings import Signatory, Topic
from advocate.models.workspace import LocalKnowledge, MemberKnowledge, Waiver, Workspace

SETTINGS_FILE = "advocate.yaml"
MANIFESTO_FOLDER = "data/manifestos"


class Collection(Struct, frozen=True):
    """A list of records, in one file or in each of several."""

    name: str
    """What a `Ref` names; of a list that is a whole file, the workspace's field too."""
    one: str
    """What messages call one of its records."""
    file: str
    """The file, or the folder of the files, that holds it."""
    record: type[Record]
    key: str | None = "id"
    """Field that no two of its records share."""
    under: str | None = None
    """Field of its file that is the list; None where the file is nothing else."""

    def is_in(self, file: str) -> bool:
        """Say whether a file of the workspace holds records of it."""
        return file == self.file or file.startswith(f"{self.file}/")


COLLECTIONS = (
    Collection("members", "member", "data/mps.yaml", MemberKnowledge, "member"),
    Collection(
        "constituencies", "constituency", "data/constituencies.yaml", LocalKnowledge, "constituency"
    ),
    Collection("programmes", "programme", "data/programmes.yaml", Programme),
    Collection("evidence", "evidence", "data/evidence.yaml", Evidence),
    Collection("quotations", "quotation", "data/quotes.yaml", Quotation),
    Collection("visits", "visit", "data/visits.yaml", Visit),
    Collection("engagements", "engagement", "data/engagements.yaml", Engagement),
    Collection("own_statistics", "statistic", "data/statistics.yaml", OwnStatistic),
    Collection("waivers", "waiver", "data/waivers.yaml", Waiver, None),
)
"""Those that are the whole of a file."""
INNER_COLLECTIONS = (
    Collection("asks", "ask", MANIFESTO_FOLDER, Ask, under="asks"),
    Collection("signatories", "signatory", SETTINGS_FILE, Signatory, under="signatories"),
    Collection("topics", "topic", SETTINGS_FILE, Topic, under="topics"),
)


def collection(name: str) -> Collection:
    """Return the collection of that name."""
    return next(item for item in (*COLLECTIONS, *INNER_COLLECTIONS) if item.name == name)


def records_in(workspace: Workspace, name: str) -> tuple[Record, ...]:
    """Return the records of the collection called `name`."""
    if name == "asks":
        return tuple(ask for manifesto in workspace.manifestos for ask in manifesto.asks)
    holder = workspace.settings if collection(name).under else workspace
    records: tuple[Record, ...] = getattr(holder, name)
    return records


def records_of(workspace: Workspace) -> Iterator[Record]:
    """Yield what the files of a workspace are read as, records with all that is in them."""
    yield workspace.settings
    yield from workspace.manifestos
    yield from workspace.own_kinds
    for item in COLLECTIONS:
        yield from getattr(workspace, item.name)
