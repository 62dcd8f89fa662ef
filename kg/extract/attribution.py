"""Who says what within a sentence: the words that it reports a document, meeting or programme to say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest

from kg.data import words
from kg.extract.skeleton import SIGNS, Skeleton, sign_class
from kg.extract.slots import name_of
from kg.model import EntityType, Local, Name, Range

RULE = "said"
RULE_ABOUT = "said-about"
RULE_WANTS = "said-wants"
RULE_RUNS = "said-programme"
SOURCES = (EntityType.POLICY_DOCUMENT, EntityType.MEETING, EntityType.POLICY_PROGRAMME)
_SIGN = sign_class(*SOURCES)
_ASIDE = r"(?:（[^（）\n]{2,40}）)?"  # （以下简称《…》）


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of text and what it is attributed to."""

    source: Name | Local
    content: Range
    rule: str


@cache
def say() -> str:
    """Return the regular expression of a verb with which something is said."""
    return "(?:" + "|".join(words("say_verbs")) + ")"


@cache
def _direct() -> "re.Pattern[str]":
    return re.compile(
        rf"(?P<S>{_SIGN})[》”]?{_ASIDE}[^，。；：“”《》 　\n{_SIGN[1:-1]}]{{0,12}}?{say()}了?"
        rf"(?:[^，。；：“”\n{SIGNS}]{{0,4}}(?=[，：“]))?"
    )


# the document's name, what was done with it, and then its words: 会议通过《…》，明确提出
_LATER = re.compile(
    rf"(?P<S>{sign_class(EntityType.POLICY_DOCUMENT)})》[^。；“”]{{0,90}}，(?:并|同时|其中)?(?:明确提出|提出|明确要求|要求|明确)"
)
# a programme that is set going, and in the next words what it is to develop: 实施“…”工程，培育…
_RUNS = re.compile(
    rf"(?<!围绕)(?<!通过)(?:实施|启动|开展|组织实施)(?P<S>{sign_class(EntityType.POLICY_PROGRAMME)})，(?=(?:重点|着力|加快|大力|集中)?[一-鿿])"
)
_WITHIN = re.compile(rf"在(?P<S>{sign_class(EntityType.POLICY_PROGRAMME)})(?:方面|中)，(?=要|应|将|需)")
_ABOUT = re.compile(
    rf"(?P<S>{_SIGN})[》”]?{_ASIDE}(?:也|还|同样|专门|首次)?(?:围绕|对|就|针对|在)(?P<C>[^。；\n]{{4,80}}?)(?:等)?(?:方面)?(?:，)?(?:提出|作出|作了|进行|做出|做了|明确)(?:了|出)?[^。，；]{{0,16}}(?:要求|部署|安排|规定|举措|任务|目标|阐述|论述)"
)
# what a meeting is about: 就…举行集体学习, 以“…”为主题的论坛
_THEME = re.compile(
    rf"(?:就|以[“《]?)(?P<C>[^。；\n]{{4,60}}?)"
    rf"(?:进行|举行|召开|开展|[”》]?为主题)[^，。；]{{0,12}}?，?[^，。；]{{0,12}}?(?P<S>{sign_class(EntityType.MEETING)})"
)
# what a meeting deals with: 国务院常务会议，研究加快发展某业
_STUDIES = re.compile(
    rf"(?P<S>{sign_class(EntityType.MEETING)})(?:，|上)?(?:专题|听取[^，。；]{{2,20}}，)?(?:研究部署|研究|部署)(?P<C>[^。；，\n]{{4,60}})"
)
_FOLLOWED = re.compile(
    r"(?:落实|贯彻|按照|根据|依据|对标|对照|遵循|围绕)[^，。；：]{0,6}$"
)  # 按照《…》部署: what follows is not its words
_WANTS = re.compile(
    rf"(?P<S>{_SIGN})[》”]?{_ASIDE}(?:将|把)(?P<C>[^。；\n]{{2,60}}?)(?:列入|纳入|列为|作为|写入|确定为|提升[至到为]|上升为)"
)
_WRITTEN_IN = re.compile(rf"(?:将|把)(?P<C>[^。；\n]{{2,60}}?)(?:写入|纳入|列入)[《“]?(?P<S>{_SIGN})")
_REPORTED = (
    (RULE_ABOUT, _ABOUT),
    (RULE_ABOUT, _THEME),
    (RULE_ABOUT, _STUDIES),
    (RULE_WANTS, _WANTS),
    (RULE_WANTS, _WRITTEN_IN),
)


@cache
def _then() -> "re.Pattern[str]":
    """Return how a sentence goes on with what the same source says: 将“…”列为任务，提出“…”."""
    return re.compile(rf"，(?:并|还|又|同时|进一步)?{say()}(?=[“，：])")


def in_sentence(sentence: Range, folded: Skeleton) -> list[Saying]:
    """Return what a sentence reports, in the order of the forms of reporting."""
    if not any(group[0].best.type in SOURCES for group in folded.groups.values()):
        return []
    reported = [(rule, match) for rule, pattern in _REPORTED for match in pattern.finditer(folded.text)]
    named = [
        Saying(name_of(slot), folded.span(*match.span("C")), rule)
        for rule, match in reported
        for slot in folded.groups[match.start("S")]
    ]
    then = [
        Saying(name_of(slot), Range(folded.at(later.end()), sentence.end), RULE)
        for _, match in reported
        if match.re is _WANTS
        for later in [_then().search(folded.text, match.end())]
        if later
        for slot in folded.groups[match.start("S")]
    ]
    run = [
        Saying(name_of(slot), Range(folded.at(match.end()), sentence.end), RULE_RUNS)
        for match in chain(_RUNS.finditer(folded.text), _WITHIN.finditer(folded.text))
        for slot in folded.groups[match.start("S")]
    ]
    return [*named, *then, *run, *_direct_sayings(sentence, folded, [saying.content for saying in named])]


def _direct_sayings(sentence: Range, folded: Skeleton, covered: list[Range]) -> Iterator[Saying]:
    """Yield what verbs of saying introduce: up to the next of them, or to what is `covered` already."""
    starts = _starts(folded, covered)
    for match, following in zip_longest(starts, starts[1:]):
        begin = folded.at(match.end())
        end = folded.at(following.start()) if following else sentence.end
        if any(begin < c.end and c.begin < end for c in covered):
            end = min((c.begin for c in covered if c.begin >= begin), default=end)
        for slot in folded.groups[match.start("S")]:
            yield Saying(name_of(slot), Range(begin, end), RULE)


def _starts(folded: Skeleton, covered: list[Range]) -> list["re.Match[str]"]:
    """Return where somebody is said to say something, one a source, in the order of the sentence."""
    by_source: dict[int, re.Match[str]] = {}
    for match in chain(_direct().finditer(folded.text), _LATER.finditer(folded.text)):
        at = folded.at(match.start())
        is_followed = _FOLLOWED.search(folded.text, max(0, match.start() - 8), match.start())
        if not is_followed and not any(c.begin <= at < c.end for c in covered):
            by_source.setdefault(match.start("S"), match)
    return sorted(by_source.values(), key=lambda match: match.start())
