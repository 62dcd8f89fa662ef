"""The first letters of a name in pinyin, by which it is also found: 新能源汽车 is xnyqc."""

import re
from functools import lru_cache

from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.seg.mmseg import seg

from kg.data import rows

load_phrases_dict(
    {row.fields["word"]: [[part] for part in row.fields["pinyin"].split()] for row in rows("view/readings.tsv")}
)
_HAN = re.compile(r"[㐀-鿿]")


def initials(*names: str) -> list[str]:
    """Return the initials of each name that holds Chinese characters, without repeats.

    >>> initials("新能源汽车", "NEV", "新能源车")
    ['xnyqc', 'xnyc']
    """
    return list(dict.fromkeys(_initials(name) for name in names if _HAN.search(name)))


def _initials(name: str) -> str:
    return "".join(_word(word) for word in seg.cut(name))


@lru_cache(maxsize=65536)
def _word(word: str) -> str:
    """Return a word's initials: the word decides how 行 and 重 are read, and words recur where names do not."""
    return "".join(lazy_pinyin(word, style=Style.FIRST_LETTER, errors=_plain))


def _plain(other: str) -> str:
    return "".join(re.findall(r"[a-z0-9]", other.lower()))
