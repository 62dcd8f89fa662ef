"""The outline of an article: sections, numbered points, run-in headings and contrasts, nested."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.layout.markers import SOCIABLE, STRUCTURAL, Marker, find_markers
from kg.layout.runin import run_in_headings
from kg.model import Point, PointKind, Range

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]?[”’」』）]*")
_CLAUSE_END = re.compile(r"[，。；：！？\n]")
_ADVERBIAL = re.compile(r"以[^，]{1,16}为|(?:在|通过|针对|围绕|随着|对于|为了|从|面对|根据|按照|依托|立足)[^，]{1,24}$")
_BARE_NUMBER = re.compile(r"(\d{1,2})(?=[\u3400-\u9fff])(?![年月日个家项位岁亿万])")
_LONGEST_HEADING = 40


class Heading(NamedTuple):
    """A heading line of the body."""

    place: Range
    level: int  # of a Markdown heading, 0 for none


class _Item(NamedTuple):
    """A point before it is placed in the outline."""

    kind: PointKind
    family: str
    number: int | None
    marker: Range | None
    begin: int
    heading: Range | None  # where the headline is known
    paragraph: int
    heads: bool


class _Open(NamedTuple):
    """A list that the walk is inside of, with its latest point."""

    item: _Item
    point: int
    inline: bool  # began within a paragraph


def outline(text: str, body: Range, headings: Sequence[Heading]) -> tuple[Point, ...]:
    """Return the points of a body in printed order; `parent` is an index into the result."""
    paragraphs = _paragraphs(text, body)
    items = _sociable(_items(text, body, paragraphs, headings))
    placed = _place(items)
    ends = _ends(text, body, paragraphs, placed)
    return tuple(_point(text, entry, end) for entry, end in zip(placed, ends, strict=True))


class _Placed(NamedTuple):
    item: _Item
    level: int
    order: int
    parent: int | None


def _paragraphs(text: str, body: Range) -> list[Range]:
    return [Range(m.start(), m.end()) for m in re.compile("[^\n]+").finditer(text, body.begin, body.end)]


def _items(text: str, body: Range, paragraphs: Sequence[Range], headings: Sequence[Heading]) -> list[_Item]:
    number = {paragraph.begin: k for k, paragraph in enumerate(paragraphs)}
    heads = {heading.place.begin: heading for heading in headings}
    items = [_section(text, heading, number) for heading in headings]
    marked: set[int] = set()
    for marker in find_markers(text, body.begin, body.end):
        k = _paragraph_at(paragraphs, marker.place.begin)
        if paragraphs[k].begin in heads:
            continue
        if marker.heads:
            marked.add(k)
        items.append(_numbered(marker, k))
    plain = _plain(paragraphs, heads, marked)
    for heading in run_in_headings(text, plain):
        k = number[heading.begin]
        items.append(_Item(PointKind.RUN_IN, "run-in", None, None, heading.begin, heading, k, True))
    items.sort(key=lambda item: (item.begin, item.kind is not PointKind.RUN_IN))
    bare = {i for i, (item, after) in enumerate(pairwise(items)) if _is_bare(item, after)}
    return [item for i, item in enumerate(items) if i not in bare]


def _is_bare(item: _Item, after: _Item) -> bool:
    """Tell whether nothing stands between a mark and the next one."""
    return item.heading is None and item.marker is not None and item.marker.end >= after.begin


def _plain(paragraphs: Sequence[Range], heads: dict[int, Heading], marked: set[int]) -> list[tuple[int, Range]]:
    """Return the paragraphs that are neither headings nor begin with a mark, with the number of their section."""
    section = 0
    found: list[tuple[int, Range]] = []
    for k, paragraph in enumerate(paragraphs):
        if paragraph.begin in heads:
            section += 1
        elif k not in marked:
            found.append((section, paragraph))
    return found


def _paragraph_at(paragraphs: Sequence[Range], place: int) -> int:
    low, high = 0, len(paragraphs) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if paragraphs[middle].begin <= place else (low, middle - 1)
    return low


def _section(text: str, heading: Heading, number: dict[int, int]) -> _Item:
    place = heading.place
    marker = next(find_markers(text, place.begin, place.end), None) or _bare_number(text, place)
    if marker is not None and marker.place.begin == place.begin and marker.place.end < place.end:
        rest = Range(marker.place.end, place.end)
        family, n, mark = marker.family, marker.number, marker.place
    else:
        rest, family, n, mark = place, f"heading {heading.level or ''}", None, None
    return _Item(PointKind.SECTION, family, n, mark, place.begin, rest, number[place.begin], True)


def _bare_number(text: str, place: Range) -> Marker | None:
    """Return the number that a paper's heading begins with, printed without a stop: 3 案例发现."""
    match = _BARE_NUMBER.match(text, *place)
    return Marker("1.", int(match[1]), Range(*match.span()), True) if match else None


