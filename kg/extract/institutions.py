"""Institutions that nobody listed, and the parents printed in their names."""

import re

from kg.data.gazetteer import GazetteerRow
from kg.extract.lexicon import Hit, Kind
from kg.extract.reading import Found, Reading, left_edge
from kg.model import EntityType, Range

RULE = "grammar-institution"
RULE_PLACED = "grammar-institution-placed"
RULE_COMPANY = "grammar-institution-company"
RULE_UNIT = "grammar-institution-unit"
RULE_PARENT = "institution-parent"
_INSIDE = Kind.NAME | Kind.MODIFIER | Kind.REGION | Kind.INSTITUTION
_PROPER_TAGS = ("ns", "nr", "nt", "nz")
_COMPANY = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|集团公司|有限公司|股份公司|控股集团|集团|公司|(?<!工)厂|银行|证券公司|律师事务所|事务所|合作社|基金会|商会|报社|出版社|电视台|广播电台)(?![一-鿿]?化)"
)
_COMPANY_STOP = re.compile(
    r"[的在和与由是为对向从把被了及或等称如像让给使家该其这那某一二三四五六七八九十\d]|企业|公司|推动|支持|鼓励|走进|来到|引进|带动|联合|以及|依托|通过|参观|考察|成立|组建|注册|投资|收购"
)
_PLACED_STOP = re.compile(
    r"[的在由是为对向从把被了或等以并将，。；：！？、“”（）《》\n]|牵头|负责|会同|印发|发布|支持|开展|组织|联合|表示|介绍|近日|日前|下发|出台|召开|依托"
)
_BARE_PLACE = re.compile(r"(?:(?<=[，。；：、“（\n|】 由和与及同向经在支持依托据])|^)[省市县区州](?=[一-鿿])", re.M)
_UNIT = re.compile(
    r"[一-鿿]{2,14}(?:研究院|研究所|研究中心|研究部|研究室|学院|学部|医院|外科|内科|儿科|分院|分行|中心|实验室|委员会|办公室|司|局|处|室|所|(?<![东西南北中内外全各局总])部|院)(?![一-鿿]?(?:长|门|分|署))"
)
_UNIT_STOP = re.compile(
    r"[的在由是为对向从把被了或以并将和与及等]|下属|直属|所属|旗下|印发|发布|支持|开展|组织|牵头|会同|联合|主任|院长|所长|教授|研究员"
)
_NATIONAL = ("国家", "中国", "全国", "中央")
_ONE_CHARACTER = "厅局委办部院署"
_NO_HEADS = frozenset(
    [
        "东部",
        "西部",
        "南部",
        "北部",
        "中部",
        "内部",
        "外部",
        "全部",
        "各部",
        "局部",
        "布局",
        "格局",
        "结局",
        "全局",
        "大局",
        "定局",
        "部署",
        "签署",
        "举办",
        "主办",
        "承办",
        "协办",
        "兴办",
        "创办",
        "督办",
        "查办",
        "编委",
        "合办",
        "餐厅",
        "客厅",
        "干部",
    ]
)
_INNER = "处司科室所"


def find_institutions(reading: Reading) -> list[Found]:
    """Return institutions: by heads (某大学经济学院), by places (省工业和信息化厅), companies and inner units."""
    found = [*_headed(reading), *_placed(reading), *_companies(reading), *_units(reading)]
    return [part for whole in found for part in parted(reading, whole)]


def _headed(reading: Reading) -> list[Found]:
    found = []
    for head in reading.hits.of(Kind.INSTITUTION):
        if (
            head.end - head.begin < 2
            or not reading.words.is_edge(head.end)
            or _COMPANY.fullmatch(reading.folded, head.begin, head.end)
        ):
            continue
        begin = _begin(reading, head)
        if begin < head.begin and _is_specific(reading, begin, head):
            found.append(reading.found(begin, head.end, EntityType.INSTITUTION, RULE))
    return found


