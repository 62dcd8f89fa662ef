"""A text with its names, dates and long quotations blotted out by their kind, a character for a character.

Patterns over blotted text read like grammar: a person, something, a verb of saying.
"""

import re
from collections.abc import Sequence

from kg.extract.dates import DateSpan
from kg.model import EntityType

NameSpan = tuple[int, int, str, str]  # begin, end, entity type, name

PERSON, MEETING, REGION, OTHER, DATE, OPEN, QUOTE = "\ue010\ue011\ue012\ue013\ue014\ue015\ue016"
STOPS = "。！？"
_SIGNS: dict[str, str] = {EntityType.PERSON: PERSON, EntityType.MEETING: MEETING, EntityType.REGION: REGION}
_QUOTED = re.compile("“[^“”]*”")
_SHORT = 8  # a quotation no longer than this, marks included, names something: “一带一路”
_TITLE = re.compile("《[^《》\n]*》")


def blot(text: str, names: Sequence[NameSpan], dates: Sequence[DateSpan]) -> str:
    """Return the blotted text: a long quotation is OPEN QUOTE … QUOTE, with the stop that ends it left readable."""
    chars = list(text)
    for match in _TITLE.finditer(text):
        chars[match.start() : match.end()] = OTHER * len(match.group())
    for date in dates:
        chars[date.begin : date.end] = DATE * (date.end - date.begin)
    for begin, end, kind, _ in names:
        chars[begin:end] = _SIGNS.get(kind, OTHER) * (end - begin)
    for match in _QUOTED.finditer(text):
        quoted = match.group()
        if len(quoted) > _SHORT:
            last = quoted[-2] if quoted[-2] in STOPS else QUOTE
            chars[match.start() : match.end()] = OPEN + QUOTE * (len(quoted) - 3) + last + QUOTE
    return "".join(chars)
