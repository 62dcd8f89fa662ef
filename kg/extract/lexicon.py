"""Every word that the name grammars know, found in one pass over the text.

Gazetteer names, heads, modifiers, verbs and stop words go into a single Aho-Corasick automaton; what a grammar asks
is which of them end, or begin, at an offset.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg.data import words
from kg.data.gazetteer import GazetteerRow, gazetteer
from kg.extract.text import fold
from kg.model import EntityType


class Kind:
    """What a word of the lexicon may be; many are several things. Plain bits, since they are asked for all the time."""

    NAME = 1
    MODIFIER = 2
    STOP = 4  # function words, and verbs that govern a name: a name begins after them
    DEVELOP = 8
    INSTITUTION = 16  # heads, from here on
    DOCUMENT = 32
    PROGRAMME = 64
    MEETING = 128
    CLUSTER = 256
    INDUSTRY = 512
    TECHNOLOGY = 1024
    REGION = 2048
    GENERIC = 4096  # never a name when it stands alone: 企业, 有关部门, 产业
    ROLE = 8192
    WEAK = 16384  # modifiers that make no name: 城市产业
    WEAK_HEAD = 32768  # heads that need a known subject before them: 技术
    TECH_MODIFIER = 65536  # modifiers that make a technology of a weak head: 数字
    STRONG_PROGRAMME = 131072  # heads that name a programme by themselves: 工程


_FILES = {
    "modifiers": Kind.MODIFIER,
    "stops": Kind.STOP,
    "develop_verbs": Kind.DEVELOP | Kind.STOP,
    "institution_heads": Kind.INSTITUTION,
    "document_heads": Kind.DOCUMENT,
    "programme_heads": Kind.PROGRAMME,
    "meeting_heads": Kind.MEETING,
    "cluster_heads": Kind.CLUSTER,
    "industry_heads": Kind.INDUSTRY,
    "technology_heads": Kind.TECHNOLOGY,
    "region_heads": Kind.REGION,
    "generic_institutions": Kind.GENERIC,
    "generic_industries": Kind.GENERIC,
    "generic": Kind.GENERIC,
    "roles": Kind.ROLE,
    "weak_modifiers": Kind.WEAK,
    "weak_heads": Kind.WEAK_HEAD,
    "tech_modifiers": Kind.TECH_MODIFIER | Kind.MODIFIER,
    "strong_programme_heads": Kind.STRONG_PROGRAMME | Kind.PROGRAMME,
}


# what an industry may undergo: the industry is the thing, the change no thing of its own
# what may stand before a concept without making another of it: 经济高质量发展
_WHOLE = {"产业", "行业", "企业", "经济", "区域经济", "社会", "全球", "进一步", "全面"}
_TERMS = {"产业数字化", "全面深化改革", "社会主义现代化强国", "经济全球化"}  # these are terms of their own
_CHANGES = (
    "转型升级",
    "转型",
    "升级",
    "优化升级",
    "提质升级",
    "改造升级",
    "融合发展",
    "集聚发展",
    "创新发展",
    "绿色发展",
    "发展",
)
_SUBJECTS = (EntityType.CONCEPT, EntityType.INDUSTRY, EntityType.TECHNOLOGY)


class Hit(NamedTuple):
    """A word of the lexicon in the text."""

    begin: int
    end: int
    kind: int
    rows: tuple[GazetteerRow, ...]


class Hits:
    """All words of the lexicon that stand in a text, by where they end and by what they are."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self.all = list(found)
        self.ending: dict[int, list[Hit]] = defaultdict(list)
        self.beginning: dict[int, list[Hit]] = defaultdict(list)
        for hit in self.all:
            self.ending[hit.end].append(hit)
            self.beginning[hit.begin].append(hit)

    def add(self, text: str, rows: Iterable[GazetteerRow]) -> None:
        """Add what a text names itself, wherever its forms stand in it."""
        for row in rows:
            for match in re.finditer(re.escape(row.name), text):
                hit = Hit(*match.span(), Kind.NAME, (row,))
                self.all.append(hit)
                self.ending[hit.end].append(hit)
                self.beginning[hit.begin].append(hit)
        self.all.sort(key=lambda hit: (hit.begin, hit.end))

    def of(self, kind: int) -> list[Hit]:
        """Return the hits of a kind, in text order."""
        return [hit for hit in self.all if hit.kind & kind]

    def longest_ending(self, at: int, kind: int) -> Hit | None:
        """Return the longest word of the kind that ends at offset."""
        fitting = [hit for hit in self.ending.get(at, ()) if hit.kind & kind]
        return min(fitting, default=None, key=lambda hit: hit.begin)

    def longest_beginning(self, at: int, kind: int) -> Hit | None:
        """Return the longest word of the kind that begins at offset."""
        fitting = [hit for hit in self.beginning.get(at, ()) if hit.kind & kind]
        return max(fitting, default=None, key=lambda hit: hit.end)


