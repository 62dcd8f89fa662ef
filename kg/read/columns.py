"""The order in which boxes of a page are read: columns from left to right, what runs across them in between."""

from collections.abc import Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A piece of a line on a page; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.top - self.bottom


_MOST_ACROSS = 0.25  # of the boxes may run across a gutter
_FEWEST = 3  # boxes that make a column
_STEPS = 120  # places at which a gutter is looked for


def in_reading_order(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return the boxes as blocks, each from top to bottom; a block is a column or what runs across columns."""
    gutter = _gutter(boxes)
    if gutter is None:
        return [sorted(boxes, key=lambda box: (-box.top, box.left))] if boxes else []
    blocks: list[list[Box]] = []
    zone: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.top):
        if box.left < gutter < box.right:
            blocks += [*_columns(zone, gutter), [box]]
            zone = []
        else:
            zone.append(box)
    return blocks + _columns(zone, gutter)


def _columns(zone: Sequence[Box], gutter: float) -> list[list[Box]]:
    left = [box for box in zone if box.right <= gutter]
    right = [box for box in zone if box.right > gutter]
    return [block for side in (left, right) for block in in_reading_order(side)]


def _gutter(boxes: Sequence[Box]) -> float | None:
    """Return the middle of the strip that fewest boxes cross, the widest of these, with columns on both sides."""
    if len(boxes) < 2 * _FEWEST:
        return None
    low, high = min(box.left for box in boxes), max(box.right for box in boxes)
    step = (high - low) / _STEPS
    parting = [low + k * step for k in range(1, _STEPS) if _parts(boxes, low + k * step)]
    fewest = min((_across(boxes, x) for x in parting), default=0)  # a short column is no row of headlines
    runs: list[list[float]] = []
    for x in (x for x in parting if _across(boxes, x) == fewest):
        if runs and x - runs[-1][-1] < 1.5 * step:
            runs[-1].append(x)
        else:
            runs.append([x])
    widest = max(runs, key=len, default=[])
    return (widest[0] + widest[-1]) / 2 if widest else None


def _across(boxes: Sequence[Box], x: float) -> int:
    return sum(box.left < x < box.right for box in boxes)


def _parts(boxes: Sequence[Box], x: float) -> bool:
    left = [box for box in boxes if box.right <= x]
    right = [box for box in boxes if box.left >= x]
    if min(len(left), len(right)) < _FEWEST or _across(boxes, x) > _MOST_ACROSS * len(boxes):
        return False
    # a column's lines lie beside the other column's, not above them
    return min(b.bottom for b in left) < max(b.top for b in right) and min(b.bottom for b in right) < max(
        b.top for b in left
    )
