"""Who says what: the stretches of text that a document, meeting, programme or speech is reported to say."""

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
RULE_AGAIN = "said-again"
RULE_RUNS = "said-programme"
RULE_LIST = "said-list"
RULE_ON = "said-on"
_SOURCES = (EntityType.POLICY_DOCUMENT, EntityType.MEETING, EntityType.POLICY_PROGRAMME)
_SIGN = sign_class(*_SOURCES)
_ASIDE = r"(?:（[^（）\n]{2,40}）)?"  # （以下简称《…》）
_AGAIN = {
    EntityType.MEETING: "会议|全会|大会|座谈会|论坛",
    EntityType.POLICY_DOCUMENT: (
        "决定|意见|规划|方案|纲要|通知|文件|报告|计划|条例|办法|建议|措施|白皮书"
        "|行动方案|行动计划|实施方案|指导意见|规划纲要"
    ),
}


# the marker of a point in a list: 一、 （二） 3. ——
POINT = re.compile(
    r"[ 　\t]*(?:第?[一二三四五六七八九十]{1,3}(?:、|是|，)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．]|——|[①-⑳])"
)


# a sentence that opens with somebody or something that may speak goes on with no other's words
_SPEAKERS = (*_SOURCES, EntityType.PERSON, EntityType.INSTITUTION, EntityType.REGION)
_HAS_SUBJECT = re.compile(rf"{sign_class(*_SPEAKERS)}|[他她我]|记者|专家|业内|(?:19|20)\d\d年|近年|目前|当前|因此|可见")


@dataclass(frozen=True, slots=True)
class Saying:
    """A stretch of text and what it is attributed to."""

    source: Name | Local
    content: Range
    rule: str


@cache
def _say() -> str:
    return "(?:" + "|".join(words("say_verbs")) + ")"


@cache
def _direct() -> "re.Pattern[str]":
    return re.compile(
        rf"(?P<S>{_SIGN})[》”]?{_ASIDE}[^，。；：“”《》 　\n{_SIGN[1:-1]}]{{0,12}}?{_say()}了?"
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
_ABOUT = re.compile(
    rf"(?P<S>{_SIGN})[》”]?{_ASIDE}(?:也|还|同样|专门|首次)?(?:围绕|对|就|针对|在)(?P<C>[^。；\n]{{4,80}}?)(?:等)?(?:方面)?(?:，)?(?:提出|作出|作了|进行|做出|做了|明确)(?:了|出)?[^。，；]{{0,16}}(?:要求|部署|安排|规定|举措|任务|目标|阐述|论述)"
)
_FOLLOWED = re.compile(
    r"(?:落实|贯彻|按照|根据|依据|对标|对照|遵循|围绕)[^，。；：]{0,6}$"
)  # 按照《…》部署: what follows is not its words
_WANTS = re.compile(
    rf"(?P<S>{_SIGN})[》”]?{_ASIDE}(?:将|把)(?P<C>[^。；\n]{{2,60}}?)(?:列入|纳入|列为|作为|写入|确定为|提升[至到为]|上升为)"
)


@cache
def _then() -> "re.Pattern[str]":
    """Return how a sentence goes on with what the same source says: 将“…”列为任务，提出“…”."""
    return re.compile(rf"，(?:并|还|又|同时|进一步)?{_say()}(?=[“，：])")


@cache
def _again() -> "re.Pattern[str]":
    kinds = "|".join(f"(?P<{t.name}>{heads})" for t, heads in _AGAIN.items())
    return re.compile(
        rf"(?:^|(?<=[，；。]))[“《]?(?:该|此次|这次|本次|上述|这份)?(?:{kinds})[”》]?(?:还|也|同时|并|进一步|明确|特别)*{_say()}"
        rf"|(?:^|(?<=[，；。]))(?:该|上述)(?P<NAMED>法案|法律|{_AGAIN[EntityType.POLICY_DOCUMENT]})(?:主要)?(?:包括|涵盖|规定|聚焦)"
    )


def sayings(sentences: list[tuple[Range, Skeleton]]) -> list[Saying]:
    """Return what documents, meetings and programmes are reported to say, sentence by sentence."""
    found: list[Saying] = []
    last: dict[EntityType, Name] = {}
    before: Range | None = None
    opens_line = True
    listing: list[Name | Local] = []  # whose list of points goes on, after a colon at the end of its sentence
    speaking: list[Name | Local] = []  # whose words the sentences left of a paragraph are
    for sentence, folded in sentences:
        here = _in_sentence(sentence, folded) or _carried(sentence, folded, last)
        begins_line = before is None or sentence.begin > before.end or opens_line
        if begins_line and not POINT.match(folded.text):
            listing = []
        if begins_line or _HAS_SUBJECT.search(folded.text):
            speaking = []
        found += here or [
            *(Saying(source, sentence, RULE_LIST) for source in listing),
            *(Saying(source, sentence, RULE_ON) for source in speaking if source not in listing),
        ]
        opens_line = folded.text.endswith("\n")
        if folded.text.rstrip().endswith((":", "：")):
            listing = [saying.source for saying in here]
        if here:
            speaking = [saying.source for saying in here if saying.rule == RULE_AGAIN]
        before = sentence
        for slots in folded.groups.values():
            if slots[-1].best.type in _AGAIN:
                last[slots[-1].best.type] = name_of(slots[-1])
    return found


def _in_sentence(sentence: Range, folded: Skeleton) -> list[Saying]:
    if not any(group[0].best.type in _SOURCES for group in folded.groups.values()):
        return []
    named = [
        Saying(name_of(slot), folded.span(*match.span("C")), rule)
        for rule, pattern in ((RULE_ABOUT, _ABOUT), (RULE_WANTS, _WANTS))
        for match in pattern.finditer(folded.text)
        for slot in folded.groups[match.start("S")]
    ]
    then = [
        Saying(name_of(slot), Range(folded.at(later.end()), sentence.end), RULE)
        for match in _WANTS.finditer(folded.text)
        for later in [_then().search(folded.text, match.end())]
        if later
        for slot in folded.groups[match.start("S")]
    ]
    run = [
        Saying(name_of(slot), Range(folded.at(match.end()), sentence.end), RULE_RUNS)
        for match in _RUNS.finditer(folded.text)
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


def _carried(sentence: Range, folded: Skeleton, last: dict[EntityType, Name]) -> list[Saying]:
    """Attribute 会议还强调 and the like to the meeting, or the document, last named before."""
    match = _again().search(folded.text) if last else None
    if not match:
        return []
    type_ = next((t for t in _AGAIN if match.group(t.name)), EntityType.POLICY_DOCUMENT)
    if type_ not in last:
        return []
    return [Saying(last[type_], Range(folded.at(match.end()), sentence.end), RULE_AGAIN)]
