"""What the name of an indicator leaves to a neighbour: 产量 in 甲、乙产量, 增加值 in 其中采矿业增长2%."""

import re
from collections.abc import Sequence
from functools import cache

from kg.data import words
from kg.extract.cues import Cue
from kg.extract.units import Quantity
from kg.model import Range

_WHOLE_OWN = re.compile("[率度数额量值比价费人户家次幅点时间]$")  # an indicator by itself
_LONGEST = 16


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words("quantity_heads"))) + ")$")


def has_head(name: str) -> bool:
    """Tell whether a name ends as that of an indicator does: 占比, 产量, 合格率."""
    return _heads().search(name) is not None or name.endswith(("率", "量", "额", "数"))


class Heads:
    """The heads of the indicators of a text, kept for those that go without; works on masked text."""

    def __init__(self, masked: str) -> None:
        self._masked = masked
        self._shared: dict[Range, str] = {}
        self._last = ""
        self._unit = ""

    def forget(self) -> None:
        """Begin a sentence."""
        self._last = self._unit = ""

    def note(self, indicator: Range, head: str) -> None:
        """Give an indicator its head."""
        self._shared[indicator] = head

    def share(self, items: Sequence[Range], said: str = "") -> None:
        """Give the items of a list the head that is said of them, or the last one's."""
        head = self._head(items[-1]) or said or self._last
        if head:
            self._shared |= {item: head for item in items if not self._head(item)}

    def of(self, indicator: Range, quantity: Quantity, opening: int, cue: Cue) -> str:
        """Return the head that an indicator shares with others; empty where it has its own, or needs none."""
        own = indicator.of(self._masked)
        if indicator in self._shared:
            return _rest(own, self._shared[indicator])
        if head := self._head(indicator):
            self._last, self._unit = head, quantity.normalized_unit
            return ""
        among = self._masked.rfind("其中", opening, quantity.begin) >= 0 and indicator.end <= quantity.begin
        alike = quantity.normalized_unit == self._unit or cue.comparator == "growth"
        if among and alike and self._last and len(own) <= _LONGEST and not _WHOLE_OWN.search(own):
            return _rest(own, self._last)
        return ""

    def _head(self, indicator: Range) -> str:
        found = _heads().search(self._masked, *indicator)
        return found.group() if found else ""


def _rest(own: str, head: str) -> str:
    """Return what of a head a name does not end with already: 量 of 用电量 behind 工业用电."""
    overlap = next((n for n in range(min(len(own), len(head)), 0, -1) if own.endswith(head[:n])), 0)
    return head[overlap:]
