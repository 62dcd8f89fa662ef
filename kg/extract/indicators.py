"""Where the name of an indicator begins and ends: left of what is said of it, or right of a number that counts it.

Works on masked text: figures, dates and bracketed remarks are blotted out, a character for a character. A segmenter's
words keep short words from being cut off longer ones (增加 from 增加值).
"""

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from kg.data import words
from kg.extract.text import Words, is_word
from kg.model import Range

FIGURE, DATE, ASIDE = "\ue000", "\ue001", "\ue002"
CLAUSE_END = "，,；;：:。！？!?（）()|｜\n"
_BLOTS = FIGURE + DATE + ASIDE
_LINKS = f" 　、.．·•●#*-\t{_BLOTS}"
_SMALL = {"d", "p", "c", "u", "uj", "ul", "f"}  # adverbs, prepositions, conjunctions, particles, place words
_ADVERBS = "也均已将还约仅只就都又共便才仍且正曾刚"
_SPENDING = {"花", "花费", "斥资", "耗资", "拿出", "掏", "砸", "豪掷"}
_MEASURES = frozenset("数量率额值比度")  # with which the name of an indicator may end
_MEASURING = {"占地", "总长", "全长", "投资", "年产", "日产", "续航", "承载", "深", "高", "长", "宽", "重"}
_YEARLY = {"一年", "每年", "每月", "每天"}
_LONGEST = 30
_LONGEST_PREDICATE = 16
_FARTHEST = 200  # characters before a figure in which its indicator can stand
_NOUN_PHRASE = re.compile(rf" ?的?+([^\s{re.escape(CLAUSE_END)}、{_BLOTS}]{{2,20}})")
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")
_CLAUSE_EDGE = re.compile(f"[{re.escape(CLAUSE_END)}]")


class _Word(NamedTuple):
    begin: int
    end: int
    text: str
    tag: str


