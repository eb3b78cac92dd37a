"""YAML as people mean it: what is typed, what stays text, and the line of everything."""

from pathlib import Path

import pytest

from advocate.inputs.yaml_file import YamlFile
from advocate.inputs.yaml_reader import read_yaml


def read(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "file.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(path, "data/file.yaml")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("22", 22),
        ("0", 0),
        ("-5", -5),
        ("3.50", 3.5),
        ("-0.5", -0.5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        # What plain YAML would turn into something else.
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x16", "0x16"),
        ("1_000", "1_000"),
        ("22,000", "22,000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("+5", "+5"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("2021-07-02", "2021-07-02"),
        ("1234567890123456789", "1234567890123456789"),
        (".inf", ".inf"),
        # What was typed in quotation marks or with a tag is text.
        ('"22"', "22"),
        ("'true'", "true"),
        ("!mine 22", "22"),
        ('""', ""),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_only_plain_numbers_true_false_and_null_are_typed(
    tmp_path: Path, typed: str, value: object
) -> None:
    file = read(tmp_path, f"key: {typed}\n")

    assert file.problems == []
    assert file.value == {"key": value}
    assert isinstance(file.value, dict)
    assert type(file.value["key"]) is type(value)


@pytest.mark.parametrize(("typed", "raw"), [("007", None), ("3.50", "3.50"), ("22", "22")])
def test_a_number_is_kept_as_it_was_typed(tmp_path: Path, typed: str, raw: str | None) -> None:
    assert read(tmp_path, f"- [{typed}]").raw_text.get((0, 0)) == raw


def test_everything_has_its_line(tmp_path: Path) -> None:
    file = read(tmp_path, "# note\n- id: a\n  list:\n    - x\n\n    - y\n- id: b\n")

    lines = [
        file.line_of(path) for path in [(), (0,), (0, "id"), (0, "list"), (0, "list", 1), (1,)]
    ]
    assert lines == [2, 2, 2, 3, 6, 7]
    assert file.line_of((0, "list", 1, "deeper", 4)) == 6
    assert file.line_of((5, "id")) == 2


@pytest.mark.parametrize("text", ["", "# only a note\n", "---\n"])
def test_an_empty_file_holds_nothing_and_has_no_problem(tmp_path: Path, text: str) -> None:
    file = read(tmp_path, text)

    assert (file.value, file.problems) == (None, [])
    if not file.lines:
        assert file.line_of((0, "id")) is None


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "a"),
        ("- x: 1\n  y: {z: 1,\n    z: 2}\n", 3, "z"),
        ("? [a]\n: 1\n? [b]\n: 2\n", 3, "?"),
    ],
)
def test_a_repeated_key_is_a_problem_and_the_first_is_kept(
    tmp_path: Path, text: str, line: int, key: str
) -> None:
    file = read(tmp_path, text)

    (problem,) = file.problems
    assert (problem.file, problem.line) == ("data/file.yaml", line)
    assert problem.message.startswith(f'"{key}" stands twice')
    assert problem.hint == "Keep one of the two."
    if key == "a":
        assert file.value == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a: b: c\n", 1, '": "'),
        ("a:\n\tb: c\n", 2, "Use spaces"),
        ("a: [1, 2\nb: 3\n", 2, "indentation"),
        ("a: 'open\n", 2, "quotation marks"),
        ("a: *nowhere\n", 1, "indentation"),
        ("a: 1\n---\nb: 2\n", 2, "indentation"),
        ("a: 1\nb: \x00\n", 2, "indentation"),
        ("a: !<>\n", 1, "indentation"),
    ],
)
def test_what_is_not_yaml_is_named_with_its_line_and_a_hint(
    tmp_path: Path, text: str, line: int, hint: str
) -> None:
    (problem,) = read(tmp_path, text).problems

    assert problem.message.startswith("This is not valid YAML: ")
    assert (problem.file, problem.line) == ("data/file.yaml", line)
    assert hint in (problem.hint or "")


@pytest.mark.parametrize(("before", "line"), [(b"", 1), (b"a: 1\nb: 2\n", 3)])
def test_bytes_that_are_not_utf8_are_named_with_their_line(
    tmp_path: Path, before: bytes, line: int
) -> None:
    (problem,) = read(tmp_path, before + b"name: Zo\xeb\n").problems

    assert (problem.line, problem.message) == (line, "The file is not UTF-8 text.")
    assert "UTF-8" in (problem.hint or "")


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    file = read(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: two\r\n")

    assert (file.value, file.line_of(("b",))) == ({"a": 1, "b": "two"}, 2)


def test_a_file_that_cannot_be_read_is_a_problem_and_no_exception(tmp_path: Path) -> None:
    (problem,) = read_yaml(tmp_path, "data/file.yaml").problems

    assert problem.message.startswith("The file cannot be read: ")
    assert (problem.file, problem.line) == ("data/file.yaml", 1)
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 800 + "]" * 800, 1),
        ("[" * 100_000, 1),
        ("- " * 800 + "x", 1),
        ("a: 1\nb:\n" + "".join(f"{' ' * n}k:\n" for n in range(1, 800)), 202),
        ("a: &a " + "[" * 150 + "]" * 150 + "\nb: " + "[" * 150 + "*a" + "]" * 150, 2),
    ],
)
def test_a_file_nested_too_deeply_is_a_problem_and_no_exception(
    tmp_path: Path, text: str, line: int
) -> None:
    (problem,) = read(tmp_path, text).problems

    assert "nested too deeply" in problem.message
    assert (problem.file, problem.line) == ("data/file.yaml", line)


def test_a_value_that_repeats_itself_is_a_problem_with_its_line(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a: 1\nb: &a\n  - 1\n  - *a\n").problems

    assert (problem.message, problem.line) == (
        '"*a" stands inside what it repeats, without end.',
        4,
    )


def test_an_alias_is_what_it_stands_for(tmp_path: Path) -> None:
    file = read(tmp_path, "a: &x\n  - [2.50]\n  - text\nb: *x\n*x: 1\n")

    assert file.value == {"a": [[2.5], "text"], "b": [[2.5], "text"], "?": 1}
    assert file.raw_text["b", 0, 0] == "2.50"
    assert (file.line_of(("b",)), file.line_of(("b", 1))) == (4, 3)
    assert file.texts == [(("a", 1), "text"), (("b", 1), "text")]


def test_an_alias_may_mean_what_stood_in_a_repeated_key(tmp_path: Path) -> None:
    file = read(tmp_path, "a: 1\na: &x [2.50]\nb: *x\n")

    assert file.value == {"a": 1, "b": [2.5]}
    assert (file.raw_text["b", 0], len(file.problems)) == ("2.50", 1)


def test_nothing_is_kept_of_a_file_that_breaks_off(tmp_path: Path) -> None:
    file = read(tmp_path, "a: text\nb: [\n")

    assert (file.value, file.texts, len(file.problems)) == (None, [], 1)


def test_aliases_that_multiply_without_end_are_cut_off(tmp_path: Path) -> None:
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}' if i else 'x'] * 100)}]" for i in range(6)]

    found = read(tmp_path, "\n".join(levels)).problems

    assert [problem.message for problem in found] == ["The file is too large."]
    assert found[0].file == "data/file.yaml"
