"""Spoils the files of a workspace at random, as people, programs and bad luck spoil them."""

import copy
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from advocate.inputs.yaml_reader import read_yaml

Files = dict[str, bytes]
"""The YAML files of a workspace, by their path below it."""
Mutation = Callable[[random.Random, Files], None]

FOLDER = b"\0folder"
"""Content that stands for a folder of that name."""
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SCRAPS = [
    *("\t", " ", "\n", "\r\n", "\r", ":", ": ", "- ", "#", "[", "]", "{", "}", "'", '"', "|", ">-"),
    *("&a", "*a", "<<: *a", "!!str", "!!python/object:os.system", "!x", "%YAML 9.9", "@", "`", "?"),
    *("---\n", "...\n", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ue000", "\ue001", "\uffff"),
    *(" #1 of all ", " # ", "&Important ", "!Important ", "*so* ", "! ", "%5 ", "“", "”", "? "),
    *(
        "\n<<<<<<< HEAD\n",
        "\n=======\n",
        "\n>>>>>>> theirs\n",
        "\xa0\xa0",
        "\u3000",
        "\x0b",
        "\x0c",
    ),
    *(
        "\xad",
        "\u200b",
        "\u200d",
        "\u2066",
        "\u2029",
        "\U000e0041",
        "\ufffd",
        "а",
        "𝐀",
        "\\u202e",
        "\\e",
    ),
    *("é", "😀", "\u202e", "010", "1e9", "null", "true", "no", "{{", "}}", "{%", "<!-- x -->"),
]
_RAW_BYTES = [b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf0\x9f", b"\xef\xbb\xbf", b"\x00", b"\r"]
_TEXTS = [
    *("", " ", "x", "no", "yes", "010", "12:30", "1e3", ".inf", "-0", "0x1F", "1_000", "22,000"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "2026-11-20", "20 November 2026", "2023/24"),
    *("2023-24", "0000/01", "9999/00", "£3,000", "43%", "150%", "None", "nan", "NaN", "null"),
    *('{{ fact("gap") }}', '{{ fact("nowhere") }}', "{{ fact('gap', 1) }}", "{{", "}}"),
    *("{% if x %}",),
    *('{{ gap("gap", "gap") }}', '{{ trend("gap", "helped") }}', '{{ gap("gap") }}', "{# note"),
    *("{{ ''.__class__ }}", "<!-- page-break -->", "<!--", "-->", "<script>", "[^1]", "[x](y)"),
    *("# x",),
    *("| a | b |", "1. x", "***", "`", "\\", "$1", "%s", "{0}", "../../x", "/etc/passwd", "a/b"),
    *(".",),
    *("\ue000", "\ue001x\ue000", "\u202e", "\u0301", "😀", "İ", "ß", "\x85", "\u2028", "\x7f"),
    *("\ufffe",),
    *("Jess Phillips", "Alex Noris", "MP", "Birmingham Yardley", "Year 6", "the Prime Minister"),
    *("more_tutors", "gap", "helped", "a" * 5000, "long " * 2000, "line\n\nline\n- x\n", "'" * 30),
    *("https://", "ftp://x", "javascript:x", "a@b", "07700 900123", "SW1A 0AA", "“", "”", "“x"),
    *("x”",),
    *("In 2019 43% of 1,000 pupils (7 of 10) rose by 3 percentage points to £1.5 million.",),
    *("0 of 0",),
]
_VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 3, 101, 4370, 10**18 - 1, -(10**18), 10**30, 1.5, 99.999, -0.0),
    *(1e300, 1e-300, 0.1 + 0.2, [], {}, [None], [[]], [{}], [""], ["gap"], ["gap", "gap"], [1, 2]),
    *({"id": "x"}, {"": ""}, {"?": None}, [{"id": "x"}, {"id": "x"}], {"low": 5, "high": 1}),
    *({"a": {}},),
]


def spoil(rng: random.Random, files: Files) -> list[str]:
    """Change files in place, once to four times over; return the names of what was done."""
    done = []
    for _ in range(rng.choice((1, 1, 1, 2, 2, 4))):
        mutation = rng.choice(_WEIGHTED)
        mutation(rng, files)
        done.append(mutation.__name__)
    return done


def _any_file(rng: random.Random, files: Files) -> str:
    return rng.choice([name for name in sorted(files) if files[name] != FOLDER])


