"""A school, a street or a report may bear a peer's name, and is no peer."""

import pytest

from advocate.rules.language.peer_names import peers_with_forename

PLACES = """
School Schools College Academy Primary Secondary Junior Infant Infants Nursery Grammar High Sixth
Hall Street Streets Road Lane Avenue Way Close Square Park House Hospital Centre University Library
Theatre Museum Chapel Church Trust Foundation Federation Fund Review Report Inquiry Prize Commission
Committee Poll Polls Polling Award Awards Lecture Institute Ward Estate Arms Inn Hotel Bridge Hill
Bay Court Gardens Stadium Building Amendment Bill Act Rule Rules Scheme Programme
"""


@pytest.mark.parametrize("place", PLACES.split())
@pytest.mark.parametrize("name", ["Lady Anne", "Lord Thomas Wharton", "Lord Thomas of the North"])
def test_what_is_named_after_a_peer_is_none(name: str, place: str) -> None:
    assert list(peers_with_forename(f"We met at the {name} {place}.")) == []


@pytest.mark.parametrize("name", ["Lord Thomas Wharton", "Lady Anne Clifford", "Baron John Smith"])
def test_a_title_a_forename_and_a_surname_are(name: str) -> None:
    assert [found[0] for found in peers_with_forename(f"We met {name} in Hull.")] == [name]
