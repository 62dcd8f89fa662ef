"""The marks that number points in Chinese writing, from 第一章 to 一方面, and where each may stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Range

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"十": 10}
_HAN = "[一二三四五六七八九十]{1,3}"
# Each family: its name, what its mark looks like, whether it only counts at the head of a paragraph.
_FAMILIES = (
    ("chapter", rf"第(?P<n0>{_HAN}|\d{{1,2}})[章编部]\s*", True),
    ("part", rf"第(?P<n1>{_HAN}|\d{{1,2}})[节]\s*", True),
    ("clause", rf"第(?P<n2>{_HAN})条(?![，,：:])\s*", True),
    ("一、", rf"(?P<n3>{_HAN})[、.．](?!{_HAN}[、.．])\s*", True),
    ("（一）", rf"[（(](?P<n4>{_HAN})[）)]\s*", False),
    ("1.", r"(?P<n5>\d{1,2})(?:[.．、](?!\d)|\s(?=[\u3400-\u9fff]))\s*", True),
    ("（1）", r"[（(](?P<n6>\d{1,2})[）)]\s*", False),
    ("①", r"(?P<n7>[①-⑳])\s*", False),
    ("1.1", r"(?P<n8>\d{1,2})[.．](?P<sub>\d{1,2})(?:[.．]\d{1,2})?(?![\d%％万亿个家项])\s*", True),
    ("一是", rf"(?P<n9>{_HAN})是(?!否|非|因|由)[，：]?", False),
    ("一要", rf"(?P<n10>{_HAN})要(?!求|素|点|义|是)", False),
    ("第一", rf"第(?P<n11>{_HAN})(?:条|点|步|招|件事|个方面|方面)?(?:[，,、：:]|(?=是))", False),
    ("其一", rf"其(?P<n12>{_HAN})[，,、：:]", False),
    ("首先", r"(?P<n13>首先|其次|再次|再者|最后)(?:[，,、：:]|是|(?=要|应))", False),
    (
        "任务一",
        rf"(?:行动|任务|工程|举措|路径|策略|建议|对策|措施|问题|阶段|步骤)(?P<n14>{_HAN}|\d{{1,2}})[：:、\s]*",
        True,
    ),
    ("一方面", r"(?P<n15>一方面|另一方面|再一方面|第三方面)[，,：:]?", False),
    ("一抓", rf"(?P<n16>{_HAN})(?=抓(?!手|紧))", False),
    ("1）", r"(?P<n17>\d{1,2})[)）](?!\d)\s*", False),
)
_PATTERN = re.compile(
    "(?:(?<=[。；：，！？;:\n”）])|^)(?:"
    + "|".join(f"(?P<f{i}>{p})" for i, (_, p, _) in enumerate(_FAMILIES))
    + r")(?=[^\s，。；：！？])",
    re.MULTILINE,
)
_WORDS = {
    "首先": 1,
    "其次": 2,
    "再次": 3,
    "再者": 3,
    "最后": 4,
    "一方面": 1,
    "另一方面": 2,
    "再一方面": 3,
    "第三方面": 3,
}
# families whose items are often sections of their own: text below them belongs to them until the next mark
STRUCTURAL = frozenset({"任务一", "chapter", "part", "clause", "一、", "（一）", "1.", "1）", "（1）", "①", "1.1"})
# families that mean nothing alone
SOCIABLE = frozenset({"任务一", "一要", "一抓", "首先", "一方面", "1.", "1）", "（1）", "①", "（一）", "一、", "1.1"})


class Marker(NamedTuple):
    """A mark in the text."""

    family: str
    number: int
    place: Range
    heads: bool  # at the head of its paragraph


def find_markers(text: str, begin: int, end: int) -> Iterator[Marker]:
    """Yield the marks in text[begin:end], in order."""
    for match in _PATTERN.finditer(text, begin, end):
        index = int((match.lastgroup or "f0")[1:]) if (match.lastgroup or "").startswith("f") else _index(match)
        family, _, only_head = _FAMILIES[index]
        heads = match.start() == begin or text[match.start() - 1] == "\n"
        if heads or not only_head:
            numeral = match["sub"] if family == "1.1" else match[f"n{index}"]
            yield Marker(family, number_of(numeral), Range(*match.span()), heads)


def _index(match: re.Match[str]) -> int:
    return next(i for i in range(len(_FAMILIES)) if match[f"f{i}"] is not None)


def number_of(text: str) -> int:
    """Return the number that a mark's numeral says.

    >>> number_of("十二"), number_of("③"), number_of("7"), number_of("其次")
    (12, 3, 7, 2)
    """
    if text in _WORDS:
        return _WORDS[text]
    if text.isdecimal() and text.isascii():
        return int(text)
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
