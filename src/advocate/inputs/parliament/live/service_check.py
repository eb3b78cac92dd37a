"""Whether each of Parliament's services answers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

from advocate.inputs.parliament.live.api import ParliamentApi
from advocate.inputs.parliament.live.failures import host_of
from advocate.inputs.parliament.live.service_addresses import ServiceAddresses

_ASKED = {
    "members": "/api/Members/Search?House=1&IsCurrentMember=true&skip=0&take=1",
    "committees": "/api/Committees?CommitteeStatus=Current&Skip=0&Take=1",
    "questions": "/api/writtenquestions/questions?skip=0&take=1",
}
_PATIENCE_SECONDS = 3.0


def answers_of_services(addresses: ServiceAddresses) -> Iterator[tuple[str, bool, str]]:
    """Yield each service, whether it answered a small question, and its host with time or fault."""
    api = ParliamentApi(patience_seconds=_PATIENCE_SECONDS, slow_seconds=_PATIENCE_SECONDS)

    def asked(name: str) -> tuple[str, bool, str]:
        url, began = f"{getattr(addresses, name)}{_ASKED[name]}", monotonic()
        error = api.reply(url).error
        took = f"{host_of(url)} answered in {monotonic() - began:.1f} s"
        return name, error is None, took if error is None else error.message

    with ThreadPoolExecutor(len(_ASKED)) as threads:
        yield from threads.map(asked, _ASKED)
