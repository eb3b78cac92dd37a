"""Which numbers in a text are figures that somebody typed."""

import pytest

from advocate.rules.language.typed_figures import typed_figures


@pytest.mark.parametrize("sign", ["£", "$", "€"])
def test_a_year_behind_a_sign_of_money_is_a_sum(sign: str) -> None:
    assert [figure.text for figure in typed_figures(f"It cost {sign}2024 a pupil.")]
    assert not list(typed_figures("It began in 2024 here."))
