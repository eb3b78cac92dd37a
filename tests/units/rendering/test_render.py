"""The renderer: what a template may do, what it may not, and how every lack is reported."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.units.kinds.builders import evidence, member, programme, sector

from advocate.errors import Problem, RenderingFailed
from advocate.models.document import DocumentInfo, RenderedDocument
from advocate.models.evidence import Evidence
from advocate.models.kinds import BRIEF
from advocate.models.sector import Sector
from advocate.rendering.environment import NO_SECTOR
from advocate.rendering.renderer import Renderer

INFO = DocumentInfo(kind=BRIEF, title="T", author="A", subject="S", date=date(2026, 11, 20))
GAP = evidence(published=date(2027, 1, 1))


def render(
    folder: Path,
    template: str,
    *,
    claims: tuple[Evidence, ...] = (GAP,),
    field: Sector = NO_SECTOR,
    **values: Any,
) -> RenderedDocument:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "t.md.j2").write_text(template, "utf-8")
    renderer = Renderer([folder / "templates"], claims, small_number=10, sector=field)
    return renderer.render("t.md.j2", values, INFO)


def problems(folder: Path, template: str, **values: Any) -> tuple[Problem, ...]:
    with pytest.raises(RenderingFailed) as caught:
        render(folder, template, **values)
    assert len(caught.value.problems) >= 1
    return caught.value.problems


@pytest.mark.parametrize(
    ("value", "markdown"),
    [
        ("R&A <5 pupils", "R&A <5 pupils"),
        ("*not* [a](link)", "\\*not\\* \\[a\\](link)"),
        ("# no heading", "\\# no heading"),
        ("<!-- page-break -->", "\\<!-- page-break -->"),
        ("a|b", "a\\|b"),
        ("one\n\ntwo", "one two"),
        (43, "43"),
    ],
)
def test_values_are_printed_as_text_not_as_markdown(
    tmp_path: Path, value: object, markdown: str
) -> None:
    assert render(tmp_path, "{{ value }}", value=value).markdown == f"{markdown}\n"


@pytest.mark.parametrize(
    ("fields", "markdown"),
    [
        ((), "At the site: 1,480 people; from HM Treasury\n"),
        (("education",), "At the school: 1,480 pupils; from HM Treasury\n"),
        (("health_and_care",), "At the hospice: 1,480 patients; from HM Treasury\n"),
    ],
)
def test_a_template_calls_things_by_the_terms_of_the_field(
    tmp_path: Path, fields: tuple[str, ...], markdown: str
) -> None:
    template = (
        "At the {{ terms.site.one }}: {{ 1480 | counted(terms.person) }}; "
        "from {{ 'HM Treasury' | with_article }}"
    )

    assert render(tmp_path, template, field=sector(*fields)).markdown == markdown


def test_a_template_may_name_the_questions_of_the_field(tmp_path: Path) -> None:
    field = sector("education")
    template = "{% for each in field_questions.likely %}\n- {{ each }}\n{% endfor %}"

    found = render(tmp_path, template, field=field).markdown

    assert found.splitlines()[0] == f"- {field.questions['likely'][0]}"
    assert found.count("- ") == len(field.questions["likely"])


@pytest.mark.parametrize(
    "template",
    [
        "{{ ours.site }}, {{ ours.year }}: {{ ours.people_helped | people(small_number) }}",
        "{{ ours.school }}, {{ ours.academic_year }}: {{ ours.pupils | pupils(small_number) }}",
    ],
)
def test_a_template_of_before_there_were_fields_of_work_says_the_same(
    tmp_path: Path, template: str
) -> None:
    found = render(tmp_path, template, ours=programme("Ark", people_helped=9))

    assert found.markdown == "Ark, 2025/26: fewer than\u00a010\n"


@pytest.mark.parametrize(
    ("template", "markdown"),
    [
        ("{{ '*x*' | md }}", "*x*\n"),
        ("{{ '*x*' | sentence }}", "\\*x\\*.\n"),
        ("{{ prose('a *b* ') | sentence }}", "A *b*.\n"),
        ("{{ prose('*b*.') | in_sentence }}", "*b*\n"),
        ("a{{ mark(true) }}{{ mark(false) }}", "a (illustrative)\n"),
        ("a\n\n\n\nb", "a\n\nb\n"),
        ("a\n## B", "a\n\n## B\n"),
        ("{{ 3 | ordinal }} {{ 1500000 | pounds }}", "3rd £1.5\u00a0million\n"),
    ],
)
def test_what_a_template_may_do(tmp_path: Path, template: str, markdown: str) -> None:
    assert render(tmp_path, template).markdown == markdown


def test_notes_follow_the_body_and_become_footnotes(tmp_path: Path) -> None:
    document = render(tmp_path, "The gap is {{ fact('gap') }}.")

    assert document.markdown.startswith("The gap is 43%[^1].\n\n[^1]: DfE, ")
    assert [note.label for note in document.notes] == ["1"]


def test_each_document_numbers_its_notes_afresh(tmp_path: Path) -> None:
    (tmp_path / "t.md.j2").write_text("{{ fact('gap') }}", "utf-8")
    renderer = Renderer([tmp_path], [GAP], small_number=10)

    first, second = (renderer.render("t.md.j2", {}, INFO) for _ in range(2))

    assert first.markdown == second.markdown


def test_a_template_in_the_first_folder_wins(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("own", "packaged")]
    for folder in folders:
        folder.mkdir()
        (folder / "t.md.j2").write_text(folder.name, "utf-8")

    document = Renderer(folders, [], small_number=10).render("t.md.j2", {}, INFO)

    assert document.markdown == "own\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ lack }}",
        "{{ lack.deeper.still }}",
        "{{ lack['key'] }}",
        "{% if lack %}x{% endif %}",
        "{% if not lack %}x{% endif %}",
        "{% if lack == 1 %}x{% endif %}",
        "{% if lack != 1 %}x{% endif %}",
        "{% for item in lack %}x{% endfor %}",
        "{{ lack | length }}",
        "{{ lack() }}",
        "{{ lack | join(', ') }}",
        "{{ lack ~ 'x' }}",
        "{{ {lack: 1} }}{{ lack }}",
    ],
)
def test_any_use_of_a_missing_value_is_reported(tmp_path: Path, template: str) -> None:
    (problem, *_) = problems(tmp_path, f"# Title\n{template}\n", lacks=1)

    assert problem.message == '"lack" is not defined.'
    assert problem.hint == 'Did you mean "lacks"?'
    assert (problem.file, problem.line) == ("templates/t.md.j2", 2)


def test_every_missing_value_is_reported_with_its_line_and_each_place_once(tmp_path: Path) -> None:
    template = (
        "{{ lackx }}\n{{ who.name_displayed }}\n{% for _ in [1, 2] %}{{ lacky }}{% endfor %}\n"
    )

    found = problems(tmp_path, template, who=member("Ann Example"))

    assert [(p.line, p.message, p.hint) for p in found] == [
        (1, '"lackx" is not defined.', "Correct the name in the template."),
        (2, '"name_displayed" is not a field of Member.', 'Did you mean "name_display_as"?'),
        (3, '"lacky" is not defined.', "Correct the name in the template."),
    ]


def test_asking_whether_a_value_is_there_is_no_use_of_it(tmp_path: Path) -> None:
    template = "{% if lack is defined %}x{% endif %}{{ lack | default('y') }}"

    assert render(tmp_path, template).markdown == "y\n"


def test_an_empty_value_is_not_printed_as_none(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "\n{{ value }}", value=None)

    assert (problem.message, problem.line) == ("A value printed here is empty: value.", 2)
    assert "{% if" in (problem.hint or "")


def test_a_lack_in_a_part_is_named_by_the_parts_own_file(tmp_path: Path) -> None:
    part = tmp_path / "templates" / "_parts"
    part.mkdir(parents=True)
    (part / "p.md.j2").write_text("\n{{ lack }}", "utf-8")

    (problem,) = problems(tmp_path, "{% include '_parts/p.md.j2' %}")

    assert (problem.file, problem.line) == ("templates/_parts/p.md.j2", 2)


@pytest.mark.parametrize(
    ("fact", "hint"),
    [("gab", 'Did you mean "gap"?'), ("zzzz", "Add it to data/evidence.yaml.")],
)
@pytest.mark.parametrize("way", ["fact('%s')", "cite('%s')", "prose('{{ fact(\"%s\") }}')"])
def test_an_unknown_claim_is_reported_with_whatever_else_is_missing(
    tmp_path: Path, fact: str, hint: str, way: str
) -> None:
    first, second = problems(tmp_path, "{{ lack }}\n{{ " + way % fact + " }}")

    assert (first.message, first.hint) == (f'There is no evidence with the id "{fact}".', hint)
    assert (first.file, first.line) == ("templates/t.md.j2", 2)
    assert second.line == 1


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% if x %}", "The template stops here"),
        ("{{ 1 / 0 }}", "An expression of the template fails"),
        ("{{ lack + 1 }}", "The template stops here"),
        ("{{ [].append(1) }}", '"append" is not a field'),
        ("{{ who.update({}) }}", '"update" is not a field'),
        ("{{ range(1000000) | length }}", "An expression of the template fails"),
        ("{{ 'x' | nothing }}", "The template stops here"),
        ("{{ 'a' + 1 }}", "An expression of the template fails"),
    ],
)
def test_what_a_template_may_not_do_is_named_with_its_line(
    tmp_path: Path, template: str, message: str
) -> None:
    (problem, *_) = problems(tmp_path, f"# Title\n{template}", who={"a": 1})

    assert problem.message.startswith(message)
    assert (problem.file, problem.line) == ("templates/t.md.j2", 2)
    assert problem.hint


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "who.__class__.__mro__",
        "who.__init__.__globals__",
        "().__class__.__base__.__subclasses__()",
        "fact.__func__.__globals__",
        "who['__class__']",
        "who | attr('__class__')",
    ],
)
def test_a_template_cannot_reach_into_python(tmp_path: Path, expression: str) -> None:
    found = problems(tmp_path, f"{{{{ {expression} }}}}", who=member("Ann Example"))

    assert not any("<class" in problem.message for problem in found)


@pytest.mark.parametrize(
    "expression", ["'{0.__class__}'.format(who)", "fact.__self__", "who.__doc__", "who.__slots__"]
)
def test_what_is_no_business_of_a_template_is_refused_each_time(
    tmp_path: Path, expression: str
) -> None:
    harmless = "{{ '{}'.format(who.name_display_as) }}{{ who.id }}"
    found = problems(
        tmp_path, f"{harmless}{harmless}{{{{ {expression} }}}}", who=member("Ann Example")
    )

    assert not any("<class" in problem.message for problem in found)


@pytest.mark.parametrize("template", ["{% include 'nowhere' %}", "{% extends 'nowhere' %}"])
def test_a_template_that_is_not_there_is_named(tmp_path: Path, template: str) -> None:
    (problem,) = problems(tmp_path, template)

    assert problem.message == 'There is no template "nowhere".'
    assert problem.file == "templates/t.md.j2"
