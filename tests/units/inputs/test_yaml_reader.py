"""YAML as people mean it: what is typed, what stays text, and the line of everything."""

from pathlib import Path

import pytest

from advocate.errors import Problem, Severity
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
        # What was typed in quotation marks is text.
        ('"22"', "22"),
        ("'true'", "true"),
        ('""', ""),
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
        ("a: [1, 2\nb: 3\n", 2, "a list, which ends with ]"),
        ("a: 'open\n", 1, "ends with the next one"),
        ("a: *nowhere\n", 1, "* repeats what is marked"),
        ("a: *emphasis* here\n", 1, "* repeats what is marked"),
        ("a: 1\n---\nb: 2\n", 2, "Delete this line"),
        ("a: !<>\n", 1, "! begins a type"),
        ("a: @us\n", 1, "@ begins no value"),
        ("a: `us`\n", 1, "` begins no value"),
        ("a: %50\n", 1, "% begins an order"),
        ("a: > 50 of\n", 1, "> begins a text on the lines below"),
        ("a: [sic] text\n", 1, "[ begins a list"),
        ('a: "We" are\n', 1, '" begins a text'),
        ("a: “b: c”\n", 1, "LEFT DOUBLE QUOTATION MARK (U+201C)"),
        ('a: "b”\nc: d\n', 1, "RIGHT DOUBLE QUOTATION MARK (U+201D)"),
        ("- a\n-b\n", 2, "- begins an entry of a list, and a space follows"),
        ("a: &b: c\n", 1, "& begins a mark to repeat"),
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


def all_told(file: YamlFile) -> list[Problem]:
    """Return the problems and the warnings of a file."""
    warnings = [
        Problem(message=said, hint=hint, severity=Severity(how), file=file.file, line=line)
        for line, said, hint, how in file.warnings
    ]
    return [*file.problems, *warnings]


@pytest.mark.parametrize(
    ("text", "line", "lost", "severity"),
    [
        ("a: We are #1 here\n", 1, "#1 here", "error"),
        ("a: Room #4\n", 1, "#4", "error"),
        ("a: #MeToo\n", 1, "#MeToo", "error"),
        ("- #one of us\n- b\n", 1, "#one of us", "error"),
        ("a: b\nc: [Room #4\n  , d]\n", 2, "#4", "error"),
        ("a: first\n  and second #1\n", 2, "#1", "error"),
        ("a: 3 #checked\n", 1, "#checked", "error"),
        ("a: number # one of all\n", 1, None, None),
        ("a: our number # one of all\n", 1, "# one of all", "warning"),
        ("a: number one  # until May\n", 1, None, None),
        ("a: 3 # until May\n", 1, None, None),
        ("a:  # until May\n", 1, None, None),
        ("a: b#1\n", 1, None, None),
        ("a: 'We are #1'\nb: \"We are #1\"\nc: >-\n  We are #1\n", 1, None, None),
        ("a: &Important news\n", 1, "&Important", "error"),
        ("a: &Important\n", 1, "&Important", "error"),
        ("&Important a: b\n", 1, "&Important", "error"),
        ("a: 1\na: &Important b\n", 2, "&Important", "error"),
        ("a: &kept news\nb: *kept\n", 1, None, None),
        ("a: !Important news\n", 1, "!Important", "error"),
        ("a: !\n", 1, "!", "error"),
        ("a: !!Wow news\n", 1, "!!Wow", "error"),
        ("a: !list [b]\n", 1, "!list", "error"),
        ("!key a: b\n", 1, "!key", "error"),
        ("a: !!python/object/apply:os.system [b]\n", 1, "!!python/object/apply:os.system", "error"),
        ("a: !!str 10\nb: !!seq [c]\n", 1, None, None),
    ],
)
def test_words_that_yaml_takes_for_something_else_are_named(
    tmp_path: Path, text: str, line: int, lost: str | None, severity: str | None
) -> None:
    file = read(tmp_path, text)

    told = [p for p in all_told(file) if p.message.startswith("YAML takes")]
    assert [(p.line, p.severity) for p in told] == ([(line, severity)] if lost else [])
    assert all(f'"{lost}"' in p.message and "quotation marks" in (p.hint or "") for p in told)


def test_each_anchor_that_nothing_repeats_is_named(tmp_path: Path) -> None:
    file = read(tmp_path, "- &Important one\n- &Important two\n- &kept three\n- *kept\n")

    assert [(p.line, "&Important" in p.message) for p in file.problems] == [(1, True), (2, True)]


