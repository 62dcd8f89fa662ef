"""The items of lists: named and typed by what their list tells.

Items are things of one kind, so a list names what no gazetteer knows, and tells apart what may be several things.
"""

import re

from kg.data import words
from kg.extract.context import is_ordinary
from kg.extract.lexicon import Kind
from kg.extract.list_types import INDUSTRY, RETYPED, TECHNOLOGY, ListTypes, is_doubtful, noun_follows, tail_end
from kg.extract.lists import Item, Listing
from kg.extract.plausible import is_compound, is_generic, is_plausible, is_stop, type_by_ending
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.extract.standing import Standing
from kg.model import EntityType

RULE = "list-item"
RULE_LISTED = "gazetteer-listed"
RULE_HEAD = "list-head"
_HEAD_ENDS = {
    INDUSTRY: re.compile(r"(?:产业|行业|业态|服务业|制造业|工业|食品|制品|用品|药品|化学品|作物)$"),
    TECHNOLOGY: re.compile(r"(?:技术|装备|设备|材料|软件|产品|制品|模式|设施|工艺|元器件|芯片|平台|系统|科技)$"),
}
_FIELD = re.compile("(?:前沿|重点|关键|核心|优势|新兴)*领域的?(?=[^，。；：、])")  # 等前沿领域核心技术
_NO_HEAD = ("与", "和", "相关", "有关", "上述", "其他", "各类", "不同", "多种", "此类")
_CHANGE = re.compile("(?<=化)(?:发展|转型|升级|改造)$")  # 融合化发展
_SHORTEST_HEAD = 3  # characters: 硬科技
_NAMING_TAGS = ("n", "v", "b", "a", "j", "l", "s", "i", "eng", "t", "f")
_CLOSING = frozenset("，。；！？\n") | {""}
_BARE = ("产业", "行业", "企业", "城市", "区域", "我国", "全球", "应用")  # modifiers that an item is not named with


def settle(reading: Reading, slots: list[Slot], lists: list[Listing]) -> list[Slot]:
    """Return the slots with list items that nobody listed added, and the types of all items told by their list."""
    standing = Standing(slots)
    for listing in lists:
        _Settler(reading, listing, standing).settle()
    return list(standing)


class _Settler:
    """Settles one list among what the whole text names so far."""

    def __init__(self, reading: Reading, listing: Listing, standing: Standing) -> None:
        self._reading, self._listing, self._standing = reading, listing, standing
        self._types = ListTypes(reading, listing, standing)

    def settle(self) -> None:
        types = self._types
        if types.names_nothing():
            return
        if all(slot and slot.option(EntityType.REGION) for slot in types.slots):
            self._vouch(EntityType.REGION)
            return
        said = types.said()
        type_ = said or types.agreed() or types.by_verb()
        if type_ is None or (said and not types.may_be(said)):
            return
        for index in range(len(types.slots)):
            self._settle_item(index, type_, is_said=said is not None)
        if self._listing.has_etc and type_ in _HEAD_ENDS:
            self._adopt_head(type_)

    def _settle_item(self, index: int, type_: EntityType, *, is_said: bool) -> None:
        """Narrow the slot that an item is, or adopt it; the last of an open list only where it ends as a name does."""
        item, slot = self._listing.items[index], self._types.slots[index]
        if slot and index == 0 and slot.begin > item.begin and self._is_modified(item, slot):
            self._adopt(item, type_)
        elif slot and (slot.begin == item.begin or index == 0):
            self._narrow(slot, type_, is_said=is_said)
        elif self._listing.has_etc or index < len(self._types.slots) - 1 or self._closes(item):
            self._adopt(item, type_)
        elif opening := self._standing.at(item.begin):
            self._narrow(opening, type_, is_said=is_said)

    def _vouch(self, type_: EntityType) -> None:
        """Let a list vouch for all its items, each of which may be of the type."""
        for slot in filter(None, self._types.slots):
            if option := slot.option(type_):
                self._standing.narrow(slot, _vouched(option))

    def _is_modified(self, item: Item, slot: Slot) -> bool:
        """Tell whether nothing but one listed modifier stands before the known end of an item: 关键 before 芯片."""
        hit = self._reading.hits.longest_beginning(item.begin, Kind.MODIFIER)
        return hit is not None and hit.end == slot.begin and self._reading.folded[hit.begin : hit.end] not in _BARE

    def _narrow(self, slot: Slot, type_: EntityType, *, is_said: bool) -> None:
        option = slot.option(type_)
        surer = [found for found in slot.options if found.type is not type_ and not is_doubtful(found)]
        if option and (is_said or not is_ordinary(option) or not surer):
            self._standing.narrow(slot, _vouched(option))
        elif (is_said or not surer) and any(found.type in RETYPED for found in slot.options):
            self._standing.narrow(slot, self._reading.found(slot.begin, slot.end, type_, RULE))

    def _adopt(self, item: Item, type_: EntityType) -> None:
        opening = self._standing.at(item.begin)
        if opening and self._reading.folded[opening.end : item.end] in words("changes"):
            return  # 绿色化 in 高端化、绿色化发展
        if change := _CHANGE.search(self._reading.folded, item.begin, item.end):
            item = Item(item.begin, change.start())
        is_headed = self._reading.hits.longest_ending(item.end, Kind.INDUSTRY | Kind.TECHNOLOGY)
        if opening and opening.end < item.end and self._is_phrase(opening.end, item.end) and not is_headed:
            return
        if is_plausible(self._reading, *item):
            self._standing.put(self._reading.found(*item, type_, RULE))

    def _closes(self, item: Item) -> bool:
        """Tell whether the last item of an open list fills its clause and ends as a name does: 低空物流."""
        ends = type_by_ending(self._reading, *item) or is_compound(self._reading, *item)
        return bool(ends) and self._reading.folded[item.end : item.end + 1] in _CLOSING

    def _is_phrase(self, begin: int, end: int) -> bool:
        """Tell whether more than a noun follows a known name in an item: 深度融合 behind 服务业."""
        return any(not tag.startswith("n") for _, tag in self._reading.words.within(begin, end))

    def _adopt_head(self, type_: EntityType) -> None:
        """Name the head behind the list where nobody has: 等新型制造模式."""
        reading = self._reading
        field = _FIELD.match(reading.folded, tail_end(reading, self._listing))
        begin = field.end() if field else tail_end(reading, self._listing)
        here = self._standing.at(begin)
        if (
            self._standing.at(begin - 1)
            or self._standing.at(begin - 2)
            or (here and not noun_follows(reading, here.end))
        ):
            return
        if reading.folded.startswith(_NO_HEAD, begin):
            return
        for at, tag in reading.words.within(begin, begin + 12):
            if (not tag.startswith(_NAMING_TAGS) or is_stop(reading, at)) and reading.folded[at] not in "与和":
                return
            end = reading.words.end_of(at)
            is_head = end - begin >= _SHORTEST_HEAD and _HEAD_ENDS[type_].search(reading.folded[begin:end])
            if is_head and not is_generic(reading, begin, end):
                self._standing.put(reading.found(begin, end, type_, RULE_HEAD))
                return


def _vouched(found: Found) -> Found:
    """Return a candidate that its list vouches for: an ordinary word no longer."""
    return found._replace(rule=RULE_LISTED) if is_ordinary(found) else found
