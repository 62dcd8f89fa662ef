"""Who says what, sentence after sentence: whose words go on where the subject carries over."""

import re
from functools import cache

from kg.data import words
from kg.extract.attribution import SOURCES, Saying, in_sentence, say
from kg.extract.skeleton import Sentences, Skeleton, sign_class
from kg.extract.slots import name_of
from kg.model import EntityType, Local, Name, Range

RULE_AGAIN = "said-again"
RULE_LIST = "said-list"
RULE_ON = "said-on"
RULE_NEWS = "said-news"
# the marker of a point in a list: 一、 （二） 3. ——
POINT = re.compile(
    r"[ 　\t]*(?:第?[一二三四五六七八九十]{1,3}(?:、|是|，)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．]|——|[①-⑳])"
)
_DOCUMENTS = (
    "决定|意见|规划|方案|纲要|通知|文件|报告|计划|条例|办法|建议|措施|白皮书"
    "|行动方案|行动计划|实施方案|指导意见|规划纲要"
)
_AGAIN = {EntityType.MEETING: "会议|全会|大会|座谈会|论坛", EntityType.POLICY_DOCUMENT: _DOCUMENTS}
_SPEAKERS = (*SOURCES, EntityType.PERSON, EntityType.INSTITUTION, EntityType.REGION)
# a sentence with somebody or something that may speak, or with a time of its own, goes on with no other's words
_HAS_SUBJECT = re.compile(rf"{sign_class(*_SPEAKERS)}|[他她我]|记者|专家|业内|(?:19|20)\d\d年|近年|目前|当前|因此|可见")


_OPENING = 6  # sentences in which news of a document says that it was issued
_DOCUMENT = sign_class(EntityType.POLICY_DOCUMENT)
_ISSUED = re.compile(
    rf"(?:印发|发布|出台|公布|下发)(?:了|的)?[《“]?(?P<D>{_DOCUMENT})|(?P<E>{_DOCUMENT})[》”]?[^，。；]{{0,12}}(?:印发|发布|出台|公布)"
)
# a sentence that only names a programme heads what the programme is to do: （一）实施某行动。
_HEADING = re.compile(
    rf"[ 　\t]*(?:{POINT.pattern})?[ 　\t]*(?:组织实施|实施|开展|启动|推进)?"
    rf"(?P<S>{sign_class(EntityType.POLICY_PROGRAMME)})[。：]\s*$"
)
_FOLLOWS = re.compile("根据|按照|依据|贯彻|落实|制定本|特制定")
_OTHERS_SPEAK = re.compile(rf"{sign_class(EntityType.PERSON, *SOURCES)}|记者|专家|业内|认为|表示|介绍|“[^”]{(8,)}”")


@cache
def _orders() -> "re.Pattern[str]":
    """Return how a sentence of news of a document goes on with it: 支持…, 到2027年，…."""
    verbs = "|".join((*words("develop_verbs"), "大力", "积极", "深入", "重点", "着力", "全面", "开展", "实施", "落实"))
    return re.compile(
        rf"[ 　\t]*(?:{POINT.pattern})?[ 　\t]*"
        rf"(?:到20\d\d年|“十[一-鿿]五”(?:期间|时期)，[^，。]{{0,3}}(?:将|要)|(?:同时|此外)?，?(?:将|要)?(?:{verbs}))"
    )


@cache
def _again() -> "re.Pattern[str]":
    """Return how a sentence speaks of a meeting or document named before: 会议还强调, 该法案包括."""
    kinds = "|".join(f"(?P<{t.name}>{heads})" for t, heads in _AGAIN.items())
    return re.compile(
        rf"(?:^|(?<=[，；。]))[“《]?(?:该|此次|这次|本次|上述|这份)?(?:{kinds})[”》]?(?:还|也|同时|并|进一步|明确|特别)*{say()}"
        rf"|(?:^|(?<=[，；。]))(?:该|上述)(?:法案|法律|{_DOCUMENTS})(?:主要)?(?:包括|涵盖|规定|聚焦)"
    )


