"""Hard-wrapped lines become blocks: paragraphs, headings, bylines."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kg.layout.bylines import read_byline
from kg.layout.columns import OVERHANG
from kg.layout.joins import BYLINE, DASHES, first_goes_on, goes_on, is_a_name, stands_alone
from kg.layout.lines import Line, Span
from kg.layout.stops import has_stop

_LETTERS = re.compile(r"[A-Za-z]")
_SPOKEN = re.compile(
    "(?:讲话|致辞|演讲|发言|报告|指示|批示|贺信|回信|文章|时|说|》|见闻|访谈|纪实"
    "|综述|述评|侧记|纪事|扫描|调查|报告|解读|观察|分析|启示|透视|举行|召开|开幕|闭幕)$"
)
# the names of a paper, with the numbers of the places listed below them
_NOTED_NAMES = re.compile(r"(?:[\u3400-\u9fff]{2,4}\s?[\d¹²³⁴⁵*,，]{1,4}[\s,，、；;]*)+")
_FIRST_PLACE = re.compile(r"[（(]\s*[1１¹]")
_MOST_LINES = 12  # of a byline or attribution


class Block(NamedTuple):
    """A paragraph, heading or other unit of the page."""

    text: str
    spans: tuple[Span, ...]
    lines: int
    head: int  # level of a Markdown heading
    cells: bool  # set in columns, as a table's row or a running head

    @property
    def begin(self) -> int:
        """Return where it begins in the source."""
        return self.spans[0][0]


def unwrap(source: str, lines: Sequence[Line]) -> list[Block]:
    """Return the lines of a source joined to blocks, in order."""
    blocks: list[Block] = []
    begin = 0
    while begin < len(lines):
        end = _block_end(source, lines, begin)
        blocks.append(_block(lines[begin:end]))
        begin = end
    return blocks


def _block(lines: Sequence[Line]) -> Block:
    first = lines[0]
    if len(lines) == 1:
        return Block(first.text, first.spans, 1, first.head, first.cells)
    parts = [first.text]
    spans = list(first.spans)
    for before, line in pairwise(lines):
        if _LETTERS.match(before.text[-1]) and _LETTERS.match(line.text[0]):
            parts.append(" ")  # the line end parts two Latin words
            spans.append((before.spans[-1][1], before.spans[-1][1] + 1))
        parts.append(line.text)
        spans += line.spans
    return Block("".join(parts), tuple(spans), len(lines), first.head, first.cells)


def _block_end(source: str, lines: Sequence[Line], begin: int) -> int:
    """Return after which line the block that begins at line `begin` ends."""
    first = lines[begin]
    if BYLINE.match(first.text):
        return _bracket_end(lines, begin, "[（(【\\[]", "[）)】\\]]")
    if _NOTED_NAMES.fullmatch(first.text) and begin + 1 < len(lines) and _FIRST_PLACE.match(lines[begin + 1].text):
        return _bracket_end(lines, begin + 1, "[（(]", "[）)]")
    if first.text.startswith(DASHES) and "，" not in first.text:
        return _attribution_end(lines, begin)
    end = begin + 1
    if end == len(lines) or stands_alone(first) or is_a_name(first) or not first_goes_on(source, lines, begin):
        return end
    width, gaps = first.width, 0
    while end < len(lines):
        width = max(width, lines[end].width)
        gaps += lines[end].gap
        end += 1
        if end == len(lines) or not goes_on(source, lines, end - 1, width, 2 * gaps >= end - begin - 1):
            break
    return end


def _attribution_end(lines: Sequence[Line], begin: int) -> int:
    """Return after which line whose words a box holds is said: 在……会议上的讲话, or a title in 《》."""
    end = _bracket_end(lines, begin, "[《“]", "[》”]")
    while end < min(begin + _MOST_LINES, len(lines)) and not _SPOKEN.search(lines[end - 1].text):
        after = lines[end]
        is_apart = after.gap or has_stop(after.text) or stands_alone(after) or read_byline(after.text)
        if is_apart or after.width > lines[begin].width + OVERHANG:
            break
        end += 1
    return end


def _bracket_end(lines: Sequence[Line], begin: int, opening: str, closing: str) -> int:
    """Return after which line the brackets opened on line `begin` are closed again."""
    depth = 0
    for end in range(begin, min(begin + _MOST_LINES, len(lines))):
        text = lines[end].text
        depth += len(re.findall(opening, text)) - len(re.findall(closing, text))
        if depth <= 0:
            return end + 1
    return begin + 1