def _begin(reading: Reading, head: Hit) -> int:
    begin = left_edge(reading, head.begin, _INSIDE, unknown=3)
    if (
        begin >= 2
        and reading.folded[begin - 1] in "和与及"
        and not any(map(_is_institution, reading.hits.ending.get(begin - 1, ())))
    ):
        # 经济与技术研究所: the conjunction is inside where no name of an institution ends before it
        further = left_edge(reading, begin - 1, _INSIDE, unknown=2)
        if further < begin - 1 and reading.hits.longest_beginning(further, Kind.NAME | Kind.REGION):
            return further
    if begin < head.begin - 2 and reading.folded[begin] in "据由经访":
        return begin + 1
    return begin + (reading.folded[begin] == "系" and reading.folded[begin - 2 : begin] in ("作者", "单位"))


def _is_institution(hit: Hit) -> bool:
    return bool(hit.kind & Kind.INSTITUTION) or any(row.type is EntityType.INSTITUTION for row in hit.rows)


def _is_specific(reading: Reading, begin: int, head: Hit) -> bool:
    """Tell whether the name says which body: by a place, a known body, or a proper word that no list knows."""
    if _is_generic(reading, begin, head.end):
        return False
    first = reading.hits.longest_beginning(begin, Kind.NAME | Kind.MODIFIER)
    if (
        first
        and first.end <= head.begin
        and any(row.type in (EntityType.REGION, EntityType.INSTITUTION) for row in first.rows)
    ):
        return True
    words = reading.words.within(begin, head.begin)
    if first and reading.folded.startswith(_NATIONAL, begin):
        return len(words) >= 3 and head.end - head.begin >= 2
    return any(tag.startswith(_PROPER_TAGS) for _, tag in words) or (first is None and head.begin - begin >= 2)


def _is_generic(reading: Reading, begin: int, end: int) -> bool:
    generic = reading.hits.longest_ending(end, Kind.GENERIC)
    return generic is not None and generic.begin <= begin


def _placed(reading: Reading) -> list[Found]:
    """Find bodies that a place opens, or 省, 市, 县 without one; the last head before a mark or a verb closes them."""
    found = []
    for begin, after in _openings(reading):
        stop = _PLACED_STOP.search(reading.folded, after)
        limit = min(stop.start() if stop else len(reading.folded), after + 22)
        ends: list[int] = []
        for at in range(after + 1, limit + 1):
            heads = [
                hit for hit in reading.hits.ending.get(at, ()) if hit.kind & Kind.INSTITUTION and hit.begin >= after - 1
            ]
            if any(_closes(reading, hit, ends) for hit in heads):
                ends.append(at)
                if reading.folded[at : at + 1] in ("和", "与", "及"):
                    break
        follows = reading.folded[begin - 2 : begin] == "委、"  # 某市委、市政府
        if ends and (follows or not _is_generic(reading, begin, ends[-1])):
            found.append(reading.found(begin, ends[-1], EntityType.INSTITUTION, RULE_PLACED))
    return found


def parted(reading: Reading, found: Found) -> list[Found]:
    """Cut a name in two where a listed body begins right behind another's head: 甲部办公厅乙委办公厅."""
    for at in range(found.begin + 4, found.end - 2):
        hit = reading.hits.longest_beginning(at, Kind.NAME)
        if hit and any(map(_is_listed, hit.rows)) and any(map(_is_institution, reading.hits.ending.get(at, ()))):
            first = reading.found(found.begin, at, EntityType.INSTITUTION, found.rule)
            return [first, *parted(reading, reading.found(at, found.end, EntityType.INSTITUTION, found.rule))]
    return [found]


def _is_listed(row: GazetteerRow) -> bool:
    return row.type is EntityType.INSTITUTION and not row.ambiguous


def _closes(reading: Reading, hit: Hit, before: list[int]) -> bool:
    """Tell whether a head may close a name: a single character only if it is an office's, or a unit's within one."""
    head = reading.folded[hit.begin : hit.end]
    if len(head) == 1 and reading.folded[hit.begin - 1 : hit.end] in _NO_HEADS:
        return False
    if not reading.words.is_edge(hit.end):
        return False
    if len(head) > 1 or head in _ONE_CHARACTER:
        return reading.folded[hit.end : hit.end + 1] not in ("长", "级") or hit.end - hit.begin > 1
    return head in _INNER and bool(before) and hit.end - before[-1] >= 3


