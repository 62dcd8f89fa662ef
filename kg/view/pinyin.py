"""The first letters of a name in pinyin, by which it is also found: 新能源汽车 is xnyqc."""

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_HAN = re.compile(r"[㐀-鿿]")


def initials(*names: str) -> list[str]:
    """Return the initials of each name that holds Chinese characters, without repeats.

    >>> initials("新能源汽车", "NEV", "新能源车")
    ['xnyqc', 'xnyc']
    """
    return list(dict.fromkeys(_initials(name) for name in names if _HAN.search(name)))


@lru_cache(maxsize=65536)
def _initials(name: str) -> str:
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_plain))


def _plain(other: str) -> str:
    return "".join(re.findall(r"[a-z0-9]", other.lower()))
