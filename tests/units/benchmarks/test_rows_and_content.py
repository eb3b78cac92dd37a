"""The benchmark's own arithmetic, and what it counts as equal content. Nothing here is timed."""

import pytest
from benchmarks.documents.content import Content, is_equal, read_content, share_of_equal_words
from benchmarks.documents.data import TEMPLATES, Sample, read_sample, spread
from benchmarks.documents.floor import Floor
from benchmarks.documents.ours import Ours, OursChecked
from benchmarks.documents.plain_jinja import PlainJinja
from benchmarks.documents.rival import Entrant, Made
from benchmarks.documents.rounds import SLOW_MAKE_EVERY, shares, time_rounds
from benchmarks.documents.rows import (
    Ratio,
    Row,
    at_least,
    at_most,
    missed,
    not_yet,
    paired_ratio,
    table,
    unmeasured,
    within,
)
from benchmarks.documents.sections import sections_of
from benchmarks.documents.template_lines import read_template
from benchmarks.documents.values import values_of


class Counting:
    """A rival that makes nothing, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def make(self, number: int) -> Made:
        self.made.append(number)
        return b"", b""


def always(ratio: float) -> Ratio:
    return Ratio(ratio, ratio, ratio)


@pytest.fixture(scope="module")
def sample() -> Sample:
    return read_sample()


def test_a_ratio_is_taken_within_each_round_before_the_median() -> None:
    of_two_three_and_four = paired_ratio([10, 90, 80], [5, 30, 20])

    assert of_two_three_and_four == Ratio(median=3.0, least=2.0, most=4.0)  # the medians' is 4


@pytest.mark.parametrize(
    ("row", "is_kept"),
    [
        (at_least("a", "1 ms", "7 ms", always(7.0), 7.0), True),
        (at_least("a", "1 ms", "7 ms", always(6.99), 7.0), False),
        (at_most("a", "3 ms", "2 ms", always(1.5), 1.5), True),
        (at_most("a", "3 ms", "2 ms", always(1.51), 1.5), False),
        (within("a", 100.0, 100.0, "MB"), True),
        (within("a", 100.1, 100.0, "MB"), False),
    ],
)
def test_a_bound_is_kept_up_to_its_edge(row: Row, is_kept: bool) -> None:
    assert row.is_kept is is_kept
    assert missed([row]) == ([] if is_kept else ["a"])


@pytest.mark.parametrize(("ratio", "verdict"), [(1.5, "kept"), (1.51, "MISSED")])
def test_a_bound_of_later_work_is_shown_and_is_not_missed(ratio: float, verdict: str) -> None:
    row = not_yet(at_most("check", "3 ms", "2 ms", always(ratio), 1.5))

    assert missed([row]) == []
    assert table([row]).endswith(f"≤ 1.5×  {verdict}, bound of later work")


def test_what_could_not_be_measured_is_named_and_is_not_missed() -> None:
    row = unmeasured("two processes", "≥ 1.35×", "not on this system")

    assert missed([row]) == []
    assert "not on this system" in table([row])


def test_the_table_says_which_bound_was_missed() -> None:
    shown = table([at_least("docxtpl", "15.0 ms", "60.0 ms", Ratio(4.0, 3.5, 7.25), 7.0)])

    assert shown.splitlines()[-1].split() == [
        "docxtpl",
        "15.0",
        "ms",
        "60.0",
        "ms",
        "4.00×",
        "3.50..7.25",
        "≥",
        "7×",
        "MISSED",
    ]


def test_all_rounds_together_make_each_brief_once() -> None:
    together = [number for share in shares(650, 10) for number in share]

    assert sorted(together) == list(range(650))


def test_slow_rivals_make_fewer_briefs_of_the_same_rounds() -> None:
    quick, slow = Counting(), Counting()

    times = time_rounds([Entrant("quick", quick), Entrant("slow", slow, is_slow=True)], 100, 2)

    warming_up = 2
    assert len(quick.made) == 100 + warming_up
    assert len(slow.made) == 100 // SLOW_MAKE_EVERY + warming_up
    assert {name: len(rounds) for name, rounds in times.items()} == {"quick": 2, "slow": 2}


@pytest.mark.parametrize("count", [1, 7, 65, 650, 1000])
def test_a_part_of_the_briefs_is_spread_over_all_of_them(count: int) -> None:
    chosen = spread(range(650), count)

    assert len(set(chosen)) == min(count, 650)
    assert chosen[-1] >= 650 - 650 / count - 1


def test_a_word_too_many_on_either_side_counts() -> None:
    ours = Content(("a", "b", "c"), 1, 1, 0)
    longer = Content(("a", "b", "c", "d"), 1, 1, 0)

    assert share_of_equal_words(ours, longer) == share_of_equal_words(longer, ours) == 0.75
    assert not is_equal(0.75)


@pytest.mark.parametrize("number", [0, 264])
def test_the_floor_writes_the_words_of_our_brief(sample: Sample, number: int) -> None:
    ours, floor = Ours(sample).make(number), Floor(sample).make(number)

    assert read_content(floor[0]) == read_content(ours[0])
    assert floor[1].split() == ours[1].split()


def test_with_every_rule_the_same_words_are_written(sample: Sample) -> None:
    plain, checked = Ours(sample).make(264), OursChecked(sample).make(264)

    assert read_content(checked[0]) == read_content(plain[0])
    token = next(line for line in checked[1].splitlines() if line.startswith(b"document: "))
    assert checked[1].replace(token + b"\n", b"") == plain[1]


def test_every_part_of_a_brief_has_its_place_in_the_rivals_templates(sample: Sample) -> None:
    jinja = PlainJinja(sample)
    for context in spread(sample.contexts, 20):
        parts = values_of(context.info, jinja.render(context))["parts"]

        sections = sections_of(parts)

        placed = [part for s in sections for part in (*s.before, *s.table, *s.after)]
        headings = [section for section in sections if section.heading]
        assert len(placed) + len(headings) == len(parts)


def test_our_template_as_a_word_template_closes_all_that_it_opens() -> None:
    lines = read_template(TEMPLATES, "brief.md.j2")

    for kinds in ({"statement"}, {"row statement"}):
        words = [line.text.split()[0] for line in lines if line.what in kinds]
        assert len(words) > 10
        assert words.count("if") == words.count("endif")
        assert words.count("for") == words.count("endfor")
    ends = [line.what for line in lines if line.what in {"header", "end"}]
    assert ends == ["header", "end"] * (len(ends) // 2)
