"""Why a template could not be filled in: what was raised, as problems with file and line."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb

import jinja2

from advocate.errors import Problem, RenderingFailed
from advocate.rendering.figure_footnotes import UnknownFact
from advocate.rendering.template_limits import TemplateLimit
from advocate.storage.workspace_files import FileRefused

_DEEP = (MemoryError, RecursionError, SyntaxError)
EXPRESSION_ERRORS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, *_DEEP)
"""What an expression in a template can raise by itself, or while it is compiled."""


def failed(problems: tuple[Problem, ...], template: str) -> RenderingFailed:
    """Return the error that names every problem of one template."""
    return RenderingFailed(
        f"templates/{template} cannot be filled in.",
        hint="Put right the lines named above; nothing was written.",
        problems=problems,
    )


def stopping_problem(
    error: Exception, template: str, claims: Iterable[str], filters: Iterable[str] = ()
) -> Problem:
    """Return what stopped a template, with its line.

    `claims` are the ids that evidence has, `filters` the names of filters and tests.
    """
    name, line = _place_of(error, template)
    hint = "Correct the template on that line."
    if isinstance(error, UnknownFact):
        near = get_close_matches(str(error.args[0]), claims, n=1)
        message = f'There is no evidence with the id "{error.args[0]}".'
        hint = f'Did you mean "{near[0]}"?' if near else "Add it to data/evidence.yaml."
    elif isinstance(error, FileRefused):
        message, hint = f"{error.filename} cannot be read: {error.strerror}.", error.hint
    elif isinstance(error, jinja2.TemplateNotFound | UnicodeDecodeError):
        name, line, message, hint = template, None, *_unread(error)
    elif isinstance(error, TemplateLimit):
        message = f"The template stops here: {error.message}."
        hint = "Let loops and macros end, and make no text or list larger than a document."
    elif isinstance(error, jinja2.TemplateError):
        if isinstance(error, jinja2.TemplateSyntaxError):
            name, line = _template_name(error.name, template), error.lineno
        from advocate.rendering.template_syntax import explain_tag  # late: few templates fail

        line, message, hint = explain_tag(error, line, filters)
    elif isinstance(error, _DEEP):
        message = "The template is nested too deeply, or calls or includes itself without end."
        hint = "Let each include and macro end, and part what is nested."
    else:
        message = f"An expression of the template fails: {str(error).rstrip('.')}."
    return Problem(message=message, hint=hint, file=f"templates/{name}", line=line)


def _unread(error: jinja2.TemplateNotFound | UnicodeDecodeError) -> tuple[str, str]:
    if isinstance(error, jinja2.TemplateNotFound):
        hint = "Check the name in include or extends, or put the file into templates/."
        return f'There is no template "{error.name}".', hint
    where = error.object.count(b"\n", 0, error.start) + 1
    message = f"The template, or one that it includes, is not saved as UTF-8 (line {where})."
    return message, "Save it in your editor with the encoding UTF-8."


def _place_of(error: BaseException, template: str) -> tuple[str, int | None]:
    """Return template name and line of the innermost template frame in the traceback."""
    name, line = template, None
    for frame, at in walk_tb(error.__traceback__):
        scope = frame.f_globals
        if "__jinja_exception__" in scope:  # Jinja has put the template's own lines in place
            name, line = _template_name(scope["__file__"], template), at
        elif "__jinja_template__" in scope:
            found: jinja2.Template = scope["__jinja_template__"]
            name, line = found.name or name, found.get_corresponding_lineno(at)
    return name, line


def _template_name(file: str | None, template: str) -> str:
    """Return the name below `templates/` of a template's file, or the name itself."""
    if not file or not Path(file).is_absolute():
        return file or template
    _, folder, name = Path(file).as_posix().rpartition("/templates/")
    return name if folder else template
