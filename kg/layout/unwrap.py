"""Hard-wrapped lines become paragraphs: which line goes on in the next, told from widths, gaps and stops."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.layout.lines import Line, Span
from kg.layout.seams import links

TERMINAL = re.compile(r"[。！？!?…；;][\"”’』」）)】》]*$")
_STOP = re.compile(r"[，。、；：！？]")
_LETTERS = re.compile(r"[A-Za-z]")
# what begins a paragraph when a sentence has ended before it
_MARKER = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十百]{1,4}[条章节部]|[一二三四五六七八九十]是"
    r"|其[一二三四五六]，|第[一二三四五六七八九十]，|\d{1,2}[.．、](?!\d)|[①-⑳]|——|—{2,}|[■□◆●▲★]"
)
_BYLINE = re.compile(r"[（(【\[]\s*(?:本文)?(?:第一)?(?:作者|执笔|撰稿)")
_OPEN_END = re.compile(r"[，、的和与及把将被]$")  # what no heading ends in
_SAYS = re.compile(r"(?:提出|强调|指出|要求|认为|表示|称为|即|为)$")
_RAGGED = 2.6  # how much shorter than its column a full line may be: an indent, or a mark that may not begin a line
_OVERHANG = 3.6  # how much the next line may outdo the first: a lost indent and a mark over the edge
_LONG = 24.0  # a line this long with a stop in it is no heading
_AHEAD = 4
_DASHES = ("——", "──", "--")


class Block(NamedTuple):
    """A paragraph, heading or other unit of the page."""

    text: str
    spans: tuple[Span, ...]
    width: float  # of its column
    lines: int
    first: int  # characters on its first line
    gap: bool  # blank lines before it
    head: int  # level of a Markdown heading

    @property
    def begin(self) -> int:
        """Return where it begins in the source."""
        return self.spans[0][0]


def unwrap(source: str, lines: Sequence[Line]) -> list[Block]:
    """Return the lines of a source joined to paragraphs."""
    blocks: list[Block] = []
    begin = 0
    while begin < len(lines):
        end = _block_end(source, lines, begin)
        blocks.append(_block(lines[begin:end]))
        begin = end
    return blocks


def ends_sentence(text: str) -> bool:
    """Tell whether a line or paragraph ends where a sentence may."""
    return TERMINAL.search(text, max(0, len(text) - 8)) is not None


def has_stop(text: str) -> bool:
    """Tell whether a text holds punctuation of sentences."""
    return _STOP.search(text) is not None


def _block(lines: Sequence[Line]) -> Block:
    head = lines[0]
    if len(lines) == 1:
        return Block(head.text, head.spans, head.width, 1, len(head.text), head.gap, head.head)
    parts = [head.text]
    spans = list(head.spans)
    for before, line in zip(lines, lines[1:], strict=False):
        if _LETTERS.match(before.text[-1]) and _LETTERS.match(line.text[0]):
            parts.append(" ")
            spans.append((before.spans[-1][1], before.spans[-1][1] + 1))
        parts.append(line.text)
        spans += line.spans
    width = max(line.width for line in lines)
    return Block("".join(parts), tuple(spans), width, len(lines), len(head.text), head.gap, head.head)


def _block_end(source: str, lines: Sequence[Line], begin: int) -> int:
    """Return after which line the block that begins at line `begin` ends."""
    first = lines[begin]
    end = begin + 1
    if _BYLINE.match(first.text):
        return _bracket_end(lines, begin, "[（(【\\[]", "[）)】\\]]")
    if first.text.startswith(_DASHES):
        return _bracket_end(lines, begin, "[《“]", "[》”]")
    if first.head or end == len(lines) or not _first_goes_on(source, lines, begin):
        return end
    width, gaps = first.width, 0
    while end < len(lines):
        line = lines[end]
        width = max(width, line.width)
        gaps += line.gap
        end += 1
        if end == len(lines) or not _goes_on(line, lines[end], width, 2 * gaps >= end - begin - 1):
            break
    return end


def _bracket_end(lines: Sequence[Line], begin: int, opening: str, closing: str) -> int:
    """Return after which line the brackets opened on line `begin` are closed again."""
    depth = 0
    for end in range(begin, min(begin + 12, len(lines))):
        text = lines[end].text
        depth += len(re.findall(opening, text)) - len(re.findall(closing, text))
        if depth <= 0:
            return end + 1
    return begin + 1


def _begins_anew(line: Line) -> bool:
    return bool(line.head or line.indent or _MARKER.match(line.text) or _BYLINE.match(line.text))


def _first_goes_on(source: str, lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line that begins a block goes on in the next one."""
    line, after = lines[i], lines[i + 1]
    if after.head or _BYLINE.match(after.text) or after.text.startswith(_DASHES):
        return False
    if ends_sentence(line.text) or (line.text[-1] == "：" and after.gap):
        return not _begins_anew(after) and _fills(lines, i) and not _parted(lines, i)
    if line.width > 2 * _LONG and _STOP.search(line.text):
        return after.width >= _LONG / 2 and _STOP.search(after.text) is not None
    if _OPEN_END.search(line.text) or (_SAYS.search(line.text) and after.text[0] in "“‘「《"):
        return True
    stopped = has_stop(line.text)
    if (stopped or after.width <= line.width + _OVERHANG) and links(
        source, line.text, after.text, after.spans[0][0], strict=not stopped
    ):
        return True
    if after.width > line.width + _OVERHANG:
        return line.width > _LONG and has_stop(line.text)
    if after.width < line.width - _RAGGED:
        return (has_stop(line.text) or line.width > _LONG) and (ends_sentence(after.text) or not after.gap)
    return _is_wrapped(lines, i) and not _is_heading_above(lines, i)


