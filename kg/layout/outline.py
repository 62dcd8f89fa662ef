"""The outline of an article: sections, numbered points, run-in headings and contrasts, nested."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.layout.headlines import headline, without_stop
from kg.layout.markers import Marker, find_markers
from kg.layout.nesting import Item, Placed, before_space, ends, place, sociable
from kg.layout.runin import run_in_headings
from kg.model import Point, PointKind, Range

_PARAGRAPH = re.compile("[^\n]+")
_BARE_NUMBER = re.compile(r"(\d{1,2})(?=[\u3400-\u9fff])(?![年月日个家项位岁亿万])")


class Heading(NamedTuple):
    """A heading line of the body."""

    place: Range
    level: int  # of a Markdown heading, 0 for none


def outline(text: str, body: Range, headings: Sequence[Heading]) -> tuple[Point, ...]:
    """Return the points of a body in printed order; `parent` is an index into the result."""
    paragraphs = [Range(*match.span()) for match in _PARAGRAPH.finditer(text, body.begin, body.end)]
    placed = place(sociable(_items(text, body, paragraphs, headings)))
    limits = ends(text, body, paragraphs, placed)
    return tuple(_point(text, entry, end) for entry, end in zip(placed, limits, strict=True))


def _items(text: str, body: Range, paragraphs: Sequence[Range], headings: Sequence[Heading]) -> list[Item]:
    number = {paragraph.begin: k for k, paragraph in enumerate(paragraphs)}
    heads = {heading.place.begin: heading for heading in headings}
    items = [_section(text, heading, number) for heading in headings]
    begins = [paragraph.begin for paragraph in paragraphs]
    marked: set[int] = set()
    for marker in find_markers(text, body.begin, body.end):
        k = bisect_right(begins, marker.place.begin) - 1
        if paragraphs[k].begin in heads:
            continue
        if marker.heads:
            marked.add(k)
        items.append(_numbered(marker, k))
    plain = _plain(paragraphs, heads, marked)
    for heading in run_in_headings(text, plain):
        k = bisect_right(begins, heading.begin) - 1
        items.append(Item(PointKind.RUN_IN, "run-in", None, None, heading.begin, heading, k, True))
    items.sort(key=lambda item: (item.begin, item.kind is not PointKind.RUN_IN))
    bare = {i for i, (item, after) in enumerate(pairwise(items)) if _is_bare(item, after)}
    return [item for i, item in enumerate(items) if i not in bare]


def _is_bare(item: Item, after: Item) -> bool:
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


def _section(text: str, heading: Heading, number: dict[int, int]) -> Item:
    place = heading.place
    marker = next(find_markers(text, place.begin, place.end), None) or _bare_number(text, place)
    if marker is not None and marker.place.begin == place.begin and marker.place.end < place.end:
        rest = Range(marker.place.end, place.end)
        family, n, mark = marker.family, marker.number, marker.place
    else:
        rest, family, n, mark = place, f"heading {heading.level or ''}", None, None
    return Item(PointKind.SECTION, family, n, mark, place.begin, rest, number[place.begin], True)


def _bare_number(text: str, place: Range) -> Marker | None:
    """Return the number that a paper's heading begins with, printed without a stop: 3 案例发现."""
    match = _BARE_NUMBER.match(text, *place)
    return Marker("1.", int(match[1]), Range(*match.span()), True) if match else None


def _numbered(marker: Marker, paragraph: int) -> Item:
    kind = PointKind.CONTRAST if marker.family == "一方面" else PointKind.NUMBERED
    return Item(kind, marker.family, marker.number, marker.place, marker.place.begin, None, paragraph, marker.heads)


def _point(text: str, entry: Placed, end: int) -> Point:
    item = entry.item
    head = item.heading or headline(text, item.marker.end if item.marker else item.begin, end)
    return Point(
        kind=item.kind,
        level=entry.level,
        order=entry.order,
        marker=_trimmed(text, item.marker) if item.marker else None,
        headline=without_stop(text, head),
        extent=Range(item.begin, max(end, head.end)),
        parent=entry.parent,
    )


def _trimmed(text: str, marker: Range) -> Range:
    return Range(marker.begin, max(marker.begin + 1, before_space(text, marker.end)))