def _openings(reading: Reading) -> list[tuple[int, int]]:
    """Return where a name opened by a place begins, and where the place ends."""
    openings = {
        (hit.begin, hit.end)
        for hit in reading.hits.of(Kind.NAME)
        if any(row.type is EntityType.REGION and not row.ambiguous and "group" not in row.note for row in hit.rows)
    }
    openings |= {match.span() for match in _BARE_PLACE.finditer(reading.folded)}
    return sorted(openings)


def _units(reading: Reading) -> list[Found]:
    """Find units within listed bodies: 国家信息中心经济预测部, 国家发展改革委综合司."""
    found = []
    for hit in reading.hits.of(Kind.NAME):
        if not any(row.type is EntityType.INSTITUTION and not row.ambiguous for row in hit.rows):
            continue
        match = _UNIT.match(reading.folded, hit.end)
        if match and reading.words.is_edge(match.end()) and not _UNIT_STOP.search(match.group()):
            found.append(reading.found(hit.begin, match.end(), EntityType.INSTITUTION, RULE_UNIT))
    return found


def _companies(reading: Reading) -> list[Found]:
    """Find companies: whatever stands before 公司 or 集团 up to a mark or a word that cannot be in a firm's name."""
    found = []
    for head in _COMPANY.finditer(reading.folded):
        floor = reading.clause_begin(head.start(), 16)
        stops = [m.end() for m in _COMPANY_STOP.finditer(reading.folded, floor, head.start()) if m.end() < head.start()]
        stops += [
            at
            for at in range(floor + 2, head.start())
            if (hit := reading.hits.longest_ending(at, Kind.DEVELOP)) and hit.begin >= floor and at - hit.begin > 1
        ]
        if any(m.end() == head.start() for m in _COMPANY_STOP.finditer(reading.folded, floor, head.start())):
            continue
        begin = max(stops, default=floor)
        if (
            head.start() - begin >= 2
            and reading.words.is_edge(begin)
            and not _is_generic(reading, begin, head.end())
            and _is_proper(reading, begin, head.start())
        ):
            found.append(reading.found(begin, head.end(), EntityType.INSTITUTION, RULE_COMPANY))
    return found


def _is_proper(reading: Reading, begin: int, end: int) -> bool:
    """Tell whether the words are not all ordinary ones: 互联网公司, 高水平研究型大学."""
    if reading.folded.startswith(_NATIONAL, begin):
        return True
    covered = begin
    while covered < end:
        hit = reading.hits.longest_beginning(
            covered, Kind.MODIFIER | Kind.NAME | Kind.GENERIC | Kind.WEAK | Kind.INDUSTRY | Kind.TECHNOLOGY | Kind.STOP
        )
        if (
            hit is None
            or hit.end > end
            or any(row.type in (EntityType.REGION, EntityType.INSTITUTION, EntityType.CONCEPT) for row in hit.rows)
        ):
            return True
        covered = hit.end
    return False


def parent_of(where: Range, reading: Reading) -> Found | None:
    """Return the institution whose name opens the name of an inner unit: 某大学 in 某大学经济学院.

    A listed institution counts, and so does the longest opening that ends in a head of two characters or more.
    """
    listed = [
        Found(hit.begin, hit.end, EntityType.INSTITUTION, row.label, RULE_PARENT)
        for hit in reading.hits.beginning.get(where.begin, ())
        for row in hit.rows
        if hit.end + 1 < where.end and row.type is EntityType.INSTITUTION and not row.ambiguous
    ]
    headed = [
        reading.found(where.begin, hit.end, EntityType.INSTITUTION, RULE_PARENT)
        for hit in reading.hits.all
        if hit.kind & Kind.INSTITUTION
        and where.begin + 1 <= hit.begin
        and hit.end - hit.begin > 1
        and hit.end + 2 < where.end
        and reading.words.is_edge(hit.end)
    ]
    return max([*headed, *listed], key=lambda found: found.end, default=None)