def _numbered(marker: Marker, paragraph: int) -> _Item:
    kind = PointKind.CONTRAST if marker.family == "一方面" else PointKind.NUMBERED
    return _Item(kind, marker.family, marker.number, marker.place, marker.place.begin, None, paragraph, marker.heads)


def _sociable(items: Sequence[_Item]) -> list[_Item]:
    """Drop marks out of turn, and lone marks that mean nothing without a second."""
    kept: list[_Item] = []
    last: dict[str, int] = {}
    for item, companion in zip(items, _companions(items), strict=True):
        if item.kind is PointKind.SECTION and item.number is None:
            last = {}
        elif item.number is not None:
            if item.kind is not PointKind.SECTION and not (_in_turn(item, last) and _has_company(item, companion)):
                continue
            last[item.family] = item.number
        kept.append(item)
    return kept


def _in_turn(item: _Item, last: dict[str, int]) -> bool:
    expected = last.get(item.family, 0) + 1
    if item.number in (1, expected):
        return True
    if item.family == "首先":  # 首先 … 最后
        return expected > 1
    torn = item.heads and expected == 1  # the list's beginning was lost
    return torn and item.family in ("一是", "第一", "其一")


def _companions(items: Sequence[_Item]) -> list[_Item | None]:
    """Return for each item the next one of its family."""
    following: dict[str, _Item] = {}
    found: list[_Item | None] = []
    for item in reversed(items):
        found.append(following.get(item.family))
        following[item.family] = item
    return found[::-1]


def _has_company(item: _Item, companion: _Item | None) -> bool:
    if item.family not in SOCIABLE or item.number is None or item.number > 1:
        return True
    return companion is not None and (companion.number != 1 or item.family == "一方面")


def _place(items: Sequence[_Item]) -> list[_Placed]:
    """Nest the items: one of a family that is open goes on with its list, one of another goes into the latest point."""
    stack: list[_Open] = []
    placed: list[_Placed] = []
    for item in items:
        stack = _closed(stack, item)
        same = next((k for k, open_ in enumerate(stack) if open_.item.family == item.family), None)
        if same is not None:
            before, stack = stack[same], stack[:same]
            follows = item.number is None or (item.number != 1 and item.number > placed[before.point].order)
            order = placed[before.point].order + 1 if follows else 1
            if item.number is not None and follows:
                order = max(order, item.number)
        else:
            order = item.number or 1
        parent = stack[-1].point if stack else None
        stack = [*stack, _Open(item, len(placed), not item.heads)]
        placed.append(_Placed(item, len(stack), order, parent))
    return placed


def _closed(stack: list[_Open], item: _Item) -> list[_Open]:
    """Close the lists that cannot hold the item: points, when a section begins; points of an earlier paragraph."""
    if item.kind is PointKind.SECTION:
        return [o for o in stack if o.item.kind is PointKind.SECTION or o.item.family == item.family]
    kept: list[_Open] = []
    for open_ in stack:
        holds = open_.item.kind in (PointKind.SECTION, PointKind.RUN_IN) or _is_structural(open_.item)
        same_list = open_.item.family == item.family
        if not (holds or same_list or open_.item.paragraph == item.paragraph) and not _goes_on(open_, item):
            break
        if item.kind is PointKind.RUN_IN and open_.item.kind is not PointKind.SECTION and not same_list:
            break
        kept.append(open_)
    return kept


def _is_structural(item: _Item) -> bool:
    """Tell whether the paragraphs below a point may belong to it."""
    return item.family in STRUCTURAL and item.heads


def _goes_on(open_: _Open, item: _Item) -> bool:
    """Tell whether a list of paragraphs may hold a mark inside a later paragraph of its point."""
    return not open_.inline and not item.heads and item.paragraph == open_.item.paragraph


