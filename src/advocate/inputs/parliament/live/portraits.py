"""Members' portraits: where they are asked for, and what may be taken for one.

A portrait is kept among the other copies, as JSON; "no portrait" is an answer like any other.
"""

from base64 import b64decode, b64encode

from advocate.models.picture_size import is_whole, measure

LARGEST_BYTES = 2_000_000
_PIXELS = range(16, 6001)
_QUERY = "Portrait?cropType=ThreeFour&webVersion=true"


def portrait_address(members_url: str, member_id: int) -> str:
    """Return the address of the portrait of one member, three wide by four high."""
    return f"{members_url}/api/Members/{member_id}/{_QUERY}"


def is_portrait(url: str) -> bool:
    """Say if `url` is the address of a portrait, which is a picture and which nothing rests on."""
    return url.endswith(_QUERY)


def as_answer(content: bytes) -> object:
    """Return a picture as an answer that can be kept; None where it cannot be a portrait."""
    return {"portrait": b64encode(content).decode()} if _is_sane(content) else None


def read_portrait(answer: object) -> bytes | None:
    """Return the picture in an answer; None where there is none, or none that can be shown."""
    text = answer.get("portrait") if isinstance(answer, dict) else None
    if not isinstance(text, str):
        return None
    try:
        content = b64decode(text, validate=True)
    except ValueError:
        return None
    return content if _is_sane(content) else None


def _is_sane(content: bytes) -> bool:
    measured = measure(content) if len(content) <= LARGEST_BYTES else None
    is_fit = measured is not None and all(pixels in _PIXELS for pixels in measured[1:])
    return is_fit and is_whole(content)
