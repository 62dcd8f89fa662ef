"""What a list says that its items are: by its head (等战略性新兴产业), its lead, its verb, or by most of them."""

import re
from functools import cache

from kg.extract.context import is_ordinary
from kg.extract.lists import Listing
from kg.extract.plausible import is_compound, is_plausible, type_by_ending
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.extract.standing import Standing
from kg.extract.text import one_of
from kg.model import EntityType

INDUSTRY, TECHNOLOGY = EntityType.INDUSTRY, EntityType.TECHNOLOGY
LISTED = (INDUSTRY, TECHNOLOGY)
RETYPED = (*LISTED, EntityType.CONCEPT)
_TAIL = re.compile(
    r"(?:等|为(?:代表|主导|主|主体|重点|核心|龙头|主要[一-鿿]{2})的|在内的|诸多|众多|多个|一批|重点|优势|特色"
    r"|[一二三四五六七八九十两\d]+余?(?:大|个|类|项|条|种))*"
)
# 某产业包括A、B; 某产业方面，要发展A、B; but what an industry itself is to develop (某产业要发展A、B) are its products
_LEAD = re.compile(
    r"(?:方面|领域|环节|门类|品种|类别|业态)?(?:，|：|——)?(?:主要|重点|具体|既|不仅|也|还|目前|等)*"
    r"(?:聚焦|包括|包含|涵盖|囊括|分为|有|如|比如|例如|譬如|即)?了?$"
    r"|(?:方面|领域|环节|门类)(?:，|：|——)?(?:要|将|应|可|主要|重点|着力|积极|大力|加快|前瞻|超前|率先)*"
    r"(?:聚焦|布局|发展|培育|壮大|推进|打造|抓好|支持)了?$"
)
_OPENS = ("（", "（包括", "（主要包括", "（含", "（如", "（即", "（主要")
_PRODUCTS = re.compile(
    "(?:要|将|应)(?:着力|积极|大力|加快|重点|优先)*(?:发展|突破|研发|攻关|做强|做大做强)(?:[^，。；、]{0,6}的)?$"
)
_HINTS = dict.fromkeys(
    ("产业", "行业", "企业", "业态", "业务", "赛道", "增长点", "增长引擎"), INDUSTRY
) | dict.fromkeys(("技术", "科技", "装备", "设备", "工艺", "器件", "部件", "元件", "软件", "算法", "模型"), TECHNOLOGY)
_HINT = re.compile("|".join(_HINTS))
_HINTED = re.compile("(?:(?![与和对在向])[^，。；：、的等]{1,12})?")  # how far behind a list its hint may stand
# fields in which something else is done, so that the words behind them hint at nothing: 等领域换用设备
_ELSEWHERE = re.compile(
    "(?:领域|场景|环节|方面)(?!的?(?:(?:关键|核心|共性|前沿|重大|先进|新|高端|专用|重点)+(?:技术|科技|装备|设备|产业|行业|企业)"
    "|技术(?!创新|改造|攻关|研发|合作)|科技(?!创新)|装备|设备|产业|行业|企业))"
)
_OF_TRADE = re.compile(r"的(?:完整|全|现代)?(?:产业链|产业体系|产业格局|产业生态)")
_FIELD = re.compile("等?(?:领域|行业|场景|方面|产业|环节)")
_BECOMES = re.compile(
    "等?[^，。；：、]{0,4}(?:成为|打造成|培育成|作为)[^，。；：、]{0,8}(?:增长点|增长极|增长引擎|支柱|产业)"
)
_USED = re.compile(r"[^，。；：、]{0,8}?(?:应用|推广|落地|使用|普及|渗透|示范|赋能|拓展|延伸)")
_USED_IN = ("应用于", "应用到", "应用在", "运用于", "运用到", "渗透到", "延伸到", "拓展到", "赋能")
# nouns that follow a head without being one
_TRAILING = ("企业", "集群", "领域", "行业", "基地", "项目", "体系", "规模", "水平", "路线", "难题", "方向")
_DOUBTED = 0.75  # the vote of an ordinary word, and of an item's ending


