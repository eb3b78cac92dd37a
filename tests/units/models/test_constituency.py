import pytest
from tests.units.kinds.builders import statistic


@pytest.mark.parametrize(
    ("rank", "count", "fifth"),
    [(1, 543, 1), (109, 543, 1), (110, 543, 2), (543, 543, 5), (1, 1, 1), (18, 18, 5), (4, 18, 1)],
)
def test_the_first_fifth_of_a_nation_has_the_highest_values(
    rank: int, count: int, fifth: int
) -> None:
    assert statistic(nation_rank=rank, nation_count=count).fifth == fifth


def test_a_figure_without_a_rank_lies_in_no_fifth() -> None:
    assert statistic(nation_rank=None, nation_count=None).fifth is None


@pytest.mark.parametrize(
    ("period", "when"),
    [
        ("census of March 2021", "the census of March 2021"),
        ("year to March 2025", "the year to March 2025"),
        ("2023/24", "2023/24"),
        ("May 2025", "May 2025"),
    ],
)
def test_a_period_has_its_article_where_it_needs_one(period: str, when: str) -> None:
    assert statistic(period=period).when == when
