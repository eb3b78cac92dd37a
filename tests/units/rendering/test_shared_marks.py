"""Figures of one source that follow each other in a sentence share the mark of their note."""

import pytest

from advocate.rendering.shared_marks import with_shared_marks


@pytest.mark.parametrize(
    ("typed", "shared"),
    [
        ("It rose from 4%[^1] to 6%[^1] in June.", "It rose from 4% to 6% in June[^1]."),
        ("We saw 9[^2], then 8[^2], then 7[^2] girls!", "We saw 9, then 8, then 7 girls[^2]!"),
        ("Of 40[^1] boys, 12[^1] of ours, so few.", "Of 40 boys, 12 of ours[^1], so few."),
        ("“Only 3[^1] of 4[^1] came.” So", "“Only 3 of 4 came[^1].” So"),
        ("- **1[^1] and 2[^1] cats**\n- 3[^1] dogs", "- **1 and 2 cats[^1]**\n- 3[^1] dogs"),
        ("At 5[^1] and\n6[^1] of Dr. Ford's.", "At 5 and\n6 of Dr. Ford's[^1]."),
        ("£1,480[^3] and £1,050[^3]", "£1,480 and £1,050[^3]"),
        ("1[^1] or 2[^1] at [A, B](x.org).", "1 or 2[^1] at [A, B](x.org)."),
        ("1[^1], 2[^1] and 3[^2], 4[^2] too.", "1, 2[^1] and 3, 4 too[^2]."),
        ("| 1[^1] of 2[^1] | 3[^1] |", "| 1 of 2[^1] | 3[^1] |"),
    ],
)  # fmt: skip
def test_one_mark_is_left_at_the_end_of_what_it_is_about(typed: str, shared: str) -> None:
    assert with_shared_marks(typed) == shared
    assert with_shared_marks(shared) == shared


@pytest.mark.parametrize(
    "typed",
    [
        "We saw 9[^1]. Then we saw 8[^1].",
        "We saw 9[^1] of 12[^2], and 8[^1] stayed.",
        "| 9[^1] | 8[^1] |\n| 7[^1] | 6[^1] |",
        "- 9[^1]\n- 8[^1]",
        "## 9[^1]\n\n8[^1]",
        "9[^1][^2]",
        "`[^1] [^1]`",
        r"We typed \[^1] and \[^1].",
        "[^1]: One.\n\n[^2]: Two.",
    ],
)
def test_marks_elsewhere_stay_where_they_are(typed: str) -> None:
    assert with_shared_marks(typed) == typed
