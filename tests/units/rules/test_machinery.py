"""What the rule on machinery knows of looks is what writers make of them."""

from advocate.models.packaged_table import packaged_table
from advocate.rules.book import machinery
from advocate.writers.block_roles import TABLE_LOOKS
from advocate.writers.html.html_body import HINTS


def test_every_look_of_the_writers_is_known_with_its_blocks() -> None:
    looks = packaged_table(str(machinery.__file__))["looks"]
    of = {kind: {look for look in looks if kind in looks[look]} for kind in ("Paragraph", "Table")}

    assert of == {"Paragraph": HINTS, "Table": TABLE_LOOKS}
