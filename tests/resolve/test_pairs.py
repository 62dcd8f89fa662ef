"""Names to things, measured on pairs of names: how many of those brought together belong together, and the reverse."""

from collections import Counter

import pytest
from resolve.pairs import Pair, is_one, pairs

# pairwise precision and recall that no change may lose; the goal is 0.99 and 0.90. The pairs kept apart are the third
# of their kind, since what has been looked at is developed on: when it was written, the first scored 0.919 and 0.765,
# the second 0.955 and 0.828, the third 0.977 and 0.894. Nobody has looked at its errors yet.
LEAST = [("dev", 0.99, 0.98), ("heldout", 0.97, 0.93)]


@pytest.mark.parametrize(("half", "precision", "recall"), LEAST)
def test_pairs(half: str, precision: float, recall: float) -> None:
    found = [(pair, is_one(pair)) for pair in pairs(half)]
    count = Counter((pair.same, one) for pair, one in found)
    right, wrong, missed = count[True, True], count[False, True], count[True, False]
    print(f"{half}: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}")
    shown = "" if half == "heldout" else "\n".join(str(pair) for pair, one in found if pair.same != one)
    figures = f"{half}: {right} right, {wrong} wrong, {missed} missed\n{shown}"
    assert right / (right + wrong) >= precision, figures
    assert right / (right + missed) >= recall, figures


def test_no_pair_stands_twice() -> None:
    def key(pair: Pair) -> tuple[str, bool, frozenset[str]]:
        return pair.type, pair.in_one, frozenset(map(str, pair.sides))

    everything = [key(pair) for half in ("dev", "heldout") for pair in pairs(half)]
    assert len(everything) >= 500
    assert len(everything) == len(set(everything))
