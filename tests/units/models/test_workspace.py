import pytest
from msgspec.structs import replace

from advocate.models.settings import Organisation

OURS = Organisation(
    name="Example Tutors",
    description="A charity.",
    vision="Fairness.",
    charity_number="0000000",
    address=("1 Example Street",),
    website="https://example.org",
    email="hello@example.org",
    short_name="ET",
)


@pytest.mark.parametrize("name", ["Example Tutors", "EXAMPLE TUTORS", "ET", "et"])
def test_we_are_known_by_name_and_short_name_in_any_letters(name: str) -> None:
    assert OURS.is_called(name)


@pytest.mark.parametrize("name", ["Example", "Other Tutors", "", "None"])
def test_without_a_short_name_only_the_name_is_ours(name: str) -> None:
    assert not replace(OURS, short_name=None).is_called(name)
