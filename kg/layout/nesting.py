"""Points nest: which list goes on, which is inside which point, and how far each reaches."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.layout.markers import SOCIABLE, STRUCTURAL
from kg.model import PointKind, Range


class Item(NamedTuple):
    """A point before it is placed in the outline."""

    kind: PointKind
    family: str
    number: int | None
    marker: Range | None
    begin: int
    heading: Range | None  # where the headline is known
    paragraph: int
    heads: bool


class Placed(NamedTuple):
    """A point in its place."""

    item: Item
    level: int
    order: int
    parent: int | None  # index among the placed


class _Open(NamedTuple):
    """A list that the walk is inside of, with its latest point."""

    item: Item
    point: int
    inline: bool  # began within a paragraph


def sociable(items: Sequence[Item]) -> list[Item]:
    """Drop marks out of turn, and lone marks that mean nothing without a second."""
    kept: list[Item] = []
    last: dict[str, int] = {}
    for item, companion in zip(items, _companions(items), strict=True):
        if item.kind is PointKind.SECTION and item.number is None:
            last = {}
        elif item.number is not None:
            if item.kind is not PointKind.SECTION and not (
                _in_turn(item, last, companion) and _has_company(item, companion)
            ):
                continue
            last[item.family] = item.number
        kept.append(item)
    return kept


def _in_turn(item: Item, last: dict[str, int], companion: Item | None) -> bool:
    expected = last.get(item.family, 0) + 1
    if item.number in (1, expected):
        return True
    if item.family == "首先":  # 首先 … 最后
        return expected > 1
    torn = item.heads and expected == 1  # the list's beginning was lost
    if item.family in ("一是", "第一", "其一"):
        return torn
    follows = item.number is not None and companion is not None and companion.number == item.number + 1
    return torn and follows and companion is not None and companion.heads


def _companions(items: Sequence[Item]) -> list[Item | None]:
    """Return for each item the next one of its family."""
    following: dict[str, Item] = {}
    found: list[Item | None] = []
    for item in reversed(items):
        found.append(following.get(item.family))
        following[item.family] = item
    return found[::-1]


def _has_company(item: Item, companion: Item | None) -> bool:
    if item.family not in SOCIABLE or item.number is None or item.number > 1:
        return True
    return companion is not None and (companion.number != 1 or item.family == "一方面")


def place(items: Sequence[Item]) -> list[Placed]:
    """Nest the items: one of a family that is open goes on with its list, one of another goes into the latest point."""
    stack: list[_Open] = []
    placed: list[Placed] = []
    for item in items:
        stack = _closed(stack, item)
        same = next((k for k, open_ in enumerate(stack) if open_.item.family == item.family), None)
        if same is not None:
            before, stack = stack[same], stack[:same]
            follows = item.number is None or (item.number != 1 and item.number > placed[before.point].order)
            order = placed[before.point].order + 1 if follows else 1
            if item.number is not None and follows:
                order = max(order, item.number)
        else:
            order = item.number or 1
        parent = stack[-1].point if stack else None
        stack = [*stack, _Open(item, len(placed), not item.heads)]
        placed.append(Placed(item, len(stack), order, parent))
    return placed


def _closed(stack: list[_Open], item: Item) -> list[_Open]:
    """Close the lists that cannot hold the item: points, when a section begins; points of an earlier paragraph."""
    if item.kind is PointKind.SECTION:
        return [o for o in stack if o.item.kind is PointKind.SECTION or o.item.family == item.family]
    kept: list[_Open] = []
    for open_ in stack:
        holds = open_.item.kind in (PointKind.SECTION, PointKind.RUN_IN) or is_structural(open_.item)
        same_list = open_.item.family == item.family
        if not (holds or same_list or open_.item.paragraph == item.paragraph) and not _goes_on(open_, item):
            break
        if item.kind is PointKind.RUN_IN and open_.item.kind is not PointKind.SECTION and not same_list:
            break
        kept.append(open_)
    return kept


def is_structural(item: Item) -> bool:
    """Tell whether the paragraphs below a point may belong to it."""
    return item.family in STRUCTURAL and item.heads


def _goes_on(open_: _Open, item: Item) -> bool:
    """Tell whether a list of paragraphs may hold a mark inside a later paragraph of its point."""
    return not open_.inline and not item.heads and item.paragraph == open_.item.paragraph


def ends(text: str, body: Range, paragraphs: Sequence[Range], placed: Sequence[Placed]) -> list[int]:
    """Return where each point ends: before the next one that is not inside it, and with the point that it is inside."""
    found: list[int] = []
    before: dict[tuple[int | None, int], Placed] = {}  # parent and level -> the latest point there
    reach = _reach(paragraphs, placed)
    for k, (entry, following) in enumerate(zip(placed, _outer(placed), strict=True)):
        limit = following.item.begin if following is not None else body.end
        sibling = following is not None and (following.level, following.parent) == (entry.level, entry.parent)
        last = not sibling or following is None or following.order <= entry.order
        if last and entry.item.kind is not PointKind.SECTION and not is_structural(entry.item):
            last_end = _last_end(text, paragraphs, entry, before.get((entry.parent, entry.level)))
            limit = min(limit, max(last_end, reach[k]))
        if entry.parent is not None:
            limit = min(limit, found[entry.parent])
        before[entry.parent, entry.level] = entry
        found.append(before_space(text, limit))
    return found


def _reach(paragraphs: Sequence[Range], placed: Sequence[Placed]) -> list[int]:
    """Return for each point where the last paragraph of a point inside it ends, 0 for none."""
    reach = [0] * len(placed)
    for k in range(len(placed) - 1, -1, -1):
        entry = placed[k]
        if entry.parent is not None:
            reach[entry.parent] = max(reach[entry.parent], reach[k], paragraphs[entry.item.paragraph].end)
    return reach


def _outer(placed: Sequence[Placed]) -> list[Placed | None]:
    """Return for each point the next one that is not inside it."""
    found: list[Placed | None] = []
    stack: list[Placed] = []
    for entry in reversed(placed):
        while stack and stack[-1].level > entry.level:
            stack.pop()
        found.append(stack[-1] if stack else None)
        stack.append(entry)
    return found[::-1]


def before_space(text: str, end: int) -> int:
    """Return the end without the white space before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _last_end(text: str, paragraphs: Sequence[Range], entry: Placed, before: Placed | None) -> int:
    """Return where the last point of a list ends: with its paragraph, or its sentence where the list is one sentence.

    A heading that is a paragraph by itself owns the next one.
    """
    paragraph = paragraphs[entry.item.paragraph]
    alone = entry.item.heading is not None and entry.item.heading.end >= paragraph.end
    if alone and entry.item.paragraph + 1 < len(paragraphs):
        return paragraphs[entry.item.paragraph + 1].end
    in_one = before is not None and before.item.paragraph == entry.item.paragraph and before.order < entry.order
    if in_one and before is not None and text.find("。", before.item.begin, entry.item.begin) < 0:
        stop = text.find("。", entry.item.begin, paragraph.end)
        return paragraph.end if stop < 0 else stop + 1
    return paragraph.end
