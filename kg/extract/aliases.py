"""Short forms that the text states: X（以下简称“Y”）, X（Y） with Latin letters, X，简称Y."""

import re

from kg.extract.gather import Gathering
from kg.extract.reading import plain
from kg.model import Literal, Name, Range

RULE = "alias-stated"
_STATED = re.compile(
    r"》?”?[（，](?:以下|下文|后文)?(?:统称|简称|称|英文缩写|英文简称)(?:为|作|是)?[：:“《]*([一-鿿A-Za-z0-9\-·]{2,24})[”》]*(?=[）。，；、])"
)
_LATIN = re.compile(r"[（]([A-Z][A-Za-z0-9\-&]{1,12})[）]")


def claim_aliases(into: Gathering) -> None:
    """State the short form that follows a name."""
    for slot in into.slots:
        for pattern in (_STATED, _LATIN):
            if match := pattern.match(into.reading.folded, slot.end):
                name = Name(slot.best.type, slot.best.name)
                into.claim(name, "alias", Literal(plain(match.group(1))), Range(slot.begin, match.end()), RULE)
