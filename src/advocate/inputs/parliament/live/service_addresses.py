"""Where Parliament's services are: the real ones, or others that the environment names."""

from collections.abc import Mapping

from msgspec import Struct


class ServiceAddresses(Struct, frozen=True, kw_only=True):
    """The root of each service, without a slash at its end."""

    members: str = "https://members-api.parliament.uk"
    committees: str = "https://committees-api.parliament.uk"
    questions: str = "https://questions-statements-api.parliament.uk"


def addresses_in(environment: Mapping[str, str]) -> ServiceAddresses:
    """Return the addresses that variables like `ADVOCATE_MEMBERS_API` name, else the real ones."""
    names = ServiceAddresses.__struct_fields__
    named = {name: environment.get(f"ADVOCATE_{name.upper()}_API") for name in names}
    return ServiceAddresses(**{name: url.rstrip("/") for name, url in named.items() if url})
