"""Missing values in templates: notes all of one rendering, with place and most similar name."""

import sys
from collections.abc import Callable
from difflib import get_close_matches
from types import FrameType
from typing import Any, ClassVar

import jinja2

from advocate.errors import Problem


class MissingValues:
    """The missing values of one rendering, each once."""

    def __init__(self) -> None:
        self.template = ""
        """Name of the template being filled in, for errors before its first line."""
        self.problems: dict[Problem, None] = {}

    def note(self, message: str, hint: str | None) -> None:
        """Add a problem at the template line that is being rendered."""
        name, line = place_in_template()
        file = f"templates/{name or self.template}"
        self.problems[Problem(message=message, hint=hint, file=file, line=line)] = None

    def note_empty(self, hint: str) -> None:
        """Add that a value is empty, named as the template does on the line being rendered."""
        text, line = "", 1
        if frame := _template_frame():
            template = frame.f_globals["__jinja_template__"]
            env, line = template.environment, template.get_corresponding_lineno(frame.f_lineno)
            text = env.loader.get_source(env, template.name)[0]
        tags = "".join(text.split("\n")[line - 1 : line]).split("{{")[1:]
        printed = (tag.partition("}}")[0].strip("- ") for tag in tags)
        named = f": {' or '.join(dict.fromkeys(printed))}" if tags else ""
        self.note(f"A value printed here is empty{named}.", hint)


def _answering(answer: object) -> Callable[..., Any]:
    """Return a method that notes the missing value and answers with `answer`."""

    def answered(value: "NotingUndefined", *_: object, **__: object) -> object:
        value._tell()
        return answer

    return answered


class NotingUndefined(jinja2.Undefined):
    """Prints nothing, and notes that it was used, so that one run finds every missing name."""

    notes: ClassVar[MissingValues]

    def _tell(self) -> None:
        name = str(self._undefined_name)
        owner = self._undefined_obj
        if owner is jinja2.utils.missing:
            frame = _template_frame()
            context = frame and frame.f_locals.get("context")
            known = list(context.keys()) if context is not None else []
            message = f'"{name}" is not defined.'
        else:
            known = [item for item in dir(owner) if not item.startswith("_")]
            message = f'"{name}" is not a field of {type(owner).__name__}.'
        near = get_close_matches(name, known, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else "Correct the name in the template."
        self.notes.note(message, hint)

    __str__ = __format__ = __call__ = _answering("")
    __iter__ = _answering(iter(()))
    __len__ = _answering(0)
    __bool__ = __eq__ = _answering(False)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._tell()
        return self

    def __getitem__(self, _: object) -> Any:
        self._tell()
        return self

    def __hash__(self) -> int:
        return id(type(self))


def undefined_noting_in(notes: MissingValues) -> type[jinja2.Undefined]:
    """Return the class of undefined values that are noted in `notes`."""
    return type("NotedUndefined", (NotingUndefined,), {"notes": notes})


def _template_frame() -> FrameType | None:
    frame: FrameType | None = sys._getframe(1)
    while frame and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    return frame


def place_in_template() -> tuple[str | None, int | None]:
    """Return name and line of the template that is being filled in, where one is."""
    if (frame := _template_frame()) is None:
        return None, None
    template: jinja2.Template = frame.f_globals["__jinja_template__"]
    return template.name, template.get_corresponding_lineno(frame.f_lineno)
