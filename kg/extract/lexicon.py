"""Every word that the name grammars know, found in one pass over the text.

Gazetteer names, heads, modifiers, verbs and stop words go into a single Aho-Corasick automaton; what a grammar asks
is which of them end, or begin, at an offset.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import ahocorasick_rs

from kg.data import words
from kg.data.gazetteer import GazetteerRow, gazetteer
from kg.extract.hits import Hit, Hits, Sense
from kg.extract.listed import useful
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
    PLACE = 262144  # names that may name a place, from here on what a name may name
    BODY = 524288  # an institution
    TRADE = 1048576  # an industry or a technology
    SURE_PLACE = 2097152  # and that are no ordinary words too
    SURE_BODY = 4194304
    GROUP = 8388608  # of places: 京津冀 opens no body's name
    JOINED = 16777216  # a sector's name with a list in it: 交通运输、仓储和邮政业


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
_NAMED = {
    EntityType.REGION: (Kind.PLACE, Kind.SURE_PLACE),
    EntityType.INSTITUTION: (Kind.BODY, Kind.SURE_BODY),
    EntityType.INDUSTRY: (Kind.TRADE, 0),
    EntityType.TECHNOLOGY: (Kind.TRADE, 0),
}


class Lexicon:
    """The automaton over all words, and what each word is."""

    def __init__(self, kinds: dict[str, int], rows: Iterable[GazetteerRow]) -> None:
        named: dict[str, list[GazetteerRow]] = defaultdict(list)
        for row in rows:
            named[fold(row.name)].append(row)
        everything = sorted(set(kinds) | set(named))
        self._entries = [_entry(word, kinds.get(word, 0), named.get(word, [])) for word in everything]
        self._automaton = ahocorasick_rs.AhoCorasick(everything, store_patterns=False)

    def scan(self, text: str) -> Hits:
        """Return every word of the lexicon in text (folded), overlapping ones included."""
        return Hits(self._hits(text))

    def _hits(self, text: str) -> Iterator[Hit]:
        entries, new = self._entries, tuple.__new__  # half the cost of calling Hit, for every second character
        for index, begin, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            kind, senses, is_latin = entries[index]
            if not is_latin or not _splits_latin(text, begin, end):
                yield new(Hit, (begin, end, kind, senses))


def kind_of(rows: Iterable[Sense]) -> int:
    """Return the kind of a name that may stand for several things."""
    kind = Kind.NAME
    for row in rows:
        may_be, is_surely = _NAMED.get(row.type, (0, 0))
        kind |= may_be | (0 if row.ambiguous else is_surely)
    return kind


def _entry(word: str, kind: int, rows: list[GazetteerRow]) -> tuple[int, tuple[Sense, ...], bool]:
    """Return what a word is, what it may name, and whether it has a Latin edge."""
    best = _one_a_type(rows)
    senses = tuple(Sense(row.type, row.label, row.ambiguous) for row in best)
    if senses:
        kind |= kind_of(senses)
    if any("group" in row.note for row in best):
        kind |= Kind.GROUP
    if senses and "、" in word:
        kind |= Kind.JOINED
    return kind, senses, word[0].isascii() or word[-1].isascii()


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
    return Lexicon(dict(kinds), useful(gazetteer()))
