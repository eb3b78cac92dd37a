"""Parliament's records as they are now: the live services, their copies, and the packaged snapshot.

Each part is answered from fresh copies, else live, else from stale copies, else from the snapshot.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TypeVar

from advocate.errors import NotFound, ParliamentError
from advocate.inputs.parliament.live.answers import Answers, Fetcher
from advocate.inputs.parliament.live.cache import Cache
from advocate.inputs.parliament.live.fallback import Fallback
from advocate.inputs.parliament.live.live_activity import LiveActivity
from advocate.inputs.parliament.live.live_committees import LiveCommittees
from advocate.inputs.parliament.live.live_members import LiveMembers
from advocate.inputs.parliament.live.live_offices import LiveOffices
from advocate.inputs.parliament.live.live_profiles import LiveProfiles
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses, Wanted
from advocate.inputs.parliament.live.services import CommitteesService, MembersService
from advocate.inputs.parliament.snapshot.snapshot import Snapshot
from advocate.models.member import Provenance, Source
from advocate.models.progress import OnStep
from advocate.models.sources import Details, Parliament

T = TypeVar("T")


def _connect() -> Fetcher:
    # Imported when a request is due: a run answered from copies need not wait for requests to load.
    from advocate.inputs.parliament.live.api import ParliamentApi

    return ParliamentApi()


ALL_BUT_PORTRAITS = Wanted()


class LiveRun:
    """One run over the services; `parliament` is what it tells.

    `connect` gives the means to make requests and is called when the first one is due. Once a
    service has cost too much, the rest of the run goes without it, and the account says so once.
    Offline nobody is asked, and the copies at hand answer, whatever their age.
    """

    def __init__(
        self,
        *,
        cache: Cache,
        snapshot: Snapshot,
        today: date,
        addresses: ServiceAddresses,
        connect: Callable[[], Fetcher] = _connect,
        wanted: Wanted = ALL_BUT_PORTRAITS,
    ) -> None:
        answers = Answers(
            connect=Fetcher if wanted.is_offline else connect,
            cache=cache,
            live=Provenance(source=Source.LIVE, as_of=today),
            listed_at=snapshot.synced.listed_at() if snapshot.synced else None,
            oldest=snapshot.as_of,
        )
        service = MembersService(answers, addresses.members, wanted)
        committees = CommitteesService(answers, addresses.committees)
        fallback = Fallback(answers, snapshot, today=today, is_live=not wanted.is_offline)
        self.close = answers.close
        """Lets go of the connections."""
        self._answers, self._today = answers, today
        self.current_members = service.all_current
        """Returns everybody who sits in the Commons now; see `MembersService.all_current`."""
        self.parliament = Parliament(
            members=LiveMembers(service, fallback),
            profiles=LiveProfiles(service, committees, fallback),
            committees=LiveCommittees(committees, service, fallback),
            offices=LiveOffices(service, fallback),
            groups=snapshot.groups,
            places=snapshot.places,
            activity=LiveActivity(addresses, service, fallback),
            names=snapshot.names,
            account=fallback,
        )

    def ask_anew(self, since: datetime) -> None:
        """Take no copy from before `since` for a list of who sits, or who serves."""
        self._answers.anew_from = since

    def if_live(self, ask: Callable[[], T]) -> T | None:
        """Return what `ask` brings; None where anything but the services had a part in it."""
        used = self._answers.start_part()
        value = ask()
        return value if used.weakest and used.weakest.source is Source.LIVE else None

    def keep_for_offline(
        self, everybody: Sequence[int], concerned: Sequence[int], on_step: OnStep
    ) -> ParliamentError | None:
        """Read offices and committees of all, and contact and result of those we deal with.

        What was read within a day is not read again, so that a run may be broken off. Of those
        whose e-mail address and result the snapshot does not know, they are read as well. Returns
        why something could not be read.
        """
        on, profiles = self._today, self.parliament.profiles
        known = len(self._answers.replaced)
        for numbers, details in ((everybody, Details.OFFICES), (concerned, Details.WHOLE)):
            profiles.prepare(numbers, on=on, details=details)
            for done, number in enumerate(numbers):
                on_step("Reading what offline runs need", done, len(numbers))
                with suppress(NotFound):
                    member = self.parliament.members.find_member(str(number), on=on)
                    profiles.member_profile(member, on=on, details=details)
        failed = self._answers.replaced[known:]
        return failed[0].error if failed else None
