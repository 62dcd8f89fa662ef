"""What the items of a list are: told by its head (等战略性新兴产业), its lead, its verb, or by most of them.

Items are things of one kind, so a list names what no gazetteer knows, and tells apart what may be several things.
"""

import re
from bisect import bisect_left

from kg.extract.context import is_ordinary
from kg.extract.lexicon import Kind
from kg.extract.lists import Item, Listing
from kg.extract.plausible import is_generic, is_plausible, is_stop, type_by_ending
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import EntityType

RULE = "list-item"
RULE_LISTED = "gazetteer-listed"
RULE_HEAD = "list-head"
_LISTED = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
_RETYPED = (*_LISTED, EntityType.CONCEPT)
_TAIL = re.compile(
    r"(?:等|为代表的|为主导的|为主的|为主体的|为重点的|为核心的|在内的|诸多|众多|多个|一批|重点|优势|特色|[一二三四五六七八九十两\d]+余?(?:大|个|类|项|条|种))*"
)
_LEAD = re.compile(
    r"(?:方面|领域|环节|门类|品种|类别|业态)?(?:，|：|——)?(?:要|将|应|可|主要|重点|着力|积极|大力|加快|前瞻|超前|率先|具体|既|不仅|也|还|目前|等)*"
    r"(?:聚焦|包括|包含|涵盖|囊括|分为|有|如|比如|例如|譬如|即|布局|发展|培育|壮大|推进|打造|抓好|支持)?(?:了)?$"
)
_HINTS = {
    "产业": EntityType.INDUSTRY,
    "行业": EntityType.INDUSTRY,
    "企业": EntityType.INDUSTRY,
    "技术": EntityType.TECHNOLOGY,
    "业态": EntityType.INDUSTRY,
    "业务": EntityType.INDUSTRY,
    "科技": EntityType.TECHNOLOGY,
    "装备": EntityType.TECHNOLOGY,
    "设备": EntityType.TECHNOLOGY,
}
_OF_TRADE = re.compile(r"的(?:完整|全|现代)?(?:产业链|产业体系|产业格局|产业生态)")
_HINT = re.compile("[^，。；：、的等]{0,8}?(" + "|".join(sorted(_HINTS, key=len, reverse=True)) + ")")
_FIELD = re.compile("等?(?:领域|行业|场景|方面|产业|环节)")
_USED = re.compile(r"[^，。；：、]{0,8}?(?:应用|推广|落地|使用|普及|渗透|示范|赋能|拓展|延伸)")
_HEAD_ENDS = {
    EntityType.INDUSTRY: re.compile(r"(?:产业|行业|业态|服务业|制造业|工业)$"),
    EntityType.TECHNOLOGY: re.compile(r"(?:技术|装备|设备|材料|软件|产品|模式|设施|工艺|元器件|芯片|平台|系统)$"),
}
_TRAILING = (
    "企业",
    "集群",
    "领域",
    "行业",
    "基地",
    "项目",
    "体系",
    "规模",
    "水平",
)  # nouns that follow a head without being one
_NAMING_TAGS = ("n", "v", "b", "a", "j", "l", "s", "i", "eng", "t", "f")
_NO_NAMES = re.compile(
    r"等[^，。；：、的]{0,6}?(?:资源|要素|方面|因素|问题|措施|手段|方式|机制|优势|特点|特征|能力|力量|工作|活动|内容|理念|环节|过程|形式|渠道|政策|指标|成本|条件|需求)"
)
_BARE = ("产业", "行业", "企业", "城市", "区域", "我国", "全球")  # modifiers that an item is not named with
_VERBS = (
    (
        re.compile(r"(?:攻关|攻克|突破|研发|研制|开发|推广|应用|部署|配备|采用|运用|加装|推广应用|普及|集成)$"),
        EntityType.TECHNOLOGY,
    ),
    (re.compile(r"(?:发展|培育|壮大|做强|做大|做优|做精|布局|延伸|集聚|引育|振兴|提升|巩固)$"), EntityType.INDUSTRY),
)


def settle(reading: Reading, slots: list[Slot], lists: list[Listing]) -> list[Slot]:
    """Return the slots with list items that nobody listed added, and the types of all items told by their list."""
    by_begin = {slot.begin: slot for slot in slots}
    begins = sorted(by_begin)
    for listing in lists:
        _Settler(reading, listing, by_begin, begins).settle()
    return [by_begin[begin] for begin in begins]


