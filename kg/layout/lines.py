"""The printed lines of a source: cleaned of marks and letter-spacing, each with the place of its characters."""

import re
from typing import NamedTuple

Span = tuple[int, int]  # a range of the source

_MARKS = r"\*\*+|__+|~~|</?(?:b|i|u|em|strong|p|br|center|div|span)\b[^<>]*>"
_INNER = re.compile(rf"\s|{_MARKS}")
_DROP = re.compile(rf"\s+|{_MARKS}")
_HEAD = re.compile(r"(#{1,6})\s+|>+\s*|[*+•·●◆◇▲△▶►]\s+|-\s+(?=\S)")
_RULE = re.compile(r"[-=_*~·.—─━\s]{3,}$|!\[[^\]]*\]\([^)]*\)$|<!--.*-->$|\|[\s|:-]+\|$")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_CELLS = re.compile(
    r"[^\s]{2}(?: {3,}|\t+|\u3000{2,}| *\u3000 +)(?![\u3400-\u9fff][\d*]{0,2}[，,、])\S"
    r"|[\u3400-\u9fff] {2,}[\d.]+[%％]?$|[ \u3000][｜|丨][ \u3000]"
)
_PUNCTUATION = re.compile(r"[，。；！？]")
# where spaces part people: the brackets of a dateline, the lines that name contributors or whom to ask
_PEOPLE = r"记者|通讯员|实习生|评论员|撰稿|摄像|摄影|联系人|作者[:：]"
_NAMED_LINE = re.compile(rf"[^，。；！？]{{0,40}}(?:{_PEOPLE})[^，。；！？]{{2,60}}$|.{{0,6}}联系人[:：].{{2,80}}$")
_NAMED_BRACKET = re.compile(rf"[（(][^（）()]{{0,12}}(?:{_PEOPLE})[^（）()]{{2,60}}[）)]")
_WIDE = re.compile("\u3000| {2,}")
# short words of which narrow spaces part the letters and wide ones the words: 李 明　王 静
_WIDE_AND_NARROW = re.compile(
    r"(?:[\u3400-\u9fff] ?[\u3400-\u9fff]{1,3}(?:\u3000+| {2,}))+[\u3400-\u9fff] ?[\u3400-\u9fff]{1,3}"
)
_LONGEST_NAMES = 40
_HEADING = re.compile(r"[^\d。；]{2,80}")
_LONGEST_DOUBLED = 80


class Line(NamedTuple):
    """A line that holds something: its repaired text, and where each piece of it stands."""

    text: str
    spans: tuple[Span, ...]
    width: float  # in Chinese characters
    gap: bool = False  # blank lines before it
    indent: bool = False  # set in from the margin
    head: int = 0  # level of a Markdown heading, 0 for none
    cells: bool = False  # set in columns, as a table's row or a running head


def read_lines(source: str) -> list[Line]:
    """Return the lines of a source that hold more than white space and rules, in order; front matter is left out."""
    lines: list[Line] = []
    front = _FRONT_MATTER.match(source)
    begin = front.end() if front else 0
    gap = True
    for raw in source[begin:].splitlines(keepends=True) if begin else source.splitlines(keepends=True):
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
    if core[0] in "-=_*~·.—─━!<|" and _RULE.match(core):
        return None
    if core[0] in "*_" and core[-1] == core[0] and core[1:2] != core[0] and len(core) > 2:
        core, begin = core[1:-1].strip(), begin + len(core[1:]) - len(core[1:].lstrip()) + 1
    text: str = core
    spans: tuple[Span, ...] = ((begin, begin + len(core)),)
    level, cells = 0, False
    if _INNER.search(core):
        mark = _HEAD.match(core)
        level = len(mark[1] or "") if mark else 0
        cells = _CELLS.search(core) is not None
        text, spans = _clean(core, mark.end() if mark else 0, begin, cells)
    if 4 <= len(text) <= _LONGEST_DOUBLED and not len(text) % 2:
        text, spans = _undouble(text, spans)
    return Line(text, spans, width(text), gap, indent, level, cells) if text else None


