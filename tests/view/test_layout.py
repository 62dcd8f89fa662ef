import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import _size, islands, spread

GROUPS = ["Industry", "Region", "Person", "Policy"]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(0, 1000))
def test_no_two_labels_overlap(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = [GROUPS[n] for n in rng.integers(0, 4, count)]
    links = [(int(a), int(b)) for a, b in rng.integers(0, count, (count, 2)) if a != b]
    labels = ["产" * int(n) for n in rng.integers(1, 25, count)]
    points, sizes = spread(groups, links, labels), np.array([_size(label) for label in labels])
    step = np.abs(points[:, None] - points[None, :])
    room = (sizes[:, None] + sizes[None, :]) / 2
    over = ((room - step) > 2).all(axis=2) & ~np.eye(count, dtype=bool)
    assert np.isfinite(points).all()
    assert over.sum() / 2 <= count * 0.05  # a crowd may not be wholly parted in the rounds there are


def test_the_same_graph_stands_the_same() -> None:
    groups, links, labels = GROUPS * 5, [(n, (n * 7) % 20) for n in range(1, 20)], [f"名称{n}" for n in range(20)]
    assert np.array_equal(spread(groups, links, labels), spread(groups, links, labels))


def test_linked_things_stand_nearer_than_others() -> None:
    groups = ["Industry"] * 24
    links = [(a, b) for base in (0, 12) for a in range(base, base + 12) for b in range(base, a)]
    points = spread(groups, links, ["产业"] * 24)
    middle = [points[:12].mean(axis=0), points[12:].mean(axis=0)]
    inside = np.linalg.norm(points[:12] - middle[0], axis=1).mean()
    across = np.linalg.norm(points[:12] - middle[1], axis=1).mean()
    assert inside < across


def test_islands_keep_classes_apart_with_the_best_connected_in_the_middle() -> None:
    groups = ["Industry"] * 200 + ["Region"] * 80 + ["Person"] * 5
    degrees = list(range(285))
    points = islands(groups, degrees)
    for group in set(groups):
        own = np.array([g == group for g in groups])
        centre = points[own].mean(axis=0)
        radius = np.linalg.norm(points[own] - centre, axis=1).max()
        assert np.linalg.norm(points[~own] - centre, axis=1).min() > radius
    best = points[199]
    assert np.linalg.norm(best - points[:200].mean(axis=0)) < 60