class _Settler:
    """Settles one list; `by_begin` is what the whole text names so far, `begins` its keys in order."""

    def __init__(self, reading: Reading, listing: Listing, by_begin: dict[int, Slot], begins: list[int]) -> None:
        self.reading, self.listing, self.by_begin, self.begins = reading, listing, by_begin, begins
        self.slots = [self._slot_in(item) for item in listing.items]

    def settle(self) -> None:
        if not self._is_whole_of() and _NO_NAMES.match(self.reading.folded, self.listing.tail):
            return
        if all(slot and slot.option(EntityType.REGION) for slot in self.slots):
            self._vouch(EntityType.REGION)
            return
        said = self._head_type() or self._lead_type()
        type_ = said or self._agreed_type() or self._verb_type()
        if type_ is None or (said and not self._may_be(said)):
            return
        for index, (item, slot) in enumerate(zip(self.listing.items, self.slots, strict=True)):
            is_last = index == len(self.listing.items) - 1
            if slot and index == 0 and slot.begin > item.begin and self._is_modified(item, slot):
                self._adopt(item, type_)
            elif slot and (slot.begin == item.begin or index == 0):
                self._narrow(slot, type_, is_said=said is not None)
            elif not is_last or self.listing.has_etc:
                self._adopt(item, type_)
            elif known := self.by_begin.get(item.begin):
                self._narrow(known, type_, is_said=said is not None)
        if self.listing.has_etc and type_ in _HEAD_ENDS:
            self._adopt_head(type_)

    def _vouch(self, type_: EntityType) -> None:
        """Let a list vouch for all its items, each of which may be of the type."""
        for slot in filter(None, self.slots):
            option = slot.option(type_)
            if option:
                self.by_begin[slot.begin] = slot.narrowed(_vouched(option))

    def _is_modified(self, item: Item, slot: Slot) -> bool:
        """Tell whether nothing but one listed modifier stands before the known end of an item: 关键 before 芯片."""
        hit = self.reading.hits.longest_beginning(item.begin, Kind.MODIFIER)
        return hit is not None and hit.end == slot.begin and self.reading.folded[hit.begin : hit.end] not in _BARE

    def _slot_in(self, item: Item) -> Slot | None:
        """Return the slot that fills the item, or ends it."""
        return next((s for b in range(item.begin, item.end) if (s := self.by_begin.get(b)) and s.end == item.end), None)

    def _may_be(self, type_: EntityType) -> bool:
        """Tell whether no item is plainly something else (a person, a place, a body)."""
        return not any(s and all(f.type not in _RETYPED for f in s.options) for s in self.slots) and type_ in _LISTED

    def _agreed_type(self) -> EntityType | None:
        """Return the type that most items are known to be of, an ordinary word counting less."""
        votes: dict[EntityType, float] = {}
        for known in filter(None, self.slots):
            for found in known.options:
                votes[found.type] = votes.get(found.type, 0) + (0.75 if is_ordinary(found) else 1)
        for item, slot in zip(self.listing.items, self.slots, strict=True):
            if not slot and (type_ := type_by_ending(self.reading, item.begin, item.end)):
                votes[type_] = votes.get(type_, 0) + 0.75
        enough = [t for t in _LISTED if votes.get(t, 0) * 2 >= len(self.listing.items)]
        if not enough and votes.get(EntityType.CONCEPT, 0) * 2 > len(self.listing.items):
            return EntityType.CONCEPT
        if not enough or any(votes.get(t, 0) > max(votes[e] for e in enough) for t in votes if t not in _RETYPED):
            return None
        return max(enough, key=lambda t: (votes[t], t is EntityType.TECHNOLOGY))

    def _head_type(self) -> EntityType | None:
        """Return the type of the head behind the list: 等战略性新兴产业, 等产业, 五大新兴产业."""
        tail = self.listing.tail
        at = _end(_TAIL, self.reading.folded, tail)
        for begin in range(tail, at + 1):
            slot = self.by_begin.get(begin)
            if slot and slot.begin >= tail + self.listing.has_etc and not self._goes_on(slot):
                types = [t for t in _LISTED if slot.option(t)]
                return types[0] if len(types) == 1 else None
        if not self.listing.has_etc:
            return None
        if _OF_TRADE.match(self.reading.folded, tail):
            return EntityType.INDUSTRY
        if self._is_where_used():
            return EntityType.INDUSTRY
        hint = _HINT.match(self.reading.folded, at)
        if hint is None and self._is_whole_of():
            return EntityType.INDUSTRY
        return _HINTS[hint.group(1)] if hint else None

    def _is_whole_of(self) -> bool:
        """Tell whether the list says what a trade is made of: 涵盖A、B等环节."""
        begin, text = self.listing.items[0].begin, self.reading.folded
        return text[begin - 2 : begin] in ("涵盖", "包括", "包含") and text.startswith(
            ("等环节", "等业务", "等门类"), self.listing.tail
        )

    def _goes_on(self, slot: Slot) -> bool:
        """Tell whether a noun follows a slot, so that the slot is no head but modifies one: 工业 in 工业基础领域."""
        following = self.reading.words.within(slot.end, slot.end + 1)
        word = self.reading.folded[slot.end : slot.end + 2]
        return bool(following) and following[0][1] in ("n", "nz", "l") and word not in _TRAILING

    def _is_where_used(self) -> bool:
        """Tell whether the list says where something is used: 在A、B等领域推广."""
        begin, text = self.listing.items[0].begin, self.reading.folded
        field = _FIELD.match(text, self.listing.tail)
        return text[begin - 1 : begin] == "在" and field is not None and _USED.match(text, field.end()) is not None

    def _lead_type(self) -> EntityType | None:
        """Return the type of the head before the list: 未来产业方面，聚焦…; 主要产业包括…."""
        begin = self.listing.items[0].begin
        for at in range(begin - 1, max(begin - 24, -1), -1):
            slot = self.by_begin.get(at)
            if slot and slot.end <= begin:
                between = self.reading.folded[slot.end : begin]
                types = [t for t in _LISTED if slot.option(t)]
                is_lead = between == "（" or (len(between) > 1 and _LEAD.match(between) is not None)
                return types[0] if is_lead and len(types) == 1 else None
        return None

    def _verb_type(self) -> EntityType | None:
        """Return the type that the verb before the list asks for: 突破A、B are technologies, 培育A、B industries.

        Only where one item at least is known, or ends, as something of a trade, and all read like names.
        """
        items = self.listing.items if self.listing.has_etc else self.listing.items[:-1]
        known = [s for s in self.slots if s and any(f.type in _LISTED for f in s.options)]
        named = known or any(type_by_ending(self.reading, item.begin, item.end) for item in items)
        if not named or not all(
            s or is_plausible(self.reading, i.begin, i.end) for i, s in zip(items, self.slots, strict=False)
        ):
            return None
        before = self.reading.folded[max(0, items[0].begin - 6) : items[0].begin]
        return next((type_ for pattern, type_ in _VERBS if pattern.search(before)), None)

    def _narrow(self, slot: Slot, type_: EntityType, *, is_said: bool) -> None:
        option = slot.option(type_)
        surer = [f for f in slot.options if f.type is not type_ and not is_ordinary(f)]
        if option and (is_said or not is_ordinary(option) or not surer):
            self.by_begin[slot.begin] = slot.narrowed(_vouched(option))
        elif (is_said or not surer) and any(found.type in _RETYPED for found in slot.options):
            self.by_begin[slot.begin] = slot.narrowed(self.reading.found(slot.begin, slot.end, type_, RULE))

    def _adopt(self, item: Item, type_: EntityType) -> None:
        opening = self.by_begin.get(item.begin)
        is_headed = self.reading.hits.longest_ending(item.end, Kind.INDUSTRY | Kind.TECHNOLOGY)
        if opening and opening.end < item.end and self._is_phrase(opening.end, item.end) and not is_headed:
            return
        if is_plausible(self.reading, item.begin, item.end):
            self._put(self.reading.found(item.begin, item.end, type_, RULE))

    def _is_phrase(self, begin: int, end: int) -> bool:
        """Tell whether more than a noun follows a known name in an item: 深度融合 behind 服务业."""
        return any(not tag.startswith("n") for _, tag in self.reading.words.within(begin, end))

    def _adopt_head(self, type_: EntityType) -> None:
        """Name the head behind the list where nobody has: 等新型制造模式."""
        reading = self.reading
        begin = _end(_TAIL, reading.folded, self.listing.tail)
        here = self.by_begin.get(begin)
        if begin - 1 in self.by_begin or begin - 2 in self.by_begin or (here and not self._goes_on(here)):
            return
        end = begin
        for at, tag in reading.words.within(begin, begin + 12):
            if (not tag.startswith(_NAMING_TAGS) or is_stop(reading, at)) and reading.folded[at] not in "与和":
                break
            end = reading.words.end_of(at)
            if (
                _HEAD_ENDS[type_].search(reading.folded[begin:end])
                and end - begin >= 4
                and not is_generic(reading, begin, end)
            ):
                self._put(reading.found(begin, end, type_, RULE_HEAD))
                return

    def _put(self, found: Found) -> None:
        """Put a name in the place of all that it overlaps."""
        first = bisect_left(self.begins, found.begin)
        if first and self.by_begin[self.begins[first - 1]].end > found.begin:
            first -= 1
        last = bisect_left(self.begins, found.end)
        for begin in self.begins[first:last]:
            del self.by_begin[begin]
        self.begins[first:last] = [found.begin]
        self.by_begin[found.begin] = Slot(found.begin, found.end, (found,))


def _end(pattern: "re.Pattern[str]", text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _vouched(found: Found) -> Found:
    """Return a candidate that its list vouches for: an ordinary word no longer."""
    return found._replace(rule=RULE_LISTED) if is_ordinary(found) else found