def _is_wrapped(lines: Sequence[Line], i: int) -> bool:
    """Tell running text from a list of short lines: two of the next lines hold stops."""
    return sum(has_stop(line.text) for line in lines[i : i + _AHEAD]) >= 2


def _is_heading_above(lines: Sequence[Line], i: int) -> bool:
    """Tell a heading as wide as its column from a paragraph's first line: what follows it is set in."""
    line, after = lines[i], lines[i + 1]
    if has_stop(line.text) and line.width > _LONG:
        return False
    if after.gap and not line.gap and not lines[i + 2 : i + 3]:
        return True
    later = lines[i + 2 : i + _AHEAD]
    dense = sum(x.gap for x in later) == 0
    if after.gap and dense:
        return True
    set_in = bool(later) and after.width <= max(x.width for x in later) - 1.4 and not ends_sentence(after.text)
    return set_in and not has_stop(line.text) and line.width >= after.width + 1


def _fills(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the line is as wide as the running text after it."""
    later = [line for line in lines[i + 1 : i + 1 + _AHEAD] if not ends_sentence(line.text)]
    peers = [line.width for line in later if abs(line.width - lines[i].width) <= _OVERHANG]
    return len(peers) >= 2 and lines[i].width >= max(peers) - _RAGGED


def _parted(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a sentence's end at line i is a paragraph's end too, by what follows."""
    after, later = lines[i + 1], lines[i + 2 : i + 1 + _AHEAD]
    spaced = 2 * sum(line.gap for line in later) >= len(later)
    width = max((line.width for line in later), default=after.width)
    return _is_parted(after, max(width, lines[i].width), spaced)


def _is_parted(after: Line, width: float, spaced: bool) -> bool:
    if not spaced:
        return after.gap
    return after.width <= width - 1.4 and not ends_sentence(after.text)


def _goes_on(line: Line, after: Line, width: float, spaced: bool) -> bool:
    """Tell whether a later line of a block, in a column of that width, goes on in the next line."""
    if after.head or _BYLINE.match(after.text) or line.text[-1] in "）)" and _BYLINE.match(line.text):
        return False
    if ends_sentence(line.text) or (line.text[-1] == "：" and (after.gap or _MARKER.match(after.text))):
        full = line.width >= width - _RAGGED
        return full and not _begins_anew(after) and not _is_parted(after, width, spaced)
    if after.text.startswith(_DASHES) and after.gap:
        return False
    heading = not has_stop(after.text) and not ends_sentence(after.text) and after.gap
    if after.width > width + _OVERHANG:
        return not heading
    return not (heading and after.width < width - _OVERHANG)
