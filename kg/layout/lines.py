"""The printed lines of a source: cleaned of marks and letter-spacing, each with the place of its characters."""

import re
from typing import NamedTuple

Span = tuple[int, int]  # a range of the source

_INNER = re.compile(r"\s|\*\*|__|~~|</?(?:b|i|u|em|strong|p|br|center|div|span)\b[^<>]*>")
_DROP = re.compile(r"\s+|\*\*+|__+|~~|</?(?:b|i|u|em|strong|p|br|center|div|span)\b[^<>]*>")
_HEAD = re.compile(r"(#{1,6})\s+|>+\s*|[*+•·●◆◇▲△▶►]\s+|-\s+(?=\S)")
_RULE = re.compile(r"[-=_*~·.—─━\s]{3,}$|!\[[^\]]*\]\([^)]*\)$|<!--.*-->$|\|[\s|:-]+\|$")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONGEST_DOUBLED = 80
_PUNCTUATION = re.compile(r"[，。；！？]")


class Line(NamedTuple):
    """A line that holds something: its repaired text, and where each piece of it stands."""

    text: str
    spans: tuple[Span, ...]
    width: float  # in Chinese characters
    gap: bool  # blank lines before it
    indent: bool  # set in from the margin
    head: int  # level of a Markdown heading, 0 for none


def read_lines(source: str) -> list[Line]:
    """Return the lines of a source that hold more than white space and rules, in order."""
    lines: list[Line] = []
    begin = 0
    gap = True
    for raw in source.splitlines(keepends=True):
        core = raw.strip()
        if core:
            lead = len(raw) - len(raw.lstrip())
            line = _line(core, begin + lead, gap, lead >= 2 or raw[0] == "\u3000")
            if line is not None and not _is_repeated(line, lines):
                lines.append(line)
                gap = False
        else:
            gap = True
        begin += len(raw)
    return lines


def _line(core: str, begin: int, gap: bool, indent: bool) -> Line | None:
    if _is_rule(core):
        return None
    if _INNER.search(core) is None:
        text, spans, level = core, ((begin, begin + len(core)),), 0
    else:
        mark = _HEAD.match(core)
        level = len(mark[1] or "") if mark else 0
        text, spans = _clean(core, mark.end() if mark else 0, begin)
    if 4 <= len(text) <= _LONGEST_DOUBLED and not len(text) % 2:
        text, spans = _undouble(text, spans)
    return Line(text, spans, width(text), gap, indent, level) if text else None


def _undouble(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """Reduce a heading that was printed twice to one copy: as a whole, or each character (bold by overprinting)."""
    half = len(text) // 2
    if text[:half] == text[half:]:
        return text[:half], cut(spans, 0, half)
    if half >= 3 and text[::2] == text[1::2]:
        return text[::2], tuple(cut(spans, i, i + 1)[0] for i in range(0, len(text), 2))
    return text, spans


def cut(spans: tuple[Span, ...], i: int, j: int) -> tuple[Span, ...]:
    """Return the source ranges of characters i to j of a text that stands at the spans."""
    found: list[Span] = []
    for begin, end in spans:
        size = end - begin
        if i < size and j > 0:
            found.append((begin + max(i, 0), begin + min(j, size)))
        i, j = i - size, j - size
    return tuple(found)


def _is_repeated(line: Line, lines: list[Line]) -> bool:
    """Tell whether a heading was printed on the line before already."""
    return bool(lines) and len(line.text) <= _LONGEST_DOUBLED and line.text == lines[-1].text


def _is_rule(core: str) -> bool:
    return core[0] in "-=_*~·.—─━!<|" and _RULE.match(core) is not None


def width(text: str) -> float:
    """Return how wide the text prints: a Chinese character is 1, a Latin one a half.

    >>> width("占68.4%")
    3.5
    """
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def _clean(core: str, start: int, begin: int) -> tuple[str, tuple[Span, ...]]:
    """Take marks and idle spaces out of core[start:]; begin is where core stands in the source."""
    keep_words = _PUNCTUATION.search(core) is None
    parts: list[str] = []
    spans: list[Span] = []
    last = start
    for match in _DROP.finditer(core, start):
        _take(core, last, match.start(), begin, parts, spans)
        last = match.end()
        if match[0][0].isspace() and parts and last < len(core) and _parts_words(core, match.start(), last, keep_words):
            parts.append(" ")
            spans.append((begin + match.start(), begin + match.start() + 1))
    _take(core, last, len(core), begin, parts, spans)
    return "".join(parts), tuple(spans)


def _take(core: str, i: int, j: int, begin: int, parts: list[str], spans: list[Span]) -> None:
    if i < j:
        parts.append(core[i:j])
        spans.append((begin + i, begin + j))


def _parts_words(core: str, i: int, j: int, keep_words: bool) -> bool:
    """Tell whether the white space core[i:j] parts words: Latin ones, or Chinese ones in a line without sentences."""
    before, after = core[i - 1], core[j]
    if before.isascii() and after.isascii():
        return True
    if not keep_words or not (_HAN.match(before) and _HAN.match(after)):
        return False
    run = _HAN_RUN.match(core, j)
    return i > 1 and bool(_HAN.match(core[i - 2])) and run is not None and run.end() - j > 1
