"""The page on what may come from others names tests that are there."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "threat-model.md"
TO_COME = {
    "features/test_files_by_path.py",
    "features/test_pictures_of_others.py",
    "features/test_templates_bounded.py",
    "features/test_word_files_of_others.py",
}
"""Of promises whose tests are being written."""


def test_each_promise_names_a_test_that_is_there() -> None:
    rows = [row for row in PAGE.read_text("utf-8").splitlines() if "`.py" in row or ".py`" in row]
    named = {name for row in rows for name in re.findall(r"`(\w+/[\w/]+\.py)`", row)}

    assert len(rows) >= 15
    assert {name for name in named - TO_COME if not (TESTS / name).is_file()} == set()
