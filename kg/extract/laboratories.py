"""Laboratories and centres that are named by their fields, 与 and verbs among them: 电磁与力学教育部重点实验室."""

import re
from collections.abc import Iterator

from kg.extract.lexicon import Kind
from kg.extract.reading import Reading
from kg.extract.text import CLAUSE_MARKS
from kg.model import Range

_HEAD = re.compile(
    "(?:国家|全国|教育部|[省市部])级?(?:工程|重点)*实验室|(?:国家|[省市部])级?工程(?:技术)?(?:研究)?中心"
    "|(?:国家|[省市部])级?技术创新中心|科学与[一-鿿]{2,6}学[院系]"
)
_LONGEST = 30
_JOINTS = ("与", "及", "和")
_NAMING_TAGS = ("n", "v", "b", "j", "l", "s", "f", "a", "eng", "x")
_GOVERNING = frozenset("由在为向于与")


def find_laboratories(reading: Reading) -> Iterator[Range]:
    """Yield the names that begin at a mark, behind a word that governs names, or with the name of a body."""
    for head in _HEAD.finditer(reading.folded):
        begin = _begin(reading, head.start())
        if head.start() - begin >= 2:
            yield Range(begin, head.end())


def _begin(reading: Reading, head: int) -> int:
    """Return where a name begins whose head does at an offset; the same offset where it has no more than the head."""
    at = head
    while at > 0 and head - at < _LONGEST and reading.folded[at - 1] not in CLAUSE_MARKS:
        body = reading.hits.longest_ending(at, Kind.INSTITUTION | Kind.SURE_BODY)
        if body and body.end - body.begin > 1:
            return _with_body(reading, body.begin)
        word = reading.words.ending_at(at)
        if word is None:
            return head
        begin, tag = word
        if reading.folded[begin] in _GOVERNING and at - begin == 2 and tag.startswith("n"):
            return begin + 1  # 由脑 is no word
        is_joint = reading.folded[begin:at] in _JOINTS
        if is_joint and (at == head or reading.hits.longest_ending(begin, Kind.GENERIC | Kind.INSTITUTION)):
            return at
        if not is_joint and (not tag.startswith(_NAMING_TAGS) or _governs(reading, begin, at)):
            return at
        at = begin
    return at


def _governs(reading: Reading, begin: int, end: int) -> bool:
    hit = reading.hits.longest_ending(end, Kind.STOP | Kind.DEVELOP)
    return hit is not None and hit.begin <= begin


def _with_body(reading: Reading, at: int) -> int:
    """Return where the name of a body begins whose head does at an offset: its place, or one word more."""
    listed = reading.hits.longest_ending(at, Kind.NAME)
    if listed:
        return listed.begin
    word = reading.words.ending_at(at)
    if word is None or not word[1].startswith("n"):
        return at
    return word[0] + (reading.folded[word[0]] in _GOVERNING and at - word[0] > 2)