def sayings(sentences: Sentences) -> list[Saying]:
    """Return what documents, meetings and programmes are reported to say, sentence by sentence."""
    walk = _Walk()
    return [saying for sentence, folded in sentences for saying in walk.take(sentence, folded)]


def _issued(folded: Skeleton) -> Name | None:
    """Return the one document that a sentence tells to be issued, unless another is made by it."""
    issued = _ISSUED.search(folded.text)
    documents = [s for slots in folded.groups.values() for s in slots if s.best.type is EntityType.POLICY_DOCUMENT]
    if issued is None or len({slot.best.name for slot in documents}) > 1 or _FOLLOWS.search(folded.text):
        return None
    return name_of(documents[0])


class _Walk:
    """Reads the sentences of a text in turn and keeps whose words may go on in the next."""

    def __init__(self) -> None:
        self._named: dict[EntityType, Name] = {}  # the meeting and the document named last
        self._listing: list[Name | Local] = []  # who opened a list of points with a colon
        self._speaking: list[Name | Local] = []  # whose words the rest of a paragraph is
        self._news: Name | None = None  # the document that the text is news of
        self._count = 0  # sentences taken
        self._next = -1  # where the next sentence begins if it stands on the same line

    def take(self, sentence: Range, folded: Skeleton) -> list[Saying]:
        """Return what a sentence reports, or what of earlier words goes on in it."""
        here = in_sentence(sentence, folded) or self._again(sentence, folded)
        begins_line = sentence.begin != self._next
        if begins_line and not POINT.match(folded.text):
            self._listing = []
        if begins_line or _HAS_SUBJECT.search(folded.text):
            self._speaking = []
        found = here or self._going_on(sentence) or self._ordered(sentence, folded)
        self._keep(sentence, folded, here)
        return found

    def _again(self, sentence: Range, folded: Skeleton) -> list[Saying]:
        """Attribute 会议还强调 and the like to the meeting, or the document, named last before."""
        match = _again().search(folded.text)
        if match is None:
            return []
        kind = EntityType.MEETING if match.group(EntityType.MEETING.name) else EntityType.POLICY_DOCUMENT
        before = [
            slots[-1] for at, slots in folded.groups.items() if at < match.start() and slots[-1].best.type is kind
        ]
        named = name_of(before[-1]) if before else self._named.get(kind)
        return [Saying(named, Range(folded.at(match.end()), sentence.end), RULE_AGAIN)] if named else []

    def _going_on(self, sentence: Range) -> list[Saying]:
        listed = [Saying(source, sentence, RULE_LIST) for source in self._listing]
        return listed or [Saying(source, sentence, RULE_ON) for source in self._speaking]

    def _ordered(self, sentence: Range, folded: Skeleton) -> list[Saying]:
        """Attribute what is ordered, in news of a document, to the document: 鼓励企业…, 到2027年，…."""
        if self._news is None or not _orders().match(folded.text) or _OTHERS_SPEAK.search(folded.text):
            return []
        return [Saying(self._news, sentence, RULE_NEWS)]

    def _keep(self, sentence: Range, folded: Skeleton, here: list[Saying]) -> None:
        self._count += 1
        if self._count <= _OPENING and self._news is None:
            self._news = _issued(folded)
        self._next = -1 if folded.text.endswith("\n") else sentence.end
        if folded.text.rstrip().endswith((":", "：")):
            self._listing = [saying.source for saying in here]
        if heading := _HEADING.match(folded.text):
            self._speaking = [name_of(folded.groups[heading.start("S")][-1])]
        elif here:
            self._speaking = [saying.source for saying in here if saying.rule == RULE_AGAIN]
        for slots in folded.groups.values():
            if slots[-1].best.type in _AGAIN:
                self._named[slots[-1].best.type] = name_of(slots[-1])