@pytest.mark.parametrize(
    ("text", "value", "severity", "name"),
    [
        ("a: part\xadner\n", "partner", "warning", "SOFT HYPHEN (U+00AD)"),
        ("a: Our\u200bpart\n", "Ourpart", "warning", "ZERO WIDTH SPACE (U+200B)"),
        ("a: b\u200dc\n", "bc", "warning", "ZERO WIDTH JOINER (U+200D)"),
        ("a: b\u2060c\n", "bc", "warning", "WORD JOINER (U+2060)"),
        ("a: b\ufeffc\n", "bc", "warning", "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
        ("a: b\u3164c\n", "b c", "warning", "HANGUL FILLER (U+3164)"),
        ("a: b\ufffcc\n", "bc", "warning", "OBJECT REPLACEMENT CHARACTER (U+FFFC)"),
        ("a: b\U000e0063c\n", "bc", "warning", "TAG LATIN SMALL LETTER C (U+E0063)"),
        ("a: b\u200e\n", "b", "warning", "LEFT-TO-RIGHT MARK (U+200E)"),
        ("a: \u202a+44 20\u202c\n", "+44 20", "warning", "LEFT-TO-RIGHT EMBEDDING (U+202A)"),
        ("a: b\u202ec\n", "bc", "error", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("a: b\u202dc\n", "bc", "error", "LEFT-TO-RIGHT OVERRIDE (U+202D)"),
        ("a: b\x0bc\n", "b c", "warning", "VERTICAL TAB (U+000B)"),
        ("a: b\x0cc\n", "b c", "warning", "FORM FEED (U+000C)"),
        ("a: b\x85c\n", "b c", "warning", "NEXT LINE (U+0085)"),
        ("a: b\u2028c\n", "b c", "warning", "LINE SEPARATOR (U+2028)"),
        ("a: b\u2029c\n", "b c", "warning", "PARAGRAPH SEPARATOR (U+2029)"),
        ("a: b\x1bc\n", "b c", "error", "ESCAPE (U+001B)"),
        ("a: b\x00c\n", "b c", "error", "NULL (U+0000)"),
        ("a: b\x93c\n", "b c", "error", "a control character (U+0093)"),
        ("a: b\ufffdc\n", "b\ufffdc", "error", "REPLACEMENT CHARACTER (U+FFFD)"),
        ("a: b\uf0b7c\n", "b\uf0b7c", "warning", "a private character (U+F0B7)"),
        ("\xa0\xa0a: b\n", "b", "warning", "NO-BREAK SPACE (U+00A0)"),
        ("\u2003a: b\n", "b", "warning", "EM SPACE (U+2003)"),
        ("a:\u3000b\n", "b", "warning", "IDEOGRAPHIC SPACE (U+3000)"),
        ("# b\u202ec\na: b\n", "b", "error", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("# b\u2028a: hidden\na: b\n", "b", "warning", "LINE SEPARATOR (U+2028)"),
        ("a: שלום\u200f b\n", "שלום\u200f b", "note", "RIGHT-TO-LEFT MARK (U+200F)"),
    ],
)
def test_characters_that_nobody_sees_are_named_and_taken_out_where_that_is_safe(
    tmp_path: Path, text: str, value: str, severity: str, name: str
) -> None:
    file = read(tmp_path, text)

    told = all_told(file)
    assert file.value == {"a": value}
    assert any(p.message.startswith(name) and p.severity == severity and p.hint for p in told), told
    assert {p.line for p in told} == {1}


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d🏫 teaches",
        "❤\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "ന്\u200d",
        "ภาษา\u200bไทย",
        "Siân Ŵyn Ó Dónaill",
        "10\xa0000 pupils",
        "5 μg ≤ 6 kΩ → “fine”",
    ],
)
def test_marks_that_a_script_or_a_picture_needs_are_left_alone(tmp_path: Path, text: str) -> None:
    file = read(tmp_path, f"a: {text}\n")

    assert (file.value, file.problems, file.warnings) == ({"a": text}, [], [])


def test_a_character_that_stands_often_is_named_once_with_its_lines(tmp_path: Path) -> None:
    file = read(tmp_path, "".join(f"a{n}: b\u200bc\u200bd\n" for n in range(9)))

    (told,) = all_told(file)
    assert told.message.endswith("; also on lines 2, 3, 4, 5, 6 and 3 more.")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_of_a_merge_are_named_with_their_lines(tmp_path: Path, end: str) -> None:
    lines = ("a: 1", "<<<<<<< HEAD", "b: 2", "||||||| old", "=======", "b: 3", ">>>>>>> theirs", "")

    (problem,) = read(tmp_path, end.join(lines)).problems

    assert problem.message.startswith("Two merged versions stand here, parted by <<<<<<<")
    assert (problem.line, "4, 5, 7" in problem.message) == (2, True)


@pytest.mark.parametrize("wrapped", ["“Ann Example”", "‘It’s ours’", "„Ann“", "«Ann»", "´Ann´"])
def test_typographic_marks_round_a_value_are_warned_of(tmp_path: Path, wrapped: str) -> None:
    file = read(tmp_path, f"a: {wrapped}\n")

    (told,) = all_told(file)
    assert wrapped[0] in told.message
    assert not read(tmp_path, f'a: "{wrapped}"\nb: “One” and “two”\nc: “One,” she said\n').warnings


@pytest.mark.parametrize("nested", ["? ", "{? ", "? - ", "- ? ", "[{? "])
def test_keys_nested_too_deeply_are_a_problem_and_no_exception(tmp_path: Path, nested: str) -> None:
    (problem,) = read(tmp_path, nested * 50_000).problems

    assert "nested too deeply" in problem.message
