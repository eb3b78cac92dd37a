"""Texts that people wrote, as rules compare them."""

from advocate.rules.language.passages import letters_only


def test_a_sentence_is_the_same_however_a_document_dresses_it() -> None:
    plain = letters_only("Ten pupils came to Hull")

    assert letters_only("**Ten pupils** came (provisional) to _Hull_.") == plain
    assert letters_only("“Ten pupils – came to Hull!”") == plain
    assert letters_only("Ten pupils came to Hulme") != plain