def any_value(rng: random.Random) -> Any:
    """Return a value that few fields expect."""
    if rng.random() < 0.6:
        return rng.choice(_TEXTS)
    return copy.deepcopy(rng.choice(_VALUES))


# --- bytes, lines and words -----------------------------------------------------------------


def bytes_changed(rng: random.Random, files: Files) -> None:
    """Cut some bytes out, and put others in."""
    name = _any_file(rng, files)
    content = files[name]
    start = rng.randint(0, len(content))
    end = min(len(content), start + rng.choice((0, 0, 1, 1, 2, 30, 400)))
    put_in = rng.choice((b"", rng.randbytes(rng.randint(1, 4)), rng.choice(_RAW_BYTES)))
    if rng.random() < 0.5:
        put_in = "".join(rng.choices(_SCRAPS, k=rng.randint(1, 3))).encode()
    files[name] = content[:start] + put_in + content[end:]


def lines_changed(rng: random.Random, files: Files) -> None:
    """Leave out, repeat, move or indent one line, break off after it, or end all with CR LF."""
    name = _any_file(rng, files)
    lines = files[name].splitlines(keepends=True) or [b"\n"]
    at = rng.randrange(len(lines))
    line, other = lines[at], rng.choice(lines)
    moved = [b" " + line, b"  " + line, b"\t" + line, b"    " + line, line.lstrip()]
    joined = [b"# " + line, line.rstrip() + b" "]
    lines[at : at + 1] = rng.choice(
        [[], [line, line], [other], *([each] for each in moved + joined)]
    )
    if rng.random() < 0.1:
        del lines[at:]
    if rng.random() < 0.1:
        lines = [each.rstrip() + b"\r\n" for each in lines]
    files[name] = b"".join(lines)


def word_changed(rng: random.Random, files: Files) -> None:
    """Put something else behind the colon or the dash of one line, as it is typed."""
    name = _any_file(rng, files)
    lines = files[name].decode("utf-8", "replace").split("\n")
    marked = [i for i, line in enumerate(lines) if ": " in line or "- " in line]
    if marked:
        at = rng.choice(marked)
        mark = ": " if ": " in lines[at] else "- "
        value = any_value(rng)
        typed = value if isinstance(value, str) else str(value)
        lines[at] = f"{lines[at].split(mark)[0]}{mark}{typed}"
    files[name] = "\n".join(lines).encode("utf-8", "replace")


def anchors_put_in(rng: random.Random, files: Files) -> None:
    """Mark one value, and have another repeat it, or a record take it in."""
    name = _any_file(rng, files)
    lines = files[name].decode("utf-8", "replace").split("\n")
    keys = [i for i, line in enumerate(lines) if ":" in line and not line.startswith("#")]
    for mark, at in zip(("&a", "*a"), sorted(rng.choices(keys or [0], k=2)), strict=True):
        before, colon, after = lines[at].partition(":")
        keeps = mark == "&a"
        lines[at] = f"{before}{colon} {mark}{after if keeps else ''}"
    if rng.random() < 0.3:
        at = rng.choice(keys or [0])
        lines.insert(at, lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "<<: *a")
    files[name] = "\n".join(lines).encode("utf-8", "replace")


# --- whole files ----------------------------------------------------------------------------


def file_changed(rng: random.Random, files: Files) -> None:
    """Put something else in the place of a whole file."""
    name = _any_file(rng, files)
    content = files[name]
    levels = (f"a{i}: &a{i} [{f'*a{i - 1}, ' * 20 if i else 'x'}]" for i in range(6))
    files[name] = rng.choice(
        [
            b"",
            FOLDER if name != "advocate.yaml" else b"---\n",
            files[_any_file(rng, files)],
            content + content,
            b"- " * rng.choice((5, 150, 250, 3000)),
            b"[" * rng.choice((5, 250, 60_000)),
            rng.choice((b"? ", b"{? ", b"? - ")) * rng.choice((5, 90, 110, 50_000)),
            b"a: " + b"1" * rng.choice((20, 4_301, 300_000)) + b"\n",
            b"a: " + b"x" * 3_000_000 + b"\n",
            b"a: &x !y " * rng.choice((1, 3_000)),
            b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
            content.decode("utf-8", "replace").encode("utf-16"),
            "\n".join(levels).encode(),
        ]
    )


def file_misplaced(rng: random.Random, files: Files) -> None:
    """Copy a file to where it does not belong, or lose it."""
    name = _any_file(rng, files)
    if rng.random() < 0.6:
        files[f"data/{rng.choice(('', 'manifestos/'))}{rng.choice(_NAMES)}"] = files[name]
    elif name != "advocate.yaml":
        del files[name]


