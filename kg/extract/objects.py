"""What a stretch of text wants developed: the things that stand as objects of verbs of developing."""

import re
from functools import cache

from kg.data import words
from kg.extract.patterns import matches, patterns
from kg.extract.skeleton import SIGNS, Skeleton, sign_class
from kg.extract.slots import Slot
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
_FURTHER = re.compile(rf"(?:(?:等|、|和|与|及|向|”|“|的)?[“]?|[^，。；：！？\n{SIGNS}]{{1,10}}、[“]?)(?P<A>{_SIGN})")
_USED_IN = re.compile("(?:等)?领域(?:的)?(?:应用|推广|示范|试点|落地)")  # 推进工业领域应用 wants no 工业
_LONGEST_LIST = 8


def developed(folded: Skeleton, within: Range) -> list[tuple[Slot, Range]]:
    """Return the mentions in the range that are to be developed, each with the words that say so."""
    found: dict[int, tuple[Slot, Range]] = {}
    for verb in _developed().finditer(folded.text):
        match: re.Match[str] | None = verb
        for _ in range(_LONGEST_LIST):
            if match is None:
                break
            if not _USED_IN.match(folded.text, match.end("A")):
                _add(found, folded.groups[match.start("A")], folded.span(verb.start(), match.end("A")), within)
            match = _FURTHER.match(folded.text, match.end("A"))
    for other in matches(folded, patterns("objects")):
        _add(found, other.objects, other.span, within)
    return list(found.values())


def _add(found: dict[int, tuple[Slot, Range]], slots: tuple[Slot, ...], span: Range, within: Range) -> None:
    for slot in slots:
        if within.begin <= slot.begin and slot.end <= within.end:
            found.setdefault(slot.begin, (slot, span))
