"""Where things stand in the picture: computed at build time, the same for the same graph.

Two arrangements: `islands`, all things, a disc for each group with its best connected in the middle; and `spread`,
a few things with room for their labels, linked ones near each other and each class around a place of its own.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
GOLDEN = math.pi * (3 - math.sqrt(5))
SPACING = 54.0  # between neighbours in an island
LABEL_WIDTH, LABEL_HEIGHT = 12.5, 15.0  # of one Chinese character, and of a line
LABEL_COLUMNS = 9
ASPECT = 1.75  # of the picture, width to height


def islands(groups: Sequence[str], degrees: Sequence[int]) -> Points:
    """Return a place for each thing: groups as discs side by side, filled from the middle by degree."""
    members: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    points = np.zeros((len(groups), 2))
    order = sorted(members, key=lambda group: (-len(members[group]), group))
    centres = _pack([_radius(len(members[group])) for group in order])
    for group, centre in zip(order, centres, strict=True):
        inside = sorted(members[group], key=lambda place: (-degrees[place], place))
        points[inside] = _sunflower(len(inside)) + centre
    return points


def _radius(count: int) -> float:
    return SPACING * math.sqrt(count) * 0.62 + SPACING


def _sunflower(count: int) -> Points:
    number = np.arange(count)
    radius, angle = SPACING * 0.6 * np.sqrt(number + 0.3), number * GOLDEN
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _pack(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Place discs, the largest first, each as near the middle as it fits without touching another."""
    placed: list[tuple[float, float, float]] = []
    for radius in radii:
        step, turn = radius * 0.5 + SPACING, 0
        while True:
            distance, angle = step * math.sqrt(turn) * 0.5, turn * GOLDEN
            x, y = 1.35 * distance * math.cos(angle), distance * math.sin(angle)
            if all(math.hypot(x - a, y - b) >= radius + r + SPACING for a, b, r in placed):
                break
            turn += 1
        placed.append((x, y, radius))
    return [(x, y) for x, y, _ in placed]


def spread(groups: Sequence[str], links: Sequence[tuple[int, int]], labels: Sequence[str]) -> Points:
    """Return a place for each of a few hundred things so that no two labels overlap."""
    count = len(groups)
    if not count:
        return np.zeros((0, 2))
    anchors = _anchors(groups, len(labels))
    points = anchors + _sunflower(count) * 0.35
    points = _settle(points, anchors, np.array(sorted(set(links)), dtype=np.intp).reshape(-1, 2))
    sizes = np.array([_size(label) for label in labels])
    return _separate(_fill(points, sizes), sizes)


def _anchors(groups: Sequence[str], count: int) -> Points:
    """Give each group a place on an ellipse, wide for its share of things."""
    share = {group: math.sqrt(groups.count(group)) for group in dict.fromkeys(groups)}
    total, at = sum(share.values()), 0.0
    places = {}
    for group, width in share.items():
        angle = 2 * math.pi * (at + width / 2) / total - math.pi
        places[group] = (1.3 * math.cos(angle), math.sin(angle))
        at += width
    if len(places) == 1:
        places = dict.fromkeys(places, (0.0, 0.0))
    return np.array([places[group] for group in groups]) * 38 * math.sqrt(count)


def _settle(points: Points, anchors: Points, links: NDArray[np.intp], rounds: int = 120) -> Points:
    """Move linked things together, all things apart (Fruchterman and Reingold 1991), and each towards its anchor."""
    ideal = 95.0
    pull = np.zeros((len(points), len(points)))
    np.add.at(pull, (links[:, 0], links[:, 1]), 0.35 / ideal)
    pull += pull.T
    for turn in range(rounds):
        step = _steps(points)
        squared = (step**2).sum(axis=0)
        force = (step * (ideal**2 / (squared + 1.0) - pull * np.sqrt(squared))).sum(axis=2).T
        force += (anchors - points) * 0.9
        length = np.linalg.norm(force, axis=1, keepdims=True) + 1e-9
        heat = 60.0 * (1 - turn / rounds) + 1
        points = points + force / length * np.minimum(length, heat)
    return points


def _steps(points: Points) -> Points:
    """Return the way from each point to each other, an axis at a time: 2 × n × n."""
    axes = np.ascontiguousarray(points.T)  # else numpy lays the steps out as the points are, and sums take long
    return axes[:, :, None] - axes[:, None, :]


def _fill(points: Points, sizes: Points, evenness: float = 0.75) -> Points:
    """Use the room evenly: draw apart what is crowded and together what is far, in the order in which things stand."""
    if len(points) < 4:
        return points
    area = float(np.prod(sizes, axis=1).sum())
    filled = np.empty_like(points)
    for axis, length in ((0, math.sqrt(area * ASPECT)), (1, math.sqrt(area / ASPECT))):
        along = points[:, axis]
        rank = np.argsort(np.argsort(along, kind="stable"), kind="stable") / (len(points) - 1)
        scaled = (along - along.min()) / (np.ptp(along) or 1.0)
        filled[:, axis] = length * (evenness * rank + (1 - evenness) * scaled)
    return filled


def _size(label: str) -> tuple[float, float]:
    """Return the room of a node with its label: as many as nine characters a line, two lines."""
    columns = min(len(label), LABEL_COLUMNS)
    lines = min(2, math.ceil(len(label) / LABEL_COLUMNS)) if label else 0
    return max(columns * LABEL_WIDTH, 26) + 6, lines * LABEL_HEIGHT + 20


def _separate(points: Points, sizes: Points, rounds: int = 400) -> Points:
    """Push overlapping boxes apart along the shorter way until none overlap."""
    points = points.copy()
    axes = np.ascontiguousarray(sizes.T)
    room, apart = (axes[:, :, None] + axes[:, None, :]) / 2, ~np.eye(len(points), dtype=bool)
    for _ in range(rounds):
        step = _steps(points)
        overlap = room - np.abs(step)
        one, other = np.nonzero((overlap > 0.5).all(axis=0) & apart)
        if not len(one):
            break
        over, way = overlap[:, one, other], np.sign(step[:, one, other])
        way = np.where(way == 0, np.sign(one - other), way)
        shorter = over == over.min(axis=0)
        shorter[1] &= ~shorter[0]
        for axis in (0, 1):
            push = np.bincount(one, np.where(shorter[axis], way[axis] * over[axis], 0), len(points))
            points[:, axis] += np.clip(push * 0.5, -80, 80)
    return points
