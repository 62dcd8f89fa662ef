"""Paragraphs and articles longer than any that are written, cut so that they are read in steady time and memory."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.layout.drafts import Draft
from kg.layout.kinds import Marked
from kg.layout.lines import Span
from kg.layout.unwrap import Block

LONGEST = 2000  # characters of a paragraph; newspapers print a few hundred
LONGEST_BODY = 200_000  # characters of an article; five-year plans have up to a hundred thousand
_ENDS = tuple(re.compile(f".*[{marks}][”’」』）》]*", re.DOTALL) for marks in ("。！？!?", "；;", "，,、 "))


def bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, those that are too long in pieces."""
    for block in blocks:
        if len(block.text) <= LONGEST:
            yield block
        else:
            yield from _pieces(block)


def _pieces(block: Block) -> Iterator[Block]:
    begin = 0
    spans = list(reversed(block.spans))
    while begin < len(block.text):
        rest = block.text[begin : begin + LONGEST]
        end = begin + (_end(rest) if len(rest) == LONGEST else len(rest))
        yield Block(block.text[begin:end], tuple(_taken(spans, end - begin)), block.lines, block.head, block.cells)
        begin = end


def _end(text: str) -> int:
    """Return after which character a piece ends: that of the last sentence, clause or phrase in it, or the last.

    >>> _end("甲。“乙！”丙，丁"), _end("甲，乙"), _end("甲乙")
    (6, 2, 2)
    """
    return next((match.end() for pattern in _ENDS if (match := pattern.match(text))), len(text))


def _taken(spans: list[Span], size: int) -> Iterator[Span]:
    """Take the ranges of the next characters off the end of a stack of ranges."""
    while size > 0:
        begin, end = spans.pop()
        if end - begin > size:
            spans.append((begin + size, end))
            end = begin + size
        size -= end - begin
        yield begin, end


def parted(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, the bodies of those that are no article but a book or a dump in parts."""
    for draft in drafts:
        first, *others = _parts(draft.body)
        yield draft if not others else replace(draft, body=first)
        yield from (Draft(draft.kind, body=part) for part in others)


def _parts(body: list[Marked]) -> list[list[Marked]]:
    parts: list[list[Marked]] = [[]]
    room = LONGEST_BODY
    for item in body:
        if len(item.block.text) > room and parts[-1]:
            parts.append([])
            room = LONGEST_BODY
        parts[-1].append(item)
        room -= len(item.block.text)
    return parts
