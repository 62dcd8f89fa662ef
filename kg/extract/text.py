"""How extraction looks at text: a folded copy of the same length, sentences, and words with their tags."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import rjieba

from kg.model import Range

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# these stay: they end clauses, and patterns know them by their Chinese form
_KEPT = {ord(mark) for mark in "，：；！？（）"}
_FOLD = {code: to for code, to in _FULL_WIDTH.items() if code not in _KEPT} | {
    ord(","): "，",
    ord(";"): "；",
    ord("("): "（",
    ord(")"): "）",
    ord("—"): "—",
    ord("﹒"): "·",
    ord("•"): "·",
    ord("﹑"): "、",
}
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）〕》]*|\n|$)")
CLAUSE_MARKS = "，。；：！？!?、\n“”‘’《》〈〉（）【】—…|\t\u3000"


def fold(text: str) -> str:
    """Return text with full-width letters and digits made half-width and stray ASCII marks made Chinese, same length.

    >>> fold("２０２４年，ＡＩ,增长")
    '2024年，AI，增长'
    """
    return text.translate(_FOLD)


def sentences(text: str) -> Iterator[Range]:
    """Yield the sentences of text, a closing quotation mark with the sentence it closes.

    >>> [span.of("甲强调：“要快。”乙。") for span in sentences("甲强调：“要快。”乙。")]
    ['甲强调：“要快。”', '乙。']
    """
    for match in _SENTENCE.finditer(text):
        begin, end = match.span()
        if end > begin and text[begin:end] != "\n":
            yield Range(begin, end)


class Words:
    """The words of a text as a segmenter cuts them: a vote on where names may begin and end, never the decision."""

    def __init__(self, text: str) -> None:
        self.begins: list[int] = []
        self.tags: list[str] = []
        at = 0
        for word, tag in _segmenter().tag(text):
            self.begins.append(at)
            self.tags.append(tag)
            at += len(word)
        self.begins.append(at)

    def is_edge(self, at: int) -> bool:
        """Tell whether a word begins or ends at offset."""
        i = bisect_left(self.begins, at)
        return i < len(self.begins) and self.begins[i] == at

    def ending_at(self, at: int) -> tuple[int, str] | None:
        """Return (begin, tag) of the word that ends at offset, or None where none does."""
        i = bisect_left(self.begins, at)
        if i == 0 or i >= len(self.begins) or self.begins[i] != at:
            return None
        return self.begins[i - 1], self.tags[i - 1]

    def end_of(self, begin: int) -> int:
        """Return where the word that begins at offset ends."""
        return self.begins[bisect_left(self.begins, begin) + 1]

    def begin_at(self, at: int) -> int:
        """Return where the word begins that holds the character at offset."""
        return self.begins[max(0, bisect_right(self.begins, at) - 1)]

    def tag_at(self, begin: int) -> str:
        """Return the tag of the word that holds the character at offset."""
        return self.tags[max(0, bisect_right(self.begins, begin) - 1)]

    def within(self, begin: int, end: int) -> list[tuple[int, str]]:
        """Return (begin, tag) of the words that begin in the range."""
        i, j = bisect_left(self.begins, begin), bisect_left(self.begins, end)
        return list(zip(self.begins[i:j], self.tags[i:j], strict=False))


def is_word(text: str) -> bool:
    """Tell whether the segmenter's dictionary has a word."""
    return _segmenter().has_word(text)


@cache
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()