_NAMES = [
    "mps.yml",
    "evidence.yaml",
    "x.yaml",
    "2024.yaml",
    "2019.yaml",
    "-1.yaml",
    "é.yaml",
    "waivers.yaml",
]


# --- values, by the shape of the document ---------------------------------------------------


def tree_changed(rng: random.Random, files: Files) -> None:
    """Change one value, key or record, and write the file anew."""
    name = _any_file(rng, files)
    tree = _tree(files[name])
    if tree is None:
        return
    for _ in range(rng.choice((1, 1, 2, 5))):
        tree = _with_change(rng, tree)
    text = yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    files[name] = text.encode("utf-8", "surrogatepass")


def _tree(content: bytes) -> Any:
    return copy.deepcopy(_parsed(content))


@cache
def _parsed(content: bytes) -> Any:
    """Return the reader's own values: PyYAML's would turn 13:30 into 810 on the way."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.yaml"
        path.write_bytes(content)
        return read_yaml(path, "file.yaml").value


def _with_change(rng: random.Random, tree: Any) -> Any:
    owners = list(_owners(tree))
    if not owners or rng.random() < 0.01:
        return any_value(rng)
    owner = rng.choice(owners)
    if isinstance(owner, list):
        _change_list(rng, owner)
    else:
        _change_record(rng, owner, rng.choice(owners))
    return tree


def _owners(value: Any) -> Any:
    """Yield every list and record that is not empty."""
    if isinstance(value, list | dict) and value:
        yield value
        for child in value if isinstance(value, list) else value.values():
            yield from _owners(child)


def _change_list(rng: random.Random, owner: list[Any]) -> None:
    at = rng.randrange(len(owner))
    match rng.randrange(6):
        case 0:
            owner[at] = any_value(rng)
        case 1:
            del owner[at]
        case 2:
            owner.append(copy.deepcopy(owner[at]))
        case 3:
            owner.insert(at, any_value(rng))
        case 4:
            owner[at] = [owner[at]]
        case _:
            owner.reverse()


def _change_record(rng: random.Random, owner: dict[str, Any], other: Any) -> None:
    key = rng.choice(list(owner))
    match rng.randrange(8):
        case 0 | 1 | 2:
            owner[key] = any_value(rng)
        case 3:
            del owner[key]
        case 4:
            owner[rng.choice((key + "s", key[:-1], "id", "note", key.upper()))] = owner.pop(key)
        case 5:
            owner[key] = rng.choice(([owner[key]], {"text": owner[key]}, str(owner[key])))
        case 6 if isinstance(other, dict):
            theirs = rng.choice(list(other))
            owner[key], other[theirs] = copy.deepcopy(other[theirs]), copy.deepcopy(owner[key])
        case 7 if isinstance(owner[key], str):
            text = owner[key]
            at = rng.randint(0, len(text))
            owner[key] = f"{text[:at]}{rng.choice(_TEXTS)}{text[at:]}"
        case _:
            owner[key] = any_value(rng)


def words_put_in(rng: random.Random, files: Files) -> None:
    """Put odd words into the middle of a text, which most often stays valid."""
    name = _any_file(rng, files)
    tree = _tree(files[name])
    texts = [
        (owner, key)
        for owner in _owners(tree)
        for key in (owner if isinstance(owner, dict) else range(len(owner)))
        if isinstance(owner[key], str) and len(owner[key]) > _SHORTEST_PROSE
    ]
    if not texts:
        return
    for owner, key in rng.choices(texts, k=rng.choice((1, 1, 3, 10))):
        words = owner[key].split(" ")
        at = rng.randint(0, len(words))
        words[at : at + rng.choice((0, 0, 1))] = [rng.choice(_ODD_WORDS)]
        owner[key] = " ".join(words)
    text = yaml.dump(tree, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    files[name] = text.encode("utf-8", "surrogatepass")


_SHORTEST_PROSE = 24
_ODD_WORDS = [text for text in _TEXTS if "{{" not in text and "{%" not in text and "{#" not in text]

_WEIGHTED: list[Mutation] = [
    *(bytes_changed, lines_changed, word_changed, word_changed, anchors_put_in, file_changed),
    *(file_misplaced,),
    *([tree_changed] * 6),
    *([words_put_in] * 5),
]