def width(text: str) -> float:
    """Return how wide the text prints: a Chinese character is 1, a Latin one a half.

    >>> width("占68.4%")
    3.5
    """
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def cut(spans: tuple[Span, ...], i: int, j: int) -> tuple[Span, ...]:
    """Return the source ranges of characters i to j of a text that stands at the spans.

    >>> cut(((10, 12), (20, 23)), 1, 4)
    ((11, 12), (20, 22))
    """
    found: list[Span] = []
    for begin, end in spans:
        size = end - begin
        if i < size and j > 0:
            found.append((begin + max(i, 0), begin + min(j, size)))
        i, j = i - size, j - size
    return tuple(found)


def _undouble(text: str, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """Reduce a heading that was printed twice to one copy: as a whole, or each character (bold by overprinting)."""
    half = len(text) // 2
    if text[:half] == text[half:]:
        return text[:half], cut(spans, 0, half)
    if half >= 3 and text[::2] == text[1::2]:
        return text[::2], tuple(cut(spans, i, i + 1)[0] for i in range(0, len(text), 2))
    return text, spans


def _is_repeated(line: Line, lines: list[Line]) -> bool:
    """Tell whether a heading was printed on the line before already."""
    return bool(lines) and line.text == lines[-1].text and _HEADING.fullmatch(line.text) is not None


def _clean(core: str, start: int, begin: int, cells: bool) -> tuple[str, tuple[Span, ...]]:
    """Take marks and idle spaces out of core[start:]; begin is where core stands in the source."""
    keep_words = cells or _PUNCTUATION.search(core) is None
    named = _named_part(core)
    mixed = len(core) <= _LONGEST_NAMES and _WIDE_AND_NARROW.fullmatch(core) is not None
    parts: list[str] = []
    spans: list[Span] = []
    last = start
    for match in _DROP.finditer(core, start):
        i, j = match.span()
        if last < i:
            parts.append(core[last:i])
            spans.append((begin + last, begin + i))
        last = j
        kept = parts and j < len(core) and core[i].isspace()
        is_named = bool(kept) and named[0] <= i < named[1] and not _is_inside_a_name(parts, core, j)
        is_wide = mixed and _WIDE.match(core, i) is not None
        if kept and (is_named or is_wide or _parts_words(core, i, j, keep_words, cells)):
            parts.append(" ")
            spans.append((begin + i, begin + i + 1))
    if last < len(core):
        parts.append(core[last:])
        spans.append((begin + last, begin + len(core)))
    return "".join(parts), tuple(spans)


def _named_part(core: str) -> Span:
    """Return the part of a line that names people, whom spaces part however many characters they are written in."""
    if _NAMED_LINE.match(core):
        return 0, len(core)
    bracket = _NAMED_BRACKET.search(core)
    return bracket.span() if bracket else (0, 0)


def _is_inside_a_name(parts: list[str], core: str, j: int) -> bool:
    """Tell whether a space is set within a name of two characters: 王 静."""
    alone = (len(parts[-1]) == 1 and parts[-2:-1] in ([], [" "])) or parts[-1][-2:-1] in ("：", ":", "（", "(")
    run = _HAN.match(core, j)
    return alone and run is not None and run.end() - j == 1


def _parts_words(core: str, i: int, j: int, keep_words: bool, cells: bool) -> bool:
    """Tell whether the white space core[i:j] parts words: Latin ones, or Chinese ones in a line without sentences."""
    before, after = core[i - 1], core[j]
    if before.isascii() and after.isascii():
        return True
    if not keep_words:
        return False
    if cells and j - i >= 2:
        return True
    run = _HAN.match(core, j)
    return (
        i > 1
        and _HAN.match(core, i - 2, i) is not None
        and core[i - 2 : i].isalpha()
        and run is not None
        and run.end() - j > 1
    )
