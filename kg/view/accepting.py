"""Which of the media types that an answer has a client is given: proactive negotiation, RFC 9110, section 12.5.1."""

import re
from collections.abc import Sequence

_WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_ANY = "*/*"


class Unacceptable(Exception):
    """The client takes no type that the answer has."""


def chosen(header: str, offered: Sequence[str]) -> str:
    """Return the offered media type that an Accept header likes best; of equals, the one that it names first.

    >>> chosen("text/html, text/*;q=0.5", ["application/json", "text/csv"])
    'text/csv'

    Raises:
        Unacceptable: it takes none of them.
    """
    ranges = _ranges(header) or {_ANY: (1.0, 0)}
    rated = [(_rating(media_type, ranges), media_type) for media_type in offered]
    (weight, _), best = max(rated, key=lambda each: each[0])
    if not weight:
        raise Unacceptable(f"nothing that Accept names is offered ({header!r}; offered are {', '.join(offered)})")
    return best


def _rating(media_type: str, ranges: dict[str, tuple[float, int]]) -> tuple[float, int]:
    """Return the weight of a type, by the narrowest range that holds it, and how early that range stands."""
    for name in (media_type, f"{media_type.partition('/')[0]}/*", _ANY):
        if name in ranges:
            return ranges[name]
    return 0.0, 0


def _ranges(header: str) -> dict[str, tuple[float, int]]:
    found: dict[str, tuple[float, int]] = {}
    for place, part in enumerate(header.split(",")):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        if name:
            found.setdefault(name, (float(weight) if _WEIGHT.fullmatch(weight) else 0.0, -place))
    return found
