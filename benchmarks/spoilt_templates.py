"""Templates as people, programs and bad will spoil them: the packaged ones, changed at random."""

import random
from functools import cache
from pathlib import Path

from advocate.inputs.packaged_folder import packaged_folder

_SCRAPS = [
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ }}", "{% %}", "{{ x }}", "{{ member.nothing }}", "|"),
    *("{% if %}", "{% endif %}", "{% for x in y %}", "{% endfor %}", "{% block a %}", "{% raw %}"),
    *("{% else %}", "{% set a = %}", "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ m( }}"),
    *("{{ fact(“gap”) }}", '{{ fact("nowhere") }}', "{{ fact() }}", "{{ fact }}", "{{ ‘a’ }}"),
    *("{{ 'a'|nowhere }}", "{{ 'a' is nowhere }}", "{{ 1 / 0 }}", "{{ 'a' + 1 }}", "{{ [][9] }}"),
    *(
        "{{ ''.__class__.__mro__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler }}",
        "{{ loop }}",
    ),
    *(
        "{% include '../../advocate.yaml' %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as x %}",
    ),
    *("{% extends 'brief.md.j2' %}", "{% include 'brief.md.j2' %}", "{% include 'letter.md.j2' %}"),
    *(
        "{{ 'a' * 100000 }}",
        "{{ range(100000)|list }}",
        "{{ 'a'.center(100000) }}",
        "{{ 9 ** 999 }}",
    ),
    *("![a](/etc/passwd)", "![a](../x.png)", "![a](//host/x.png)", "[a](javascript:b)", "<script>"),
    *(
        "<!-- page-break -->",
        "<!-- nowhere -->",
        "<!--",
        "-->",
        "| a | b |\n|---|---|\n",
        "# ",
        "> ",
    ),
    *(
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\r",
        "\x00",
        "\x0b",
        "\x1b[2J",
        "\u202e",
        "\u2028",
        "\ufeff",
        "\ue000",
    ),
    *(
        "[^1]",
        "[^1]: x\n",
        "***",
        "`",
        "```\n",
        "~~~\n",
        "&#0;",
        "&lt;",
        "\\",
        "$",
        "😀",
        "a" * 3000,
    ),
]
_RAW_BYTES = [b"\xff\xfe", b"\xc3", b"\x00", b"\xed\xa0\x80", b"\xef\xbb\xbf"]


def spoilt_template(rng: random.Random) -> tuple[str, bytes]:
    """Return the name of a template below templates/ and what now stands in it."""
    name, text = rng.choice(_templates())
    content = text
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        content = rng.choice((_put_in, _put_in, _put_in, _cut, _moved))(rng, content)
    data = content.encode("utf-8", "surrogatepass")
    if rng.random() < 0.03:
        at = rng.randint(0, len(data))
        data = data[:at] + rng.choice(_RAW_BYTES) + data[at:]
    return name, data


@cache
def _templates() -> list[tuple[str, str]]:
    folder: Path = packaged_folder() / "templates"
    paths = sorted(folder.rglob("*.j2"))
    return [(path.relative_to(folder).as_posix(), path.read_text("utf-8")) for path in paths]


def _put_in(rng: random.Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return f"{text[:at]}{rng.choice(_SCRAPS)}{text[at:]}"


def _cut(rng: random.Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + text[at + rng.choice((1, 1, 2, 10, 300)) :]


def _moved(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = rng.choice(((lines[other], lines[one]), (lines[one], lines[one])))
    return "".join(lines)
