"""One field of an answer at a time: its value where it has the type looked for, else nothing."""

import html
import re
from datetime import date

from advocate.errors import UnexpectedResponse

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""Controls, marks of direction, and what takes no room: they change how a text is shown."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Json = dict[str, object]


def value_of(raw: object) -> dict[str, object]:
    """Return the object in `{value: …}`; without one the answer is not the API's."""
    value = dict_of(raw).get("value")
    if not isinstance(value, dict):
        raise unexpected("no value where one was expected")
    return value


def contents_of(raw: object) -> list[dict[str, object]]:
    """Return the objects in `{value: […]}`; null, or anything but a list, holds none."""
    if not isinstance(raw, dict) or "value" not in raw:
        raise unexpected("no value where one was expected")
    return [dict_of(entry) for entry in list_of(raw["value"])]


def items_of(raw: object) -> list[dict[str, object]]:
    """Return the items of a collection; without a list the answer is not the API's."""
    items = dict_of(raw).get("items")
    if not isinstance(items, list):
        raise unexpected("no list where one was expected")
    return [item for item in items if isinstance(item, dict)]


def entries_of(value: dict[str, object], key: str) -> list[dict[str, object]]:
    """Return the objects in the list at `key`."""
    return [entry for entry in list_of(value.get(key)) if isinstance(entry, dict)]


def dict_of(raw: object) -> dict[str, object]:
    """Return `raw` where it is an object, else an empty one."""
    return raw if isinstance(raw, dict) else {}


def list_of(raw: object) -> list[object]:
    """Return `raw` where it is a list, else an empty one."""
    return raw if isinstance(raw, list) else []


def text_of(value: dict[str, object], key: str) -> str | None:
    """Return the text at `key` with entities decoded, on one line; `None` where it is blank."""
    return plain(value.get(key)) or None


def plain(raw: object) -> str:
    """Return a text on one line, without entities, tags or unseen characters; "" for no text."""
    if not isinstance(raw, str):
        return ""
    return " ".join(_UNSEEN.sub("", _TAG.sub(" ", html.unescape(raw))).split())


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut between words where it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0] or text[:longest]} …"


def int_of(value: dict[str, object], key: str) -> int | None:
    """Return the whole number at `key`."""
    raw = value.get(key)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def float_of(value: dict[str, object], key: str) -> float | None:
    """Return the number at `key`."""
    raw = value.get(key)
    return float(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def date_of(value: dict[str, object], key: str) -> date | None:
    """Return the day of `2024-07-04T00:00:00`, fractions or zone after it or not."""
    try:
        return date.fromisoformat(str(value.get(key))[:10])
    except ValueError:
        return None


def unexpected(what: str, who: str = "Parliament's service") -> UnexpectedResponse:
    """Return the error for an answer of another shape; `what` says what was found."""
    return UnexpectedResponse(
        f"{who} gave an answer that cannot be used ({what}).",
        hint="Run again in a few minutes, or add --offline to use the packaged facts.",
    )
