"""Headings that run into their paragraph: short sentences of one make at the heads of neighbouring paragraphs."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.data import words
from kg.model import Range

_HEAD = re.compile(r"([^。！？；：\n]{3,36})。")
_SHORT = re.compile(
    r"(?:(?<=[。\n])|^)(?:[^，。！？；：、\n]{2,6}要[^，。！？；：、\n]{2}|[\u3400-\u9fff]{3,4})。", re.MULTILINE
)
_DASHES = re.compile("(?:[—－─-]{1,2} ?)?")
_NO_HEADING = re.compile(
    r"当前|近年|近期|同时|此外|因此|目前|总之|例如|比如|如今|其中|今年|去年|未来|事实|为此|对此|这|那|其|但|而且|另外|据|有|我国|我们|习近平"
)
_REPORTS = re.compile(r"[也却还着了]|同样|没有|指出|强调|表示|认为|提出|所谓|是指|显示|表明")
_LIKE = 3  # how far the lengths of two parallel headings may be apart
_WORD = 5  # characters, with its stop, of a heading that is but a word: 确权关。
_NEAR = 3  # how many paragraphs on the next heading of a series may stand


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(words("lead_verbs")))


def run_in_headings(text: str, paragraphs: Sequence[tuple[int, Range]]) -> list[Range]:
    """Return the heading sentences, with full stops, that the paragraphs (each with its section's number) open with."""
    found: list[Range] = []
    series: list[tuple[int, int, Range]] = []  # place among the paragraphs, section, heading
    for k, (section, paragraph) in enumerate(paragraphs):
        heading = _candidate(text, paragraph)
        if heading is None:
            continue
        if series and not _continues(text, series[-1], (k, section, heading)):
            found += _accepted(text, [item[2] for item in series])
            series = []
        series.append((k, section, heading))
    return sorted({*found, *_accepted(text, [item[2] for item in series]), *_within(text, paragraphs)})


def _within(text: str, paragraphs: Sequence[tuple[int, Range]]) -> Iterator[Range]:
    """Yield the short sentences of one make that part a text where its lines do not: 设计要先行, 建造要换装."""
    makes: dict[tuple[int, str], list[Range]] = {}
    for _, paragraph in paragraphs:
        for match in _SHORT.finditer(text, *paragraph):
            if not _NO_HEADING.match(match.group()) and not _REPORTS.search(match.group()):
                makes.setdefault(_make(match.group()), []).append(Range(*match.span()))
    for (length, _), series in makes.items():
        if len({heading.of(text) for heading in series}) >= (2 if length <= _WORD else 3):
            yield from series


def _make(sentence: str) -> tuple[int, str]:
    """Return the length of a short sentence, and what it shares with others of its make."""
    return len(sentence), sentence[-2] if len(sentence) <= _WORD else "要"


def _candidate(text: str, paragraph: Range) -> Range | None:
    match = _HEAD.match(text, _DASHES.match(text, *paragraph).end(), paragraph.end)  # type: ignore[union-attr]
    if not match or match[1].count("，") > 1 or _NO_HEADING.match(match[1]) or _REPORTS.search(match[1]):
        return None
    return Range(*match.span())


def _continues(text: str, last: tuple[int, int, Range], here: tuple[int, int, Range]) -> bool:
    return here[1] == last[1] and here[0] - last[0] <= _NEAR and _parallel(last[2].of(text), here[2].of(text))


def _parallel(a: str, b: str) -> bool:
    if a.count("，") != b.count("，"):
        return False
    if _leads(a) and _leads(b):
        return True
    states = "是" in a or "是" in b
    return a[:4] == b[:4] or (not states and abs(len(a) - len(b)) <= _LIKE)


def _leads(text: str) -> bool:
    return _verbs().match(text) is not None and "是" not in text


def _accepted(text: str, series: list[Range]) -> list[Range]:
    """Return a series of two headings or more that begin with a verb or are a word each, or of three parallel ones."""
    bare = [heading for heading in series if heading.end - heading.begin <= _WORD]
    if len(bare) == len(series) >= 2 and len({heading.of(text)[-2] for heading in bare}) == 1:
        return series
    if bare:
        return _accepted(text, [heading for heading in series if heading not in bare])
    leading = sum(_leads(heading.of(text)) for heading in series)
    return series if leading >= 2 or len(series) >= 3 else []
