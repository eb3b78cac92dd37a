"""A school, a street or a report may bear a peer's name, and is no peer."""

from datetime import date

import pytest
from msgspec.structs import replace
from tests.units.kinds.builders import sector, workspace

from advocate.models.sector import Sector
from advocate.rules.book.titles import peers_by_forename
from advocate.rules.engine.rule_context import RuleContext
from advocate.rules.language.passages import Passage

EDUCATION = sector("education")

PLACES = """
School Schools College Academy Primary Secondary Junior Infant Infants Nursery Grammar High Hall
Street Streets Road Lane Avenue Way Close Square Park House Hospital Centre University Library
Theatre Museum Chapel Church Trust Foundation Federation Fund Review Report Inquiry Prize Commission
Committee Poll Polls Polling Award Awards Lecture Institute Ward Estate Arms Inn Hotel Bridge Hill
Bay Court Gardens Stadium Building Amendment Bill Act Rule Rules Scheme Programme
"""


def told(text: str, words_of: Sector) -> list[str]:
    context = RuleContext(workspace(sector=words_of), date(2026, 11, 20))
    return [found.message for found in peers_by_forename[0].test(Passage(text, "a.yaml"), context)]


@pytest.mark.parametrize("place", [*PLACES.split(), "Sixth Form"])
@pytest.mark.parametrize("name", ["Lady Anne", "Lord Thomas Wharton", "Lord Thomas of the North"])
def test_what_is_named_after_a_peer_is_none(name: str, place: str) -> None:
    assert told(f"We met at the {name} {place}.", EDUCATION) == []


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

    assert told(text, sector(*fields)) == []
    assert told(text, replace(EDUCATION, words={})) != []


@pytest.mark.parametrize("name", ["Lord Thomas Wharton", "Lady Anne Clifford", "Baron John Smith"])
def test_a_title_a_forename_and_a_surname_are(name: str) -> None:
    (message,) = told(f"We met {name} in Hull.", EDUCATION)

    assert message == f"“{name}” gives a peer a forename."
