"""Whether words that nobody listed read like a name, and what their last word says the name is of."""

import re
from functools import cache

from kg import data
from kg.extract.lexicon import Kind
from kg.extract.reading import Reading
from kg.model import EntityType

_PLAIN = re.compile(r"[一-鿿A-Za-z0-9·\-+]{2,12}(?:（[A-Za-z0-9\-]{2,10}）[一-鿿]{0,6})?")
_TYPED = re.compile("[0-9][A-Z]")  # 3D, 5G
_FUNCTION_TAGS = ("d", "p", "c", "u", "r", "y", "e", "q", "m", "w")
_PRODUCT = re.compile(
    r"[一-鿿]{2,}(?:仪|机|器|膜|泵|阀|炉|罐|艇|剂|钢|纱|酶|菌|苗|芯|片|板|管|缆|线|网|站|舱|箱|柜|帽|镜|针|贴|衣|布|纤维|涤纶|涂料|橡胶|塑料|树脂|合金|算法|模型|大模型)$"
)


def type_by_ending(reading: Reading, begin: int, end: int) -> EntityType | None:
    """Return what the last word of an unlisted item says it is: 芯片 a technology, 制造 an industry."""
    if not is_plausible(reading, begin, end):
        return None
    for kind, type_ in ((Kind.TECHNOLOGY, EntityType.TECHNOLOGY), (Kind.INDUSTRY, EntityType.INDUSTRY)):
        head = reading.hits.longest_ending(end, kind)
        if head and begin < head.begin and head.end - head.begin > 1:
            return type_
    is_technology = _PRODUCT.fullmatch(reading.folded, begin, end) or _process().fullmatch(reading.folded, begin, end)
    return EntityType.TECHNOLOGY if is_technology else None


@cache
def _process() -> "re.Pattern[str]":
    return re.compile(rf"[一-鿿A-Za-z0-9]{{2,}}(?:{'|'.join(data.words('process_heads'))})")


def is_plausible(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether an unlisted item reads like a name: short, whole words, no governing word in it but as its end."""
    words = reading.words
    if not _PLAIN.fullmatch(reading.folded, begin, end):
        return False
    if not (words.is_edge(begin) and words.is_edge(end)) or is_generic(reading, begin, end):
        return False
    verb = reading.hits.longest_beginning(begin, Kind.DEVELOP)
    if verb and 1 < verb.end - begin < end - begin - 2:  # 发展普惠金融 is no name
        return False
    inside = words.within(begin, end)
    joints = {begin for begin, _ in inside if reading.folded[begin] in "和与及"}
    is_function_word = inside[0][1].startswith(_FUNCTION_TAGS) and not _TYPED.match(reading.folded, begin)
    return not is_function_word and not any(is_stop(reading, begin) for begin, _ in inside[:-1] if begin not in joints)


def is_compound(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether an item is made of two words or more, and of nothing that names no thing: 低空物流, not 生产能力."""
    words = reading.words.within(begin, end)
    last = words[-1][0] if words else begin
    return (
        len(words) > 1
        and is_plausible(reading, begin, end)
        and words[-1][1].startswith(("n", "vn", "j", "l"))
        and reading.folded[last:end] not in _no_ends()
    )


@cache
def _no_ends() -> frozenset[str]:
    """Return the words that no name ends in: abstract nouns, and verbs whose objects names are."""
    lists = ("unnamed_kinds", "abstract_nouns", "develop_verbs", "technology_verbs", "industry_verbs")
    return frozenset(word for name in lists for word in data.words(name))


def is_generic(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a word that never names anything ends at an offset and reaches back to another."""
    generic = reading.hits.longest_ending(end, Kind.GENERIC)
    return generic is not None and generic.begin <= begin


def is_stop(reading: Reading, begin: int) -> bool:
    """Tell whether the longest known word that begins at an offset is one that a name begins after."""
    hit = reading.hits.longest_beginning(begin, Kind.STOP | Kind.NAME | Kind.MODIFIER)
    return bool(hit and hit.kind & Kind.STOP and not hit.kind & (Kind.NAME | Kind.MODIFIER))
