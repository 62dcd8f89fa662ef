"""Whether two pieces of text belong together: told from the words of the page itself."""

from collections.abc import Iterable
from itertools import pairwise

_NEARBY = 20_000  # characters in which the words of a page are looked up


def links(source: str, left: str, right: str, near: int, strict: bool = True) -> bool:
    """Tell whether the seam of two texts is inside a word: what stands on its sides also stands together nearby.

    The end of a heading and the beginning of the paragraph below it hardly ever do. Strict asks for three characters,
    else two suffice.
    """
    if not left or not right:
        return False
    begin, end = max(near - _NEARBY, 0), near + _NEARBY
    before, after = left[-2:], right[:2]
    if source.find(before[-1] + after[0], begin, end) < 0:
        return False
    return not strict or any(
        source.find(seam, begin, end) >= 0 for seam in (before + after[0], before[-1] + after) if len(seam) == 3
    )


def bigrams(texts: Iterable[str]) -> frozenset[str]:
    """Return the pairs of neighbouring characters in the texts."""
    return frozenset(a + b for text in texts for a, b in pairwise(text))


def overlap(text: str, profile: frozenset[str]) -> float:
    """Return which share of the text's pairs of characters the profile holds."""
    pairs = bigrams([text])
    return len(pairs & profile) / len(pairs) if pairs else 0.0
