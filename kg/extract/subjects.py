"""Industries, clusters and technologies that nobody listed: a head with known words before it (高端装备制造业)."""

import re

from kg.extract.hits import Hit
from kg.extract.lexicon import Kind
from kg.extract.plausible import is_generic
from kg.extract.reading import Found, Reading, left_edge
from kg.extract.text import CLAUSE_MARKS, lines_with
from kg.model import EntityType

RULE_CLUSTER = "grammar-cluster"
RULE_INDUSTRY = "grammar-industry"
RULE_TECHNOLOGY = "grammar-technology"
RULE_SYSTEM = "grammar-concept"
RULE_MODIFIED = "grammar-modified"
RULE_MODIFIED_AMBIGUOUS = "grammar-modified-ambiguous"
_MAKES_OTHER = ("化", "园", "区", "产品", "设备", "体系", "文明", "遗产", "标准", "政策", "企业家", "基础", "能力")
_TYPES = {
    Kind.CLUSTER: (EntityType.CLUSTER, RULE_CLUSTER),
    Kind.INDUSTRY: (EntityType.INDUSTRY, RULE_INDUSTRY),
    Kind.TECHNOLOGY: (EntityType.TECHNOLOGY, RULE_TECHNOLOGY),
}
_WANTED_OF = ("核心技术", "关键技术", "共性技术")
_NOT_BEFORE = {
    Kind.INDUSTRY: ("变革", "赛道", "工人", "政策", "生态", "基金"),
    Kind.TECHNOLOGY: (
        *("工作者", "人员", "人才", "企业", "变革", "革命", "委员会", "资源", "园区", "高新园", "准确率", "级"),
        *("卡车", "码头", "数据接口", "良法", "体制", "评价"),
    ),
}
_NOUNS = ("nz", "j", "l", "b", "eng")  # beside "n" itself; names of people and places are no modifiers
_SYSTEMS = ("业体系", "经济体系", "能源体系", "物流体系")
_SYSTEM = re.compile(rf"(?:现代化?|新兴|新型|未来|先进)(?:(?![的和与及是为])[一-鿿]){{0,6}}?(?:{'|'.join(_SYSTEMS)})")
_KNOWN = Kind.NAME | Kind.MODIFIER
_TRADES = (EntityType.INDUSTRY, EntityType.TECHNOLOGY)
_SUBJECTS = {EntityType.INDUSTRY, EntityType.TECHNOLOGY, EntityType.CONCEPT, EntityType.CLUSTER}


def find_subjects(reading: Reading) -> list[Found]:
    """Return names built from a head of industry, cluster or technology and the words before it."""
    grown = [
        found
        for kind in _TYPES
        for head in reading.hits.of(kind)
        if head.end - head.begin > 1 and (found := _grown(reading, head, kind))
    ]
    return [*grown, *_modified(reading), *_systems(reading)]


def _systems(reading: Reading) -> list[Found]:
    """Return the systems of trades that policy is to build, which are concepts: 现代海洋产业体系."""
    return [
        reading.found(*match.span(), EntityType.CONCEPT, RULE_SYSTEM)
        for line in lines_with(reading.folded, _SYSTEMS)
        for match in _SYSTEM.finditer(reading.folded, *line)
        if reading.words.is_edge(match.start())
    ]


def _modified(reading: Reading) -> list[Found]:
    """Return listed industries and technologies with the modifiers right before them: 海上风电, 特种橡胶."""
    found = []
    for hit in reading.hits.of(Kind.TRADE):
        begin = left_edge(reading, hit.begin, Kind.MODIFIER, stops=Kind.STOP | Kind.WEAK)
        if begin < hit.begin and hit.begin - begin <= 4 and _is_bounded(reading, begin) and _stands(reading, hit.end):
            for row in hit.rows:
                if row.type in _TRADES:
                    rule = RULE_MODIFIED_AMBIGUOUS if row.ambiguous else RULE_MODIFIED
                    found.append(reading.found(begin, hit.end, row.type, rule))
    return found


def _stands(reading: Reading, end: int) -> bool:
    """Tell whether a name ends at an offset: with a word, and none that makes it another thing (工业 in 工业园区)."""
    return reading.words.is_edge(end) and not reading.folded.startswith(_MAKES_OTHER, end)


def _is_bounded(reading: Reading, at: int) -> bool:
    """Tell whether a name may begin at an offset: behind a mark or a word that governs names."""
    return at == 0 or reading.folded[at - 1] in CLAUSE_MARKS or reading.hits.longest_ending(at, Kind.STOP) is not None


