"""The normal form of a printed name: what all comparisons see."""

import re
import unicodedata
from functools import lru_cache

from kg.data.characters import simplified_forms

_MARKS = re.compile(r"[\s“”\"‘’'「」『』《》〈〉]")
_DASHES = re.compile(r"[‐‑‒–—―−]+")
_DOTS = re.compile(r"[•・‧∙]")  # between the parts of a foreign name
_INITIALS = re.compile(r"(?<![a-z])(?:[a-z]\.)+[a-z](?:\.|(?![a-z]))")  # U.S., R.O.K.
_EDGES = ".,、，。;:·-"


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """Return a name as all comparisons see it: NFKC, simplified, lower case, one kind of dash and of dot in names.

    White space, quotation and title marks, the dots of initials, and stops at the edges are taken out.

    >>> normal("《 ５Ｇ “應用” 》"), normal("U.S."), normal("约瑟夫•熊彼特"), normal("（2021—2035年）")
    ('5g应用', 'us', '约瑟夫·熊彼特', '(2021-2035年)')
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()
    plain = _DOTS.sub("·", _DASHES.sub("-", plain))
    if "." in plain:
        plain = _INITIALS.sub(lambda match: match.group().replace(".", ""), plain)
    return _simplified(plain.strip(_EDGES) or plain)


def begins_well(form: str) -> bool:
    """Tell whether a form begins with a letter or a mark that opens, and not with a stop that was read with it."""
    return form[:1].isalnum() or form[:1] in "“‘《〈「『（("


def _simplified(name: str) -> str:
    """Return a name in simplified characters; one that the simplified character set holds is so already."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return name.translate(simplified_forms())
    return name
