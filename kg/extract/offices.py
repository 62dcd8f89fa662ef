"""Posts as the running text gives them before a name: the job titles, and the stretch that says at which body."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.data import words
from kg.model import Range

_LONGEST = 18  # of a job title
_FARTHEST = 70  # from a name to its first post
_JOINTS = "、，和兼及暨"
_STOPS = "。；！？\n“”：:（）【】|—"
_HONOUR = re.compile("、[^、，]{2,24}(?:获得者|入选者|得主|获奖者)$")  # between the posts and the name
_SPACES = " 　*_：:"


class Office(NamedTuple):
    """A job title, and what stands before it in its clause; the stretch is empty where another title does."""

    body: Range
    role: Range


@cache
def role_pattern() -> re.Pattern[str]:
    """Return the pattern of a job title with what may stand before it."""
    roles = "|".join(sorted(words("roles"), key=len, reverse=True))
    modifiers = "|".join(sorted(words("role_modifiers"), key=len, reverse=True))
    return re.compile(rf"(?:(?:{modifiers}))*(?:{roles})(?:兼(?:{roles}))?")


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(word[-1] for word in words("roles"))


def role_ending(text: str, floor: int, end: int) -> Range | None:
    """Return the longest job title that ends at an offset."""
    if text[end - 1 : end] not in _last_letters():
        return None
    for begin in range(max(floor, end - _LONGEST), end - 1):
        if role_pattern().fullmatch(text, begin, end):
            return Range(begin, end)
    return None


def offices_before(text: str, at: int) -> Iterator[Office]:
    """Yield the posts of the person whose name begins at an offset, the nearest first.

    >>> text = "甲大学教授、乙学会副会长李明"
    >>> [(office.body.of(text), office.role.of(text)) for office in offices_before(text, 12)]
    [('乙学会', '副会长'), ('甲大学', '教授')]
    """
    end = at
    while end > 0 and text[end - 1] in _SPACES and at - end < 6:
        end -= 1
    floor = max(0, at - _FARTHEST, *(text.rfind(mark, 0, end) + 1 for mark in _STOPS))
    if honour := _HONOUR.search(text, floor, end):
        end = honour.start()
    while role := role_ending(text, floor, end):
        begin = _body_begin(text, floor, role.begin)
        yield Office(Range(begin, role.begin), role)
        end = begin
        if end <= floor or text[end - 1] not in _JOINTS:
            return
        end -= 1


def _body_begin(text: str, floor: int, end: int) -> int:
    """Return where the stretch before a job title begins: behind a mark, or behind the job title before it."""
    begin = end
    while begin > floor and text[begin - 1] not in "、， 　":
        if text[begin - 1] in "和兼及暨" and role_ending(text, floor, begin - 1):
            break
        begin -= 1
    return begin
