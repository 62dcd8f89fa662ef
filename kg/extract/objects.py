"""What a stretch of text wants developed: the things that stand as objects of verbs of developing."""

import re
from functools import cache

from kg.data import words
from kg.extract.patterns import matches, patterns
from kg.extract.skeleton import SIGNS, Skeleton, sign_class
from kg.extract.slots import Slot
from kg.extract.text import one_of
from kg.model import EntityType, Range

SUBJECTS = (EntityType.INDUSTRY, EntityType.CLUSTER, EntityType.TECHNOLOGY, EntityType.CONCEPT)
_SIGN = sign_class(*SUBJECTS)
_BETWEEN = r"[^，。；：！？、“”\n]"
_UNKNOWN = rf"(?:[^，。；：！？、“”\n{SIGNS}]{{2,14}}、)"  # first items of a list that name nothing known


@cache
def _developed() -> "re.Pattern[str]":
    verbs = "|".join(words("develop_verbs"))
    return re.compile(rf"(?:{verbs})(?:{_UNKNOWN}{{0,2}}{_BETWEEN}{{0,12}}?)[“]?(?P<A>{_SIGN})")


# a further group that follows at once, by a joint, or later in the same list is an object too: 推动制造业高端化、智能化
_FURTHER = re.compile(
    rf"(?:(?:等|、|和|与|及|向|”|“|的|（(?:主要)?(?:包括|含|如|即)?)?[“]?|[^，。；：！？\n{SIGNS}]{{1,10}}、[“]?)(?P<A>{_SIGN})"
)
# fields that something else is done in: 推动纺织、食品等行业共用平台 wants no 纺织
_FIELDS = re.compile(
    "(?:等|六大|[一二三四五六七八九十两]+[大个])?(?:重点|关键|优势|主要)*(?:领域|行业|产业|环节|场景)的?"
    "(?=[一-鿿])(?!内|中|为|等|(?:加快|加速|创新|集聚|融合|协同|高质量|健康|绿色|规模化|数字化|智能化|智改数转|转型|超低排放|节能降碳|节能|设备更新|清洁生产)*"
    "(?:项目|发展|升级|转型|改造|壮大|振兴|突破|提升|技术|产品|装备|关键|核心|集群|优化|提质|做|产业))"
)
_OF_ANOTHER = re.compile(one_of("not_wanted"))
_LONGEST_LIST = 8


def developed(folded: Skeleton, within: Range) -> list[tuple[Slot, Range]]:
    """Return the mentions in the range that are to be developed, each with the words that say so."""
    found: dict[int, tuple[Slot, Range]] = {}
    for verb in _developed().finditer(folded.text):
        for group in _objects(folded.text, verb):
            _add(found, folded.groups[group.start("A")], folded.span(verb.start(), group.end("A")), within)
    for other in matches(folded, patterns("objects")):
        _add(found, other.objects, other.span, within)
    return list(found.values())


def _objects(text: str, verb: "re.Match[str]") -> list["re.Match[str]"]:
    """Return the groups of mentions that a verb governs: none where the list is of fields, or names another thing."""
    groups, following = [verb], _FURTHER.match(text, verb.end("A"))
    while following and len(groups) < _LONGEST_LIST:
        groups.append(following)
        following = _FURTHER.match(text, following.end("A"))
    if _FIELDS.match(text, groups[-1].end("A")):
        return []
    return groups[:-1] if _OF_ANOTHER.match(text, groups[-1].end("A")) else groups


def _add(found: dict[int, tuple[Slot, Range]], slots: tuple[Slot, ...], span: Range, within: Range) -> None:
    for slot in slots:
        if within.begin <= slot.begin and slot.end <= within.end:
            found.setdefault(slot.begin, (slot, span))
