"""Blocks that hold several things at once are cut: credits behind a byline, parts between bars, a subtitle, a label."""

import re
from collections.abc import Callable

from kg.layout.lines import cut
from kg.layout.unwrap import Block

_BAR = re.compile(r"\s*[｜|丨]\s*")
_CREDIT = re.compile(
    r"(?<=[\s\u3400-\u9fff）)])(?=[［\[【]?(?:责编|责任编辑|美编|编辑|版式|校对|摄像|摄影|视频|制图)[］\]】]?\s*[：:］\]】])"
    r"|(?<=[\s\u3400-\u9fff])(?<=\s)(?=(?:摄像|摄影|编辑|责编|制作|配音|剪辑)\s+[\u3400-\u9fff])"
)
_COLUMN_LABEL = re.compile(
    r"[【\[［](?:新闻|要闻|[\u4e00-\u9fff]{0,4}(?:频道|栏目|联播|聚焦|专题|关注|观察|报道|时评|快讯))[】\]］]\s*(?=\S{4})"
)
_SUBTITLE = re.compile(r"(?<=.{5})(?=——[^—]{4,60}$)")
_TITLE_LABEL = re.compile(r"(?:文章)?(?:标题|题目|篇名)\s*[：:]\s*")
_LONGEST = 160


def part(block: Block, begin: int, end: int) -> Block:
    """Return the part of a block between two characters of its text, without white space at its edges."""
    text = block.text[begin:end]
    cells = block.cells and text == block.text
    begin += len(text) - len(text.lstrip())
    text = text.strip()
    return block._replace(text=text, spans=cut(block.spans, begin, begin + len(text)), cells=cells)


def cut_up(block: Block) -> list[Block]:
    """Return the things that a block holds, in order; a paragraph is one thing."""
    if len(block.text) > _LONGEST or "。" in block.text:
        return [block]
    parts = [block]
    for places in (_at_bars, _at_credits, _at_subtitle, _after_label):
        parts = [piece for whole in parts for piece in _pieces(whole, places)]
    return parts


def _pieces(block: Block, places: Callable[[str], list[tuple[int, int]]]) -> list[Block]:
    ranges = places(block.text)
    if len(ranges) == 1 and ranges[0] == (0, len(block.text)):
        return [block]
    found = [part(block, begin, end) for begin, end in ranges]
    return [piece for piece in found if piece.text]


def _at_bars(text: str) -> list[tuple[int, int]]:
    if text[0] in "|｜" or len(_BAR.findall(text)) > 4:  # a table's row
        return [(0, len(text))]
    bars = list(_BAR.finditer(text))
    return list(zip([0, *(bar.end() for bar in bars)], [*(bar.start() for bar in bars), len(text)], strict=True))


def _at_credits(text: str) -> list[tuple[int, int]]:
    match = _CREDIT.search(text)
    return [(0, match.start()), (match.start(), len(text))] if match else [(0, len(text))]


def _at_subtitle(text: str) -> list[tuple[int, int]]:
    match = None if text.startswith("—") else _SUBTITLE.search(text)
    return [(0, match.start()), (match.start(), len(text))] if match else [(0, len(text))]


def _after_label(text: str) -> list[tuple[int, int]]:
    match = _TITLE_LABEL.match(text) or _COLUMN_LABEL.match(text)
    return [(match.end() if match else 0, len(text))]
