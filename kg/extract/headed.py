"""Institutions by their heads: 某大学经济学院, 全国某某标准化技术委员会."""

from kg.extract.firms import NATIONAL, firm_head
from kg.extract.hits import Hit
from kg.extract.lexicon import Kind
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType

RULE = "grammar-institution"
_INSIDE = Kind.NAME | Kind.MODIFIER | Kind.REGION | Kind.INSTITUTION
_SCHOOLS = ("大学", "学院")
_PROPER_TAGS = ("ns", "nr", "nt", "nz")


def find_headed(reading: Reading) -> list[Found]:
    """Return institutions that end in a head, firms aside, and whose other words say which."""
    found = []
    for head in reading.hits.of(Kind.INSTITUTION):
        if head.end - head.begin < 2 or not reading.words.is_edge(head.end):
            continue
        if reading.folded.startswith("之一", head.end):
            continue
        if firm_head().fullmatch(reading.folded, head.begin, head.end):
            continue
        begin = _begin(reading, head)
        listed = reading.hits.longest_ending(head.end, Kind.NAME)
        if listed and listed.kind & Kind.SURE_BODY and listed.begin > begin:
            continue  # a listed body with words before it that are not its name's
        if begin < head.begin and _is_specific(reading, begin, head):
            found.append(reading.found(begin, head.end, EntityType.INSTITUTION, RULE))
    return found


def is_institution(hit: Hit) -> bool:
    """Tell whether a word names an institution, or is the head of one."""
    return bool(hit.kind & (Kind.INSTITUTION | Kind.BODY))


def _begin(reading: Reading, head: Hit) -> int:
    text = reading.folded
    begin = left_edge(reading, head.begin, _INSIDE, unknown=3)
    word = reading.words.begin_at(begin)
    if begin == head.begin and text[begin : head.end] in _SCHOOLS and reading.words.end_of(word) == head.end:
        begin = left_edge(reading, word, _INSIDE, unknown=2)  # 理工大学 is one word
    if begin >= 2 and text[begin - 1] in "和与及" and not _closes_name(reading, begin - 1):
        # 经济与技术研究所: the conjunction is inside where no name of an institution ends before it
        further = left_edge(reading, begin - 1, _INSIDE, unknown=2)
        if further < begin - 1 and reading.hits.longest_beginning(further, Kind.NAME | Kind.REGION):
            return further
    if begin < head.begin - 2 and text[begin] in "据由经访":
        return begin + 1
    return begin + (text[begin] == "系" and text[begin - 2 : begin] in ("作者", "单位"))


def _closes_name(reading: Reading, at: int) -> bool:
    return any(map(is_institution, reading.hits.ending.get(at, ())))


def _is_specific(reading: Reading, begin: int, head: Hit) -> bool:
    """Tell whether the name says which body: by a place, a known body, or a proper word that no list knows."""
    if is_generic(reading, begin, head.end):
        return False
    generic = reading.hits.longest_ending(head.end, Kind.GENERIC)
    is_government = reading.folded.startswith("政府", head.begin)
    is_kind = is_government and generic is not None and generic.begin > begin  # 地方政府 of 规范地方政府
    first = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER)
    if first and first.end <= head.begin and first.kind & (Kind.PLACE | Kind.BODY):
        return True
    words = reading.words.within(begin, head.begin)
    if first and reading.folded.startswith(NATIONAL, begin):
        return len(words) >= 3
    is_unknown = first is None and head.begin - begin >= 2 and not is_kind
    return is_unknown or any(tag.startswith(_PROPER_TAGS) for _, tag in words)
