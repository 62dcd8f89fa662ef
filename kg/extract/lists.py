"""Lists: A、B、C等X, cut into items. What their items are is settled elsewhere."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.extract.known import in_a_list
from kg.extract.lexicon import Kind
from kg.extract.reading import Reading
from kg.extract.text import lines_with

_CLAUSE = re.compile(r"(?:[^，。；：！？\n“”‘’（）《》—]+|（[^（）\n，。；、]{1,14}）)+")
_ASIDE = re.compile(r"（[^（）]*）")
# what closes a list: 等, or the words that make its items the kinds of what follows (为代表的)
_ETC = re.compile(r"等(?!级|于|同|候|待|效|距|量|额|离)|在内的|为(?:代表|主导|主体|主|核心|重点|龙头|主要[一-鿿]{2})的")
_KNOWN = Kind.NAME | Kind.MODIFIER
_JOIN = re.compile(r"以及|和|与|及|或")
_TO = re.compile("到")
_MARKER = re.compile(r"[ 　]*第?[一二三四五六七八九十]{1,3}")  # 六、 opens a point, and is no item
# A、B到C、D的产业链
_OF_TRADE = re.compile(r"(?P<item>[^，。；：的]{2,12}?)的(?:完整|全|现代)?(?:产业链|产业体系|产业格局|产业生态)")
_COUNTED = re.compile(
    r"(?P<item>[^，。；：]{2,12}?)(?P<count>[一二三四五六七八九十两\d]+(?:大|个|类|项|种|省|市|县|区|地|国|城))(?=[一-鿿]{2})"
)
_OF_FIELDS = re.compile(r"(?P<item>[^，。；：的和与及]{2,8}?)(?:重点)?领域")  # A、B领域


class Item(NamedTuple):
    """One item of a list."""

    begin: int
    end: int


class Listing(NamedTuple):
    """A list in the text: its items, and where what follows it begins."""

    items: tuple[Item, ...]
    tail: int
    has_etc: bool  # closed by 等 or a count, so that the last item ends where the list does


def find_lists(reading: Reading) -> list[Listing]:
    """Return the lists of a text: stretches of a clause with 、 in them, cut into items."""
    joined = _joined(reading)
    return [
        listing
        for line in lines_with(reading.folded, "、")
        for match in _CLAUSE.finditer(reading.folded, *line)
        if "、" in match.group()
        for begin, end in _stretches(reading.folded, *match.span())
        if (listing := _listing(reading, begin, end, joined))
    ]


def _stretches(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a clause behind each 等 that another list follows: 美国、日本等将A、B等技术."""
    for etc in _ETC.finditer(text, begin, end):
        if "、" in text[begin : etc.start()] and "、" in text[etc.end() : end]:
            yield begin, etc.end()
            begin = etc.end()
    yield begin, end


def _joined(reading: Reading) -> set[int]:
    """Return where the marks stand that belong to a sector's name: 电力、热力、燃气及水生产和供应业."""
    names = (hit for hit in reading.hits.of(Kind.JOINED) if not in_a_list(reading.folded, hit))
    return {at for begin, end, *_ in names for at in range(begin, end) if reading.folded[at] == "、"}


def _listing(reading: Reading, begin: int, end: int, joined: set[int]) -> Listing | None:
    text = reading.folded
    if "、" not in text[begin:end]:
        return None
    etc = _ETC.search(text, text.rfind("、", begin, end), end)
    stop = etc.start() if etc else end
    marks = [begin + i for i, char in enumerate(text[begin:stop]) if char == "、" and begin + i not in joined]
    edges = [begin - 1, *marks, stop]
    items = [_without_aside(text, Item(b + 1, e)) for b, e in pairwise(edges) if e > b + 1]
    if items and _MARKER.fullmatch(text, *items[0]):
        items = items[1:]
    if len(items) < 2:
        return None
    first = Item(_first_begin(reading, items[0]), items[0].end)
    is_span = text[first.begin - 1 : first.begin] in ("从", "盖", "括", "含", "集")
    of_trade = _OF_TRADE.match(text, items[-1].begin, items[-1].end) if is_span and etc is None else None
    if of_trade is None and etc is None and "的" in text[items[-1].begin : items[-1].end]:
        return None  # a row of attributes: 更高水平、更有竞争力的先进制造业
    items[0] = first
    items = [piece for item in items[:-1] for piece in _split_known(reading, item)] + items[-1:]
    counted = of_trade or (None if etc else _closed(text, items[-1]))
    if counted:
        stop = counted.end("item")
        items[-1] = Item(items[-1].begin, stop)
    if not any("与" in text[item.begin : item.end] for item in items[:-1]):  # 甲与乙、丙与丁: each is one
        items[-1:] = _split_last(reading, items[-1], _TO if of_trade else _JOIN)
    return Listing(tuple(items), stop, etc is not None or counted is not None)


def _closed(text: str, item: Item) -> "re.Match[str] | None":
    """Return the end of a list without 等, where a count or the word for its fields closes it."""
    return _COUNTED.match(text, *item) or _OF_FIELDS.match(text, *item)


def _without_aside(text: str, item: Item) -> Item:
    """Return an item without the brackets behind it: 钢材（无缝钢管）."""
    aside = _ASIDE.search(text, item.begin, item.end)
    return Item(item.begin, aside.start()) if aside and aside.end() == item.end and aside.start() > item.begin else item


def _first_begin(reading: Reading, item: Item) -> int:
    """Return where the first item really begins: after the last word that governs the list."""
    begin = item.begin
    for end in range(item.begin + 1, item.end - 1):
        hit = reading.hits.longest_ending(end, Kind.STOP)
        if hit and hit.begin >= item.begin and _stands_alone(reading, hit.begin, hit.end):
            begin = end
    return begin


def _stands_alone(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a stop word stands for itself, not inside a listed name (发展 in 发展改革)."""
    named = reading.hits.longest_beginning(end, Kind.NAME) if end - begin == 1 else None
    if not reading.words.is_edge(end) and (named is None or end - begin > 1):
        return False
    for at in range(end, end + 8):
        for hit in reading.hits.ending.get(at, ()):
            if hit.begin > begin:
                break  # those after it are shorter
            if hit.kind & _KNOWN and (hit.begin < begin or hit.end > end):
                return False
    return True


def _split_known(reading: Reading, item: Item) -> list[Item]:
    """Cut an item at a conjunction between names of one ending: 氢能和核聚变能, but not 仓储和邮政业."""
    for match in _JOIN.finditer(reading.folded, item.begin + 2, item.end - 1):
        known = reading.hits.longest_ending(match.start(), Kind.NAME)
        alike = reading.folded[match.start() - 1] == reading.folded[item.end - 1]
        if alike and known and known.begin == item.begin and reading.words.is_edge(match.end()):
            return [Item(item.begin, match.start()), Item(match.end(), item.end)]
    return [item]


def _split_last(reading: Reading, item: Item, join: "re.Pattern[str]") -> list[Item]:
    """Cut the last item at its conjunction: C和D, but not 卫星及应用产业, which is listed so."""
    known = reading.hits.longest_beginning(item.begin, Kind.NAME)
    is_listed = known is not None and known.end == item.end
    is_edge = reading.words.is_edge
    for match in join.finditer(reading.folded, item.begin + 1, item.end - 1):
        if is_listed and (match.group() == "及" or reading.folded[item.end - 1] == "业"):
            continue
        if is_edge(match.start()) and is_edge(match.end()):
            return [Item(item.begin, match.start()), Item(match.end(), item.end)]
    return [item]