def _ends(text: str, body: Range, paragraphs: Sequence[Range], placed: Sequence[_Placed]) -> list[int]:
    """Return where each point ends: before the next one that is not inside it, and with the point that it is inside."""
    ends: list[int] = []
    before: dict[tuple[int | None, int], _Placed] = {}  # parent and level -> the latest point there
    for entry, following in zip(placed, _outer(placed), strict=True):
        limit = following.item.begin if following is not None else body.end
        sibling = following is not None and (following.level, following.parent) == (entry.level, entry.parent)
        last = not sibling or following is None or following.order <= entry.order
        if last and entry.item.kind is not PointKind.SECTION and not _is_structural(entry.item):
            limit = min(limit, _last_end(text, paragraphs, entry, before.get((entry.parent, entry.level))))
        if entry.parent is not None:
            limit = min(limit, ends[entry.parent])
        before[entry.parent, entry.level] = entry
        ends.append(_before_space(text, limit))
    return ends


def _outer(placed: Sequence[_Placed]) -> list[_Placed | None]:
    """Return for each point the next one that is not inside it."""
    found: list[_Placed | None] = []
    stack: list[_Placed] = []
    for entry in reversed(placed):
        while stack and stack[-1].level > entry.level:
            stack.pop()
        found.append(stack[-1] if stack else None)
        stack.append(entry)
    return found[::-1]


def _before_space(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _last_end(text: str, paragraphs: Sequence[Range], entry: _Placed, before: _Placed | None) -> int:
    """Return where the last point of a list ends: with its paragraph, or its sentence where the list is one sentence.

    A heading that is a paragraph by itself owns the next one.
    """
    paragraph = paragraphs[entry.item.paragraph]
    alone = entry.item.heading is not None and entry.item.heading.end >= paragraph.end
    if alone and entry.item.paragraph + 1 < len(paragraphs):
        return paragraphs[entry.item.paragraph + 1].end
    in_one = before is not None and before.item.paragraph == entry.item.paragraph and before.order < entry.order
    if in_one and before is not None and text.find("。", before.item.begin, entry.item.begin) < 0:
        stop = text.find("。", entry.item.begin, paragraph.end)
        return paragraph.end if stop < 0 else stop + 1
    return paragraph.end


def _point(text: str, entry: _Placed, end: int) -> Point:
    item = entry.item
    headline = item.heading or _headline(text, item.marker.end if item.marker else item.begin, end)
    return Point(
        kind=item.kind,
        level=entry.level,
        order=entry.order,
        marker=_trimmed(text, item.marker) if item.marker else None,
        headline=_without_stop(text, headline),
        extent=Range(item.begin, max(end, headline.end)),
        parent=entry.parent,
    )


def _headline(text: str, begin: int, end: int) -> Range:
    """Return a point's headline: its first sentence if that is short and others follow, else its first clause."""
    match = _SENTENCE.match(text, begin, end)
    sentence = Range(begin, match.end() if match else end)
    first = _clause_end(text, sentence)
    explained = sentence.end < end and text[sentence.end - 1] != "；"
    short = sentence.end - begin <= _LONGEST_HEADING and sentence.of(text).count("，") <= 1
    if explained and short:
        return sentence
    if _ADVERBIAL.match(text[begin:first]) and first < sentence.end:
        return Range(begin, _clause_end(text, Range(first + 1, sentence.end)))
    return Range(begin, first)


def _clause_end(text: str, sentence: Range) -> int:
    match = _CLAUSE_END.search(text, sentence.begin, sentence.end)
    return match.start() if match else sentence.end


def _without_stop(text: str, headline: Range) -> Range:
    end = headline.end
    while end > headline.begin + 1 and text[end - 1] in "。；，：:;,. \n":
        end -= 1
    begin = headline.begin
    if text[begin] == "【" and text[end - 1] == "】" and end - begin > 2:
        return Range(begin + 1, end - 1)
    while begin < end - 1 and text[begin] in " ，、：:":
        begin += 1
    return Range(begin, end)


def _trimmed(text: str, marker: Range) -> Range:
    return Range(marker.begin, max(marker.begin + 1, _before_space(text, marker.end)))