def _grown(reading: Reading, head: Hit, kind: int) -> Found | None:
    """Return the longest name that ends in the head, if its modifiers say which."""
    if not reading.words.is_edge(head.end) or reading.folded.startswith(_NOT_BEFORE.get(kind, ()), head.end):
        return None
    type_, rule = _TYPES[kind]
    known = _known(reading, head, type_)
    last = (known or head).begin
    begin = _begin(reading, kind, known, last)
    if begin >= last or not (known or _is_specific(reading, begin, head, kind)):
        return None
    if is_generic(reading, begin, head.end) or _is_of_named(reading, begin, head, type_):
        return None
    return reading.found(begin, head.end, type_, rule)


def _is_of_named(reading: Reading, begin: int, head: Hit, type_: EntityType) -> bool:
    """Tell whether a head only says what is wanted, or how, of a thing named before it: 芯片核心技术, 新兴产业技术."""
    if type_ is EntityType.TECHNOLOGY and reading.folded.endswith(("产业", "行业"), begin, head.begin):
        return True
    named = reading.hits.longest_beginning(begin, Kind.NAME)
    if named is None or named.end != head.begin:
        return False
    plain = reading.folded[head.begin : head.end]
    if type_ is EntityType.INDUSTRY:
        return plain == "赛道"
    types = {row.type for row in named.rows}
    return types == {EntityType.INDUSTRY} if plain in ("技术", "科技") else plain.endswith(_WANTED_OF)


def _begin(reading: Reading, kind: int, known: Hit | None, last: int) -> int:
    """Return where a name begins whose last known part begins at `last`."""
    is_cluster = kind is Kind.CLUSTER
    stops = Kind.STOP if is_cluster else Kind.STOP | Kind.WEAK
    if known:
        begin = left_edge(reading, last, _KNOWN if is_cluster else Kind.MODIFIER, stops=stops)
    else:
        begin = left_edge(reading, last, _KNOWN, unknown=2, stops=stops, tags=_NOUNS)
    if is_cluster or begin == last:
        return begin
    begin = _after_place(reading, begin)
    return _after_industry(reading, begin, known) if known else begin


def _after_place(reading: Reading, begin: int) -> int:
    """Return where a name begins behind the place that opens it: an industry is not named after where it is."""
    hit = reading.hits.longest_beginning(begin, Kind.NAME)
    return hit.end if hit and hit.rows[0].type is EntityType.REGION else begin


def _after_industry(reading: Reading, begin: int, known: Hit) -> int:
    """Return where a known name begins behind an industry that only stands before it: 数字技术 in 制造业数字技术."""
    hit = reading.hits.longest_beginning(begin, Kind.NAME)
    return hit.end if hit and hit.end <= known.begin and hit.rows[0].type is EntityType.INDUSTRY else begin


def _known(reading: Reading, head: Hit, type_: EntityType) -> Hit | None:
    """Return the listed name that ends with the head and is more than it: only modifiers may stand before it."""
    fitting = [
        hit
        for hit in reading.hits.ending.get(head.end, ())
        if hit.begin < head.begin and any(row.type is type_ and not row.ambiguous for row in hit.rows)
    ]
    known = min(fitting, default=None, key=lambda hit: hit.begin)
    before = reading.hits.longest_ending(head.begin, Kind.NAME)
    return None if known and before and before.begin < known.begin else known  # 半导体与集成电路 before 产业


def _is_specific(reading: Reading, begin: int, head: Hit, kind: int) -> bool:
    """Tell whether the words before the head say which.

    A cluster needs any; a weak head (技术, 制造, 经济) a known technology, or for an industry a known subject; other
    heads need a noun.
    """
    if kind is Kind.CLUSTER:
        return True
    before = [
        hit for at in range(begin + 1, head.begin + 1) for hit in reading.hits.ending.get(at, ()) if hit.begin >= begin
    ]
    types = {row.type for hit in before for row in hit.rows}
    if head.kind & Kind.WEAK_HEAD and kind is Kind.TECHNOLOGY:
        return EntityType.TECHNOLOGY in types or any(
            hit.kind & Kind.TECH_MODIFIER and hit.end == head.begin for hit in before
        )
    if head.kind & Kind.WEAK_HEAD:
        return bool(types & {EntityType.INDUSTRY, EntityType.TECHNOLOGY})
    return (
        bool(types & _SUBJECTS)
        or kind is Kind.TECHNOLOGY
        or any(tag.startswith("n") for _, tag in reading.words.within(begin, head.begin))
    )
