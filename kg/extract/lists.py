"""Lists: A、B、C等X. Their items are things of one kind, so a list names what no gazetteer knows and tells types apart."""

import re
from typing import NamedTuple

from kg.extract.known import RULE_AMBIGUOUS
from kg.extract.lexicon import Kind
from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import EntityType

RULE = "list-item"
RULE_LISTED = "gazetteer-listed"
_LISTED = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
_CLAUSE = re.compile(r"[^，。；：！？\n“”‘’（）《》—]*、[^，。；：！？\n“”‘’（）《》—]*")
_ETC = re.compile(r"等(?!级|于|同|候|待|效|距|量|额|额|离)")
_JOIN = re.compile(r"以及|和|与|及|或")
_TAIL = re.compile(
    r"等?(?:为代表的|为主导的|为主的|为主体的|为重点的|为核心的|在内的|诸多|众多|多个|一批|重点|优势|特色|新兴|关键|前沿|领域的|[一二三四五六七八九十两\d]+余?(?:大|个|类|项|条|种))*"
)
_HINTS = {
    "产业": EntityType.INDUSTRY,
    "行业": EntityType.INDUSTRY,
    "工业": EntityType.INDUSTRY,
    "服务业": EntityType.INDUSTRY,
    "制造业": EntityType.INDUSTRY,
    "产业链": EntityType.INDUSTRY,
    "技术": EntityType.TECHNOLOGY,
    "装备": EntityType.TECHNOLOGY,
    "设备": EntityType.TECHNOLOGY,
    "设施": EntityType.TECHNOLOGY,
    "基础设施": EntityType.TECHNOLOGY,
}
_HINT = re.compile("(?:" + "|".join(sorted(_HINTS, key=len, reverse=True)) + ")")
_PLAIN = re.compile(r"[一-鿿A-Za-z0-9·\-+]{2,12}")
_INDUSTRY_AFTER = ("产业", "行业", "企业", "集群", "工业", "市场", "领域", "全行业", "厂商")
_EDGE_TAGS = ("v", "d", "p", "c", "u", "r", "y", "e", "q", "m")


class Item(NamedTuple):
    """One item of a list."""

    begin: int
    end: int


class Listing(NamedTuple):
    """A list in the text: its items, and where what follows it begins."""

    items: tuple[Item, ...]
    tail: int
    is_closed: bool  # by 等 or a mark, so that the last item ends where the list does


def find_lists(reading: Reading) -> list[Listing]:
    """Return the lists of a text: stretches of a clause with 、 in them, cut into items."""
    return [listing for m in _CLAUSE.finditer(reading.folded) if (listing := _listing(reading, *m.span()))]


def _listing(reading: Reading, begin: int, end: int) -> Listing | None:
    text = reading.folded
    last_mark = text.rfind("、", begin, end)
    etc = _ETC.search(text, last_mark, end)
    stop = etc.start() if etc else end
    cuts = [begin, *(m.start() for m in re.finditer("、", text[begin:stop])), stop - begin]
    edges = [begin, *(begin + c for c in cuts[1:-1]), stop]
    items = [Item(b + (i > 0), e) for i, (b, e) in enumerate(zip(edges, edges[1:], strict=False))]
    items = [item for item in items if item.end > item.begin]
    if len(items) < 2:
        return None
    items[0] = Item(_first_begin(reading, items[0]), items[0].end)
    items[-1:] = _split_last(reading, items[-1])
    return Listing(tuple(items), stop, etc is not None or end - stop == 0)


def _first_begin(reading: Reading, item: Item) -> int:
    """Return where the first item really begins: after the last word that governs the list."""
    begin = item.begin
    for hit in reading.hits.all:
        if hit.begin >= item.end:
            break
        if hit.kind & Kind.STOP and item.begin <= hit.begin and begin < hit.end <= item.end - 2 and _frees(reading, hit.begin, hit.end):
            begin = hit.end
    return begin