class Clauses:
    """A masked text, asked where its sentences and clauses begin and what they name."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self._openings = [match.start() for match in _SENTENCE.finditer(masked)]
        self._cut_at: int | None = None
        self._sentence_words: list[_Word] = []

    def opening(self, at: int) -> int:
        """Return where the sentence that holds an offset begins."""
        return self._openings[bisect_right(self._openings, at) - 1]

    def clause(self, floor: int, at: int) -> int:
        """Return where the clause that ends at an offset begins, at or after floor."""
        begin = floor
        for edge in _CLAUSE_EDGE.finditer(self.masked, floor, at):
            begin = edge.end()
        return begin

    def name(self, begin: int, end: int) -> Range | None:
        """Return the indicator that a stretch names, without the words around it; None where no name is left."""
        while (dated := max(self.masked.rfind(DATE, begin, end), self.masked.rfind("\n", begin, end))) >= 0:
            if found := self._undated(dated + 1, end):
                return found
            end = dated
        return self._undated(begin, end)

    def _undated(self, begin: int, end: int) -> Range | None:
        cut = self._words(max(begin, end - _FARTHEST), end)
        first, last = _after_disposal(cut) or _yearly(cut) or _after_verb(cut), len(cut)
        while first < last and (_is_small(cut[first], "quantity_leads") or _is_unclosed(cut[first:last])):
            first += 1
        while last > first and cut[last - 1].text not in _MEASURES and _is_small(cut[last - 1], "quantity_trails"):
            last -= 1
        while first < last and cut[last - 1].end - cut[first].begin > _LONGEST:
            first += 1
        return _long_enough(cut[first:last])

    def counted(self, at: int, *, whole: bool) -> Range | None:
        """Return the noun that the number ending at an offset counts; if whole, with what is said of it.

        30个国家制定战略 counts those 国家 that 制定战略.
        """
        phrase = _NOUN_PHRASE.match(self.masked, at)
        if not phrase:
            return None
        cut = self._words(*phrase.span(1))
        noun = _noun(cut)
        if whole and noun and len(phrase[1]) <= _LONGEST_PREDICATE:
            noun = cut
        elif "的" in (said := [word.text for word in noun[1:]]):
            noun = noun[: 1 + said.index("的")]
        while noun and noun[-1].tag in {"c", "u", "uj", "p", "f"}:
            noun = noun[:-1]
        return _long_enough(noun)

    def spoken_of(self, begin: int, end: int) -> Range | None:
        """Return what a clause without a figure speaks of: 出口 in 出口持续扩大."""
        name = self.name(begin, end)
        if name is None:
            return None
        noun = _long_enough(_noun(self._words(*name)))
        return noun if noun and noun.end - noun.begin <= _LONGEST_PREDICATE else None

    def ends_in_verb(self, begin: int, end: int) -> bool:
        """Tell whether a stretch ends in a verb, whose object is then to its right: 安排50亿元资金."""
        cut = [word for word in self._words(begin, end) if word.text.strip(_LINKS + "了过着")]
        if not cut:
            return False
        if cut[-1].text in _MEASURING:
            return False
        done = self.masked[end : end + 1] == "了" or cut[-1].text[1:] == "了"
        return done or cut[-1].tag in {"v", "vn"} or cut[-1].text in _listed("quantity_verbs")

    def spends(self, begin: int, end: int) -> bool:
        """Tell whether a stretch ends in a verb of spending, which says nothing of what the money is for."""
        cut = self._words(begin, end)
        return bool(cut) and cut[-1].text in _SPENDING

    def done(self, begin: int) -> Range | None:
        """Return the words from an offset to the end of the clause: what money is spent to do."""
        end = _CLAUSE_EDGE.search(self.masked, begin)
        stop = end.start() if end else len(self.masked)
        return Range(begin, stop) if 4 <= stop - begin <= _LONGEST and FIGURE not in self.masked[begin:stop] else None

    def begins_with_verb(self, begin: int, end: int) -> bool:
        """Tell whether a stretch opens with a verb, and so is nothing that a number counts: 1.6亿元实施改造."""
        return self._words(begin, end)[0].tag == "v"

    def _words(self, begin: int, end: int) -> list[_Word]:
        """Return the words of a stretch of one sentence; words that stick out are clipped."""
        opening = self.opening(begin)
        if opening != self._cut_at:
            self._cut_at, self._sentence_words = opening, _cut(self.masked, opening)
        cut = self._sentence_words
        first = bisect_right(cut, begin, key=attrgetter("end"))
        return [self._clipped(cut[i], begin, end) for i in range(first, bisect_left(cut, end, key=attrgetter("begin")))]

    def _clipped(self, word: _Word, begin: int, end: int) -> _Word:
        if begin <= word.begin and word.end <= end:
            return word
        kept = Range(max(word.begin, begin), min(word.end, end))
        return _Word(*kept, kept.of(self.masked), word.tag)


def _cut(masked: str, opening: int) -> list[_Word]:
    sentence = _SENTENCE.match(masked, opening)
    text = sentence.group() if sentence else ""
    found = Words(text.replace("占比", "比重"))  # the segmenter knows only the latter
    return [
        _Word(opening + i, opening + j, text[i:j], tag)
        for i, j, tag in zip(found.begins, found.begins[1:], found.tags, strict=False)
    ]


def _noun(cut: list[_Word]) -> list[_Word]:
    """Return the words before the first that a noun phrase does not hold."""
    for i, word in enumerate(cut):
        if (word.tag in {"d", "p"} and not _is_prefix(word)) or word.text in _listed("quantity_predicates"):
            return cut[:i]
        if i and word.tag == "f" and word.text in "中内里上下":
            return cut[:i]
    return cut


def _after_verb(cut: list[_Word]) -> int:
    """Return the index after the last verb that governs an indicator: 该公司实现 before 营业收入."""
    if any("每" in word.text for word in cut):
        return 0  # 每万人拥有
    after = [i + 1 for i, word in enumerate(cut[:-1]) if word.text in _listed("quantity_verbs")]
    return max((i for i in after if _long_enough(cut[i:])), default=0)


def _after_disposal(cut: list[_Word]) -> int:
    """Return the index after 将 or 把, whose object a figure is given of: 每年将销售收入的8%投入研发."""
    return max((i + 1 for i, word in enumerate(cut[:-1]) if word.text in {"将", "把", "使", "让", "令"}), default=0)


def _yearly(cut: list[_Word]) -> int:
    """Return the index of the word that makes what follows a yearly figure: 工厂一年下线."""
    return next((i for i, word in enumerate(cut[:-1]) if word.text in _YEARLY), 0)


def _is_unclosed(cut: list[_Word]) -> bool:
    return cut[0].text == "“" and not any(word.text == "”" for word in cut)


def _is_small(word: _Word, listed: str) -> bool:
    return (
        (word.tag in _SMALL and not _is_prefix(word) and word.text != "前")
        or word.text in _listed(listed)
        or not word.text.strip(_LINKS)
    )


def _is_prefix(word: _Word) -> bool:
    """Tell whether an adverb is the beginning of a noun: 再制造, 不良率, 特新."""
    is_known = is_word(word.text)  # what the segmenter only guesses is no adverb: 特新
    return word.tag == "d" and (not is_known or (len(word.text) == 1 and word.text not in _ADVERBS))


def _long_enough(cut: list[_Word]) -> Range | None:
    return Range(cut[0].begin, cut[-1].end) if cut and cut[-1].end - cut[0].begin >= 2 else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(name))
