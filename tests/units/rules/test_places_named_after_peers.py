"""A school, a street or a report may bear a peer's name, and is no peer."""

import pytest
from tests.units.kinds.builders import sector

from advocate.rules.language.peer_names import peers_with_forename

KINDS = sector("education").word_list("site_kinds")

PLACES = """
School Schools College Academy Primary Secondary Junior Infant Infants Nursery Grammar High Hall
Street Streets Road Lane Avenue Way Close Square Park House Hospital Centre University Library
Theatre Museum Chapel Church Trust Foundation Federation Fund Review Report Inquiry Prize Commission
Committee Poll Polls Polling Award Awards Lecture Institute Ward Estate Arms Inn Hotel Bridge Hill
Bay Court Gardens Stadium Building Amendment Bill Act Rule Rules Scheme Programme
"""


@pytest.mark.parametrize("place", [*PLACES.split(), "Sixth Form"])
@pytest.mark.parametrize("name", ["Lady Anne", "Lord Thomas Wharton", "Lord Thomas of the North"])
def test_what_is_named_after_a_peer_is_none(name: str, place: str) -> None:
    assert list(peers_with_forename(f"We met at the {name} {place}.", KINDS)) == []


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ((), "Community Hub"),
        (("health_and_care",), "Hospice"),
        (("health_and_care",), "Care Home"),
        (("health_and_care",), "Medical Practice"),
    ],
)
def test_what_counts_as_a_site_is_for_the_sectors_to_say(
    fields: tuple[str, ...], place: str
) -> None:
    text = f"We met at the Lord Thomas {place}."
    kinds = sector(*fields).word_list("site_kinds")

    assert list(peers_with_forename(text, kinds)) == []
    assert [found[0] for found in peers_with_forename(text, ())] != []


@pytest.mark.parametrize("name", ["Lord Thomas Wharton", "Lady Anne Clifford", "Baron John Smith"])
def test_a_title_a_forename_and_a_surname_are(name: str) -> None:
    assert [found[0] for found in peers_with_forename(f"We met {name} in Hull.", KINDS)] == [name]