@cache
def _unnamed() -> "re.Pattern[str]":
    return re.compile(rf"等[^，。；：、的]{{0,6}}?(?:{one_of('unnamed_kinds')})")


@cache
def _verbs() -> tuple[tuple["re.Pattern[str]", EntityType], ...]:
    files = (("technology_verbs", TECHNOLOGY), ("industry_verbs", INDUSTRY))
    return tuple((re.compile(rf"(?:{one_of(name)})$"), type_) for name, type_ in files)


def tail_end(reading: Reading, listing: Listing) -> int:
    """Return where the head behind a list may begin: after 等, 为代表的, 三大 and the like."""
    match = _TAIL.match(reading.folded, listing.tail)
    return match.end() if match else listing.tail


def is_doubtful(found: Found) -> bool:
    """Tell whether a candidate counts less: an ordinary word, or a known name with modifiers (基础软件)."""
    return is_ordinary(found) or found.rule.startswith("grammar-modified")


def noun_follows(reading: Reading, at: int) -> bool:
    """Tell whether a noun begins at an offset, so that what ends there modifies it: 工业 in 工业基础领域."""
    following = reading.words.within(at, at + 1)
    word = reading.folded[at : at + 2]
    return bool(following) and following[0][1] in ("n", "nz", "l") and word not in _TRAILING


