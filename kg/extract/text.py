"""How extraction looks at text: a folded copy of the same length, sentences, and words with their tags."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

import rjieba

from kg.data import words
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
_FOLDED = re.compile("[" + re.escape("".join(map(chr, _FOLD))) + "]+")
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）〕》]*|\n|$)")
CLAUSE_MARKS = "，。；：！？!?、\n“”‘’《》〈〉（）【】—…|\t\u3000"


def fold(text: str) -> str:
    """Return text with full-width letters and digits made half-width and stray ASCII marks made Chinese, same length.

    >>> fold("２０２４年，ＡＩ,增长")
    '2024年，AI，增长'
    """
    return _FOLDED.sub(lambda match: match.group().translate(_FOLD), text)  # few characters: all would take long


def sentences(text: str) -> Iterator[Range]:
    """Yield the sentences of text, a closing quotation mark with the sentence it closes.

    >>> [span.of("甲强调：“要快。”乙。") for span in sentences("甲强调：“要快。”乙。")]
    ['甲强调：“要快。”', '乙。']
    """
    for match in _SENTENCE.finditer(text):
        begin, end = match.span()
        if end > begin and text[begin:end] != "\n":
            yield Range(begin, end)


def lines_with(text: str, among: Iterable[str]) -> list[Range]:
    r"""Return the lines of text in which one of the words stands, in order: few, where a pattern is dear.

    >>> [line.of("甲乙\n丙\n丁甲") for line in lines_with("甲乙\n丙\n丁甲", ("甲", "乙"))]
    ['甲乙', '丁甲']
    """
    lines: set[Range] = set()
    for word in among:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.add(Range(text.rfind("\n", 0, at) + 1, end))
            at = text.find(word, end)
    return sorted(lines)


def take(taken: bytearray, begin: int, end: int) -> bool:
    """Take a range of characters, 1 for each in `taken`, if all of it is free; tell whether it was."""
    if 1 in taken[begin:end]:
        return False
    taken[begin:end] = b"\1" * (end - begin)
    return True


@cache
def one_of(name: str) -> str:
    """Return the regular expression of the words of a lexicon file, the longest first."""
    return "|".join(map(re.escape, words(name)))


class Words:
    """The words of a text as a segmenter cuts them: a vote on where names may begin and end, never the decision."""

    def __init__(self, text: str) -> None:
        tagged = _segmenter().tag(text)
        self.tags = [tag for _, tag in tagged]
        self.begins = list(accumulate([len(word) for word, _ in tagged], initial=0))
        self._index = dict(zip(self.begins, range(len(self.begins)), strict=True))

    def is_edge(self, at: int) -> bool:
        """Tell whether a word begins or ends at offset."""
        return at in self._index

    def ending_at(self, at: int) -> tuple[int, str] | None:
        """Return (begin, tag) of the word that ends at offset, or None where none does."""
        i = self._index.get(at)
        return (self.begins[i - 1], self.tags[i - 1]) if i else None

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
