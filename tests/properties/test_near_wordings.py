"""Sentences that nearly repeat another are all found by their rarer words, and no others."""

from hypothesis import given
from hypothesis import strategies as st

from advocate.rules.language.similar_sentences import SimilarSentences, is_nearly_same

WORDS = st.sampled_from("we ask that every pupil behind in maths has a tutor by 2027".split())  # noqa: SIM905
TEXTS = st.lists(WORDS, min_size=4, max_size=14).map(" ".join)


@st.composite
def near(draw: st.DrawFn) -> tuple[list[str], str]:
    """Texts, and one that is one of them with a word or two changed."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=12))
    words = draw(st.sampled_from(texts)).split()
    for _ in range(draw(st.integers(0, 3))):
        words[draw(st.integers(0, len(words) - 1))] = draw(WORDS)
    return texts, " ".join(words)


@given(near())
def test_the_index_finds_what_a_look_at_each_finds(case: tuple[list[str], str]) -> None:
    texts, said = case
    looked_at = [text for text in dict.fromkeys(texts) if is_nearly_same(said, text)]
    assert sorted(SimilarSentences(texts).similar_to(said)) == sorted(looked_at)
