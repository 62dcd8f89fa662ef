"""The normal form of a printed name: what all comparisons see."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\s“”\"‘’'「」『』《》〈〉]")


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """Return a name as all comparisons see it: NFKC, without white space, quotation and title marks, in lower case.

    >>> normal("《 ５Ｇ “应用” 》")
    '5g应用'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).casefold()
