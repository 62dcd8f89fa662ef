"""Bodies that a place opens (云泽省工业和信息化厅), or 省, 市, 县 without one; the last head closes them."""

import re
from functools import cache

from kg.data import words
from kg.extract.hits import Hit
from kg.extract.lexicon import Kind
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading
from kg.extract.text import one_of
from kg.model import EntityType

RULE = "grammar-institution-placed"
_LONGEST = 22
_BARE_PLACE = re.compile(
    r"[省市县区州](?:(?<=[，。；：、“（\n|】 由和与及同向经在支持依托据从对赴到送请报].)|(?<=\A.))(?=[一-鿿])"
)
_EACH = re.compile("各(?:[省市县区州]、?){1,4}$")  # 各县、区人民政府 is no body
_EACH_LONGEST = 9  # characters of such an opening
_LED_BODIES = ("省委", "市委", "县委", "区委", "州委", "工委", "政府")
_ONE_CHARACTER = "厅局委办部院署"
_INNER = "处司科室所"


@cache
def _stop() -> "re.Pattern[str]":
    return re.compile(rf"[，。；：！？、“”（）《》\n]|\d月|\d日|{one_of('placed_stops')}")


@cache
def _no_offices() -> frozenset[str]:
    return frozenset(words("no_offices"))


def find_placed(reading: Reading) -> list[Found]:
    """Return bodies by the places that open their names."""
    found = []
    for begin, after in _openings(reading):
        end = _end(reading, after)
        follows = reading.folded[begin - 2 : begin] == "委、"  # 某市委、市政府
        is_led = end and reading.folded[end - 2 : end] in _LED_BODIES and _is_led(reading, end)
        if end and (follows or is_led or not is_generic(reading, begin, end)):
            found.append(reading.found(begin, end, EntityType.INSTITUTION, RULE))
    return found


def _openings(reading: Reading) -> list[tuple[int, int]]:
    """Return where a name opened by a place begins, and where the place ends."""
    text = reading.folded
    bare = (
        m.span()
        for m in _BARE_PLACE.finditer(text)
        if not _EACH.search(text, max(0, m.start() - _EACH_LONGEST), m.start())
    )
    openings = {hit[:2] for hit in reading.hits.of(Kind.SURE_PLACE) if not hit.kind & Kind.GROUP}
    return sorted(openings | set(bare))


def _end(reading: Reading, after: int) -> int | None:
    """Return where the name ends whose opening place ends at `after`: with its last head, or the first before 和."""
    stop = _stop().search(reading.folded, after, after + _LONGEST + 2)
    limit = min(stop.start() if stop else len(reading.folded), after + _LONGEST)
    last: int | None = None
    for at in range(after + 1, limit + 1):
        for hit in reading.hits.ending.get(at, ()):
            if hit.kind & Kind.INSTITUTION and hit.begin >= after - 1 and _closes(reading, hit, last):
                last = at
                break
        if last == at and reading.folded[at : at + 1] in ("和", "与", "及"):
            break
    return last


def _closes(reading: Reading, hit: Hit, last: int | None) -> bool:
    """Tell whether a head may close a name: a single character only if it is an office's, or a unit's within one."""
    head = reading.folded[hit.begin : hit.end]
    if len(head) == 1 and reading.folded[hit.begin - 1 : hit.end] in _no_offices():
        return False
    if not reading.words.is_edge(hit.end) and not (len(head) > 1 and _is_led(reading, hit.end)):
        return False
    if len(head) > 1 or head in _ONE_CHARACTER:
        return reading.folded[hit.end : hit.end + 1] not in ("长", "级") or hit.end - hit.begin > 1
    return head in _INNER and last is not None and hit.end - last >= 3


def _is_led(reading: Reading, end: int) -> bool:
    """Tell whether a post follows the name of a body at once; a segmenter sees one word in 省委书记."""
    post = reading.hits.longest_beginning(end, Kind.ROLE)
    return post is not None and post.end - end > 1 and reading.folded[end - 2 : end] not in ("党委", "党组")