def _frees(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether a stop word stands for itself, not inside a listed name (发展 in 发展改革)."""
    return not any(
        hit.begin <= begin and hit.end >= end and hit.kind & Kind.NAME and (hit.begin, hit.end) != (begin, end)
        for at in range(end, end + 8)
        for hit in reading.hits.ending.get(at, ())
    )


def _split_last(reading: Reading, item: Item) -> list[Item]:
    """Cut the last item at its conjunction: C和D."""
    match = next((m for m in _JOIN.finditer(reading.folded, item.begin + 1, item.end - 1) if reading.words.is_edge(m.start()) and reading.words.is_edge(m.end())), None)
    if match is None:
        return [item]
    return [Item(item.begin, match.start()), Item(match.end(), item.end)]


def settle(reading: Reading, slots: list[Slot], lists: list[Listing]) -> list[Slot]:
    """Return the slots with list items that nobody listed added, and the types of all items told by their list."""
    by_begin = {slot.begin: slot for slot in slots}
    for listing in lists:
        type_ = _list_type(reading, listing, by_begin)
        if type_ is None:
            continue
        for index, item in enumerate(listing.items):
            is_last = index == len(listing.items) - 1
            if is_last and not listing.is_closed:
                continue
            _adopt(reading, item, type_, by_begin, is_first=index == 0)
        if not listing.is_closed:
            _narrow_at(by_begin, listing.items[-1].begin, type_)
    return sorted(by_begin.values(), key=lambda slot: slot.begin)


def _list_type(reading: Reading, listing: Listing, by_begin: dict[int, Slot]) -> EntityType | None:
    """Return what the list's items are: by the head that closes it, else by what its known items are agreed to be."""
    head = _head_type(reading, listing.tail, by_begin)
    votes: dict[EntityType, int] = {}
    for item in listing.items:
        slot = _slot_in(item, by_begin)
        for found in slot.options if slot else ():
            votes[found.type] = votes.get(found.type, 0) + (2 if not found.rule.endswith("ambiguous") else 1)
    if head and (votes.get(head) or not any(votes.get(t) for t in EntityType if t not in _LISTED)):
        return head
    sure = [t for t in _LISTED if votes.get(t, 0) >= len(listing.items)]
    best = max(sure, key=lambda t: (votes[t], t is EntityType.TECHNOLOGY), default=None)
    return best


def _head_type(reading: Reading, tail: int, by_begin: dict[int, Slot]) -> EntityType | None:
    match = _TAIL.match(reading.folded, tail)
    at = match.end() if match else tail
    if at == tail and reading.folded[tail : tail + 1] != "等":
        return None
    for begin in (at, *range(tail + 1, at)):
        slot = by_begin.get(begin)
        if slot:
            types = [t for t in _LISTED if slot.option(t)]
            return types[0] if len(types) == 1 else None
    hint = _HINT.match(reading.folded, at)
    return _HINTS[hint.group()] if hint else None


def _slot_in(item: Item, by_begin: dict[int, Slot]) -> Slot | None:
    """Return the slot that ends the item, or fills it."""
    for begin in range(item.begin, item.end):
        slot = by_begin.get(begin)
        if slot and slot.end == item.end:
            return slot
    return None


def _adopt(reading: Reading, item: Item, type_: EntityType, by_begin: dict[int, Slot], *, is_first: bool) -> None:
    slot = _slot_in(item, by_begin)
    if slot and (slot.begin == item.begin or is_first):
        if option := slot.option(type_):
            by_begin[slot.begin] = slot.narrowed(_vouched(option))
        elif any(found.type in (*_LISTED, EntityType.CONCEPT) for found in slot.options):
            by_begin[slot.begin] = slot.narrowed(reading.found(slot.begin, slot.end, type_, RULE))
        return
    if not _is_plausible(reading, item):
        return
    for begin in [b for b, s in by_begin.items() if item.begin <= b < item.end]:
        del by_begin[begin]
    by_begin[item.begin] = Slot(item.begin, item.end, (reading.found(item.begin, item.end, type_, RULE),))


def _narrow_at(by_begin: dict[int, Slot], begin: int, type_: EntityType) -> None:
    slot = by_begin.get(begin)
    if slot and (option := slot.option(type_)):
        by_begin[begin] = slot.narrowed(_vouched(option))


def _vouched(found: Found) -> Found:
    """Return a candidate that its list vouches for: an ordinary word no longer."""
    return found._replace(rule=RULE_LISTED) if found.rule == RULE_AMBIGUOUS else found


def _is_plausible(reading: Reading, item: Item) -> bool:
    """Tell whether an unlisted item reads like a name: short, whole words, no governing word in it but as its end."""
    if not _PLAIN.fullmatch(reading.folded, item.begin, item.end):
        return False
    words = reading.words
    if not (words.is_edge(item.begin) and words.is_edge(item.end)):
        return False
    generic = reading.hits.longest_ending(item.end, Kind.GENERIC)
    if generic and generic.begin <= item.begin:
        return False
    inside = words.within(item.begin, item.end)
    if not inside or inside[0][1].startswith(_EDGE_TAGS) and not inside[0][1].startswith("vn") and len(inside) > 1 and inside[0][1] != "m":
        return not inside[0][1].startswith(("d", "p", "c", "u", "r")) and not _is_stop(reading, inside[0][0]) if inside else False
    return not any(_is_stop(reading, begin) for begin, _ in inside[:-1])


def _is_stop(reading: Reading, begin: int) -> bool:
    hit = reading.hits.longest_beginning(begin, Kind.STOP | Kind.NAME | Kind.MODIFIER)
    return bool(hit and hit.kind & Kind.STOP and not hit.kind & (Kind.NAME | Kind.MODIFIER))


def type_by_context(reading: Reading, slot: Slot) -> Found | None:
    """Return what a slot names outside a list: by the word behind it, else by preference; None for a mere ordinary word."""
    after = reading.folded[slot.end : slot.end + 4]
    if after.startswith(_INDUSTRY_AFTER) and (found := slot.option(EntityType.INDUSTRY)):
        return found
    sure = [found for found in slot.options if found.rule != RULE_AMBIGUOUS]
    return slot.narrowed_to(sure).best if sure else None
