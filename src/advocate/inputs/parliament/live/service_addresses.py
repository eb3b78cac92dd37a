"""Where Parliament's services are, or others that the environment names, and what a run wants."""

from collections.abc import Mapping

from msgspec import Struct


class ServiceAddresses(Struct, frozen=True, kw_only=True):
    """The root of each service, without a slash at its end."""

    members: str = "https://members-api.parliament.uk"
    committees: str = "https://committees-api.parliament.uk"
    questions: str = "https://questions-statements-api.parliament.uk"


class Wanted(Struct, frozen=True, kw_only=True):
    """What a run asks of the services beyond what every document needs."""

    portraits: bool = False
    """Members will be shown: portraits come along with careers."""
    results: bool = True
    """Of the elections that members won; else nothing is asked of elections."""
    is_offline: bool = False


def addresses_in(environment: Mapping[str, str]) -> ServiceAddresses:
    """Return the addresses that variables like `ADVOCATE_MEMBERS_API` name, else the real ones."""
    names = ServiceAddresses.__struct_fields__
    named = {name: environment.get(f"ADVOCATE_{name.upper()}_API") for name in names}
    return ServiceAddresses(**{name: url.rstrip("/") for name, url in named.items() if url})
