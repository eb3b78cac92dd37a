"""What prose sets side by side, read from its text alone."""

import pytest

from advocate.models.prose import comparisons_in

A, B, C = ('{{ fact("a") }}', '{{fact("b")}}', "{{ fact('c') }}")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"In one {A} did, compared with {B} in the other.", ["sentence(a, b)"]),
        (f"It was {A} against\n{B}.", ["sentence(a, b)"]),
        (f"A share of {A} v {B}.", ["sentence(a, b)"]),
        (f"It is higher, {A}, than {B}.", ["sentence(a, b)"]),
        (f"{A} up from {B} and {C}.", ["sentence(a, b)"]),
        (f"{A} of schools and more than {B} pupils.", []),
        (f"{A} of schools took part and {B} of pupils.", []),
        (f"It was {A}. Compared with {B} that is little.", []),
        ('So {{ gap("a", "b") }} and {{ trend( "c" , "a" ) }}.', ["gap(a, b)", "trend(c, a)"]),
        ("No figure compared with none.", []),
    ],
)
def test_comparisons_are_found_in_one_sentence_at_a_time(text: str, pairs: list[str]) -> None:
    assert [comparison.id for comparison in comparisons_in(text)] == pairs
