"""An article's text with all that the name grammars look at, and the walk by which they find where a name begins."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.hits import Hits
from kg.extract.lexicon import Kind, lexicon
from kg.extract.text import CLAUSE_MARKS, Words, fold
from kg.model import UNSEEN, EntityType

_MARKS = re.compile(rf"[\s“”‘’《》〈〉「」『』\"'{UNSEEN}]+")
# what a segmenter calls a word that may stand inside a name: nouns, verbal nouns, distinguishing words, numerals, Latin
_NAMING_TAGS = ("n", "vn", "b", "j", "l", "s", "f", "an", "i", "eng", "x")


_PARTED = re.compile(r"\S{2} \S{2}")  # words set apart, and no text printed with spaces between its letters
_GOVERNING = frozenset("由在据从向对与和访赴")
_NAME_SIZE = 2
_LONGEST = 80  # characters that a name may reach back from its head


class Found(NamedTuple):
    """A name that a finder saw: a candidate until all finders have spoken."""

    begin: int
    end: int
    type: EntityType
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its folded form, the lexicon's words in it and a segmenter's words."""

    text: str
    folded: str
    hits: Hits
    words: Words

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Read a text."""
        folded = fold(text)
        return cls(text, folded, lexicon().scan(folded), Words(folded))

    def found(self, begin: int, end: int, type: EntityType, rule: str, name: str = "") -> Found:
        """Return a candidate for the range: named as given, else as the gazetteer has it, else as it is printed."""
        return Found(begin, end, type, name or self._listed(begin, end, type) or plain(self.text[begin:end]), rule)

    def _listed(self, begin: int, end: int, type: EntityType) -> str:
        for hit in self.hits.beginning.get(begin, ()):
            if hit.end == end:
                for row in hit.rows:
                    if row.type is type and not row.ambiguous:
                        return row.label
        return ""

    def clause_begin(self, at: int, reach: int = 30) -> int:
        """Return where the stretch without a mark that ends at offset begins, at most reach characters back."""
        floor = max(0, at - reach)
        while at > floor and self.folded[at - 1] not in CLAUSE_MARKS:
            at -= 1
        return at


def plain(text: str) -> str:
    """Return a printed name without white space, quotation or title marks, and what cannot be seen.

    >>> plain("《政府 工作报告》")
    '政府工作报告'
    """
    return _MARKS.sub("", text)


def left_edge(
    reading: Reading,
    at: int,
    inside: int,
    *,
    unknown: int = 0,
    nominal: bool = False,
    stops: int = Kind.STOP,
    tags: tuple[str, ...] = _NAMING_TAGS,
) -> int:
    """Return where a name begins whose last known part begins at `at`, walking left over words that may belong to it.

    `inside` are the kinds that belong to such a name; `unknown` is how many words that no list knows may belong to it;
    `nominal` lets a verb of developing belong to it where its object stands before it (集群发展专项行动); `stops` are
    the kinds of words that it begins after, `tags` those of unknown words that may belong to it.
    """
    hits, start = reading.hits, at
    floor = max(0, start - _LONGEST)
    while at > floor and reading.folded[at - 1] not in CLAUSE_MARKS:
        if _PARTED.match(reading.folded, at - 3):
            return at
        stop, unit = hits.longest_ending(at, stops), hits.longest_ending(at, inside)
        if stop and (unit is None or stop.begin < unit.begin or (stop.begin == unit.begin and not nominal)):
            if not (nominal and stop.kind & Kind.DEVELOP and hits.longest_ending(stop.begin, inside)):
                return at
            at = stop.begin
        elif unit:
            at = unit.begin
        else:
            word = reading.words.ending_at(at)
            if word is None and at < start:
                return _whole_word(reading, at)
            if word is None or unknown == 0 or not _may_name(reading, *word, tags):
                return at
            if word[1].startswith("nr") and at - word[0] > _NAME_SIZE and reading.folded[word[0]] in _GOVERNING:
                return word[0] + 1  # a segmenter takes 由云泽 for somebody's name
            unknown -= 1
            at = word[0]
    return at


def _may_name(reading: Reading, begin: int, tag: str, tags: tuple[str, ...]) -> bool:
    """Tell whether a segmenter's word may belong to a name; no mark that ends no clause may: the stop of 1.某大学."""
    is_mark = tag == "x" and not reading.folded[begin].isalnum()
    return not is_mark and (tag == "n" or tag.startswith(tags))


def _whole_word(reading: Reading, at: int) -> int:
    """Return at, or the beginning of the noun that a known word cuts in two (深水 before 水网箱)."""
    begin = reading.words.begin_at(at)
    return begin if reading.words.tag_at(at).startswith(("n", "b", "s", "f")) and at - begin <= 2 else at