class ListTypes:
    """What one list says of its items; `slots` are those that fill or close them."""

    def __init__(self, reading: Reading, listing: Listing, standing: Standing) -> None:
        self._reading, self._listing, self._standing = reading, listing, standing
        self._text, self._begin = reading.folded, listing.items[0].begin
        self.slots = [standing.closing(*item) for item in listing.items]

    def names_nothing(self) -> bool:
        """Tell whether the list is one of things without a name: 资金、土地等要素."""
        unnamed = _unnamed().match(self._text, self._listing.tail)
        if all(s and all(f.type in LISTED and is_ordinary(f) for f in s.options) for s in self.slots):
            return False  # the list is all that says that its items name something: 钢铁、水泥等限产政策
        return unnamed is not None and not self._is_whole_of() and not self._reaches_beyond(unnamed.end())

    def _reaches_beyond(self, end: int) -> bool:
        """Tell whether a name behind the list goes on where such a word ends: 优势 in 传统优势产业."""
        behind = map(self._standing.at, range(self._listing.tail, end))
        return any(slot and slot.end > end for slot in behind)

    def said(self) -> EntityType | None:
        """Return the type that the head behind the list says, or the head before it."""
        return self._by_head() or self._by_lead()

    def may_be(self, type_: EntityType) -> bool:
        """Tell whether no item is plainly something else (a person, a place, a body)."""
        return not any(s and all(f.type not in RETYPED for f in s.options) for s in self.slots) and type_ in LISTED

    def agreed(self) -> EntityType | None:
        """Return the type that most items are known to be of, an ordinary word counting less."""
        votes, half = self._votes(), len(self._listing.items) / 2
        enough = [type_ for type_ in LISTED if votes.get(type_, 0) >= half]
        if not enough and votes.get(EntityType.CONCEPT, 0) > half:
            return EntityType.CONCEPT
        if not enough or any(votes[t] > max(votes[e] for e in enough) for t in votes if t not in RETYPED):
            return None
        return max(enough, key=lambda type_: (votes[type_], type_ is TECHNOLOGY))

    def _votes(self) -> dict[EntityType, float]:
        votes: dict[EntityType, float] = {}
        for item, slot in zip(self._listing.items, self.slots, strict=True):
            if slot:
                for found in slot.options:
                    votes[found.type] = votes.get(found.type, 0) + (_DOUBTED if is_doubtful(found) else 1)
            ending = type_by_ending(self._reading, *item) if not slot or all(map(is_doubtful, slot.options)) else None
            if ending and not (slot and slot.option(ending)):
                votes[ending] = votes.get(ending, 0) + _DOUBTED
        return votes

    def by_verb(self) -> EntityType | None:
        """Return the type that the verb before the list asks for: 突破A、B are technologies, 培育A、B industries.

        Only where one item at least is known, or ends, as something of a trade, or all are compounds; and all read
        like names.
        """
        items = self._listing.items if self._listing.has_etc else self._listing.items[:-1]
        known = any(s and any(f.type in LISTED for f in s.options) for s in self.slots)
        ends = known or any(type_by_ending(self._reading, *item) for item in items)
        if not ends and not all(is_compound(self._reading, *item) for item in self._listing.items):
            return None
        if not all(s or is_plausible(self._reading, *i) for i, s in zip(items, self.slots, strict=False)):
            return None
        before = self._text[max(0, self._begin - 6) : self._begin]
        return next((type_ for pattern, type_ in _verbs() if pattern.search(before)), None)

    def _by_head(self) -> EntityType | None:
        """Return the type of the head behind the list: 等战略性新兴产业, 等产业, 五大新兴产业."""
        tail, at = self._listing.tail, tail_end(self._reading, self._listing)
        for begin in range(tail + self._listing.has_etc, at + 1):
            slot = self._standing.at(begin)
            if slot and not noun_follows(self._reading, slot.end):
                return _only_type(slot)
        if not self._listing.has_etc:
            return None
        if _OF_TRADE.match(self._text, tail) or self._is_where_used() or _BECOMES.match(self._text, tail):
            return INDUSTRY
        return self._by_hint(at) or (INDUSTRY if self._is_whole_of() else None)

    def _by_hint(self, at: int) -> EntityType | None:
        """Return the type of the first word behind the list that tells it and modifies no other noun."""
        begin, end = _HINTED.match(self._text, at).span()  # type: ignore[union-attr]
        if field := _ELSEWHERE.search(self._text, begin, end):
            end = field.start()
        for hint in _HINT.finditer(self._text, begin, end):
            if not noun_follows(self._reading, hint.end()):
                return _HINTS[hint.group()]
        return None

    def _is_whole_of(self) -> bool:
        """Tell whether the list says what a trade is made of: 涵盖A、B等环节."""
        opens = self._text[self._begin - 2 : self._begin] in ("涵盖", "包括", "包含")
        return opens and self._text.startswith(("等环节", "等业务", "等门类"), self._listing.tail)

    def _is_where_used(self) -> bool:
        """Tell whether the list says where something is used: 在A、B等领域推广, 应用于A、B等领域."""
        field = _FIELD.match(self._text, self._listing.tail)
        if field is None or self._text.endswith(_USED_IN, 0, self._begin):
            return field is not None
        return self._text[self._begin - 1 : self._begin] == "在" and _USED.match(self._text, field.end()) is not None

    def _by_lead(self) -> EntityType | None:
        """Return the type of the head before the list: 未来产业方面，聚焦…; 主要产业包括…."""
        for at in range(self._begin - 1, max(self._begin - 24, -1), -1):
            slot = self._standing.at(at)
            if slot and slot.end <= self._begin:
                between = self._text[slot.end : self._begin]
                if _PRODUCTS.match(between) and _only_type(slot) is INDUSTRY:
                    return TECHNOLOGY
                is_lead = between in _OPENS or (len(between) > 1 and _LEAD.match(between) is not None)
                return _only_type(slot) if is_lead else None
        return None


def _only_type(slot: Slot) -> EntityType | None:
    """Return the type of trade that a slot may be of; None where it may be of both, or of none."""
    types = [type_ for type_ in LISTED if slot.option(type_)]
    return types[0] if len(types) == 1 else None