class Lexicon:
    """The automaton over all words, and what each word is."""

    def __init__(self, kinds: dict[str, int], rows: Iterable[GazetteerRow]) -> None:
        named: dict[str, list[GazetteerRow]] = defaultdict(list)
        for row in rows:
            named[fold(row.name)].append(row)
        everything = sorted(set(kinds) | set(named))
        self._entries = [
            (kinds.get(word, 0) | (Kind.NAME if word in named else 0), _one_a_type(named.get(word, ())))
            for word in everything
        ]
        self._is_latin = [word[0].isascii() or word[-1].isascii() for word in everything]
        self._automaton = ahocorasick_rs.AhoCorasick(everything, store_patterns=False)

    def scan(self, text: str) -> Hits:
        """Return every word of the lexicon in text (folded), overlapping ones included."""
        return Hits(self._hits(text))

    def _hits(self, text: str) -> Iterable[Hit]:
        entries, latin = self._entries, self._is_latin
        for index, begin, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if latin[index] and _splits_latin(text, begin, end):
                continue
            yield Hit(begin, end, *entries[index])


def _one_a_type(rows: Iterable[GazetteerRow]) -> tuple[GazetteerRow, ...]:
    """Return the surest row of each type: what else a name may stand for is told apart later, by resolution."""
    best: dict[EntityType, GazetteerRow] = {}
    for row in sorted(rows, key=lambda row: (row.ambiguous, row.status != "official")):
        best.setdefault(row.type, row)
    return tuple(best.values())


def _splits_latin(text: str, begin: int, end: int) -> bool:
    """Tell whether a match cuts a Latin word or a number in two: 5G in 15GB."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return (_is_word(before) and _is_word(text[begin])) or (_is_word(after) and _is_word(text[end - 1]))


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package's own data files."""
    kinds: dict[str, int] = defaultdict(int)
    for name, kind in _FILES.items():
        for word in words(name):
            kinds[word] |= kind
    return Lexicon(dict(kinds), _useful(gazetteer()))


def _useful(rows: Iterable[GazetteerRow]) -> Iterator[GazetteerRow]:
    """Leave out what finds more wrong than right: single characters, names that join others (制造业高质量发展)."""
    rows = list(rows)
    concepts = {row.name for row in rows if row.type is EntityType.CONCEPT}
    industries = {row.name for row in rows if row.type is EntityType.INDUSTRY} | _WHOLE
    for row in rows:
        joined = (row.type in _SUBJECTS and "、" in row.name) or (
            row.type is EntityType.CONCEPT and _is_joined(row.name, industries, concepts)
        )
        if len(row.name) > 1 and not joined:
            yield row


def _is_joined(name: str, industries: set[str], concepts: set[str]) -> bool:
    """Tell whether a concept is an industry's name and another concept's: 制造业 + 高质量发展."""
    if name in _TERMS:
        return False
    cuts = ((name[:cut], name[cut:]) for cut in range(2, len(name) - 1))
    return any(head in industries and (tail in _CHANGES or tail in concepts) for head, tail in cuts)
