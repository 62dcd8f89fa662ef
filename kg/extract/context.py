"""What a stretch of text names outside a list: by the words around it, else by preference."""

from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import EntityType

_INDUSTRY, _REGION = EntityType.INDUSTRY, EntityType.REGION
_INDUSTRY_AFTER = ("产业", "行业", "企业", "集群", "工业", "市场", "厂商", "生产", "领域", "环节", "从业", "龙头")
# what is measured of a trade: 钢材产量
_MEASURED = (
    "产量",
    "产值",
    "总产量",
    "装机",
    "销量",
    "销售收入",
    "出口",
    "增加值",
    "营收",
    "营业收入",
    "订单",
    "投资",
    "总产值",
    "单产",
    "产能",
    "种植",
    "养殖",
    "收购价",
    "最低收购价",
    "目标价格",
    "主产区",
    "稳产",
    "扩种",
    "贸易",
    "消费",
)
_DEVELOPED = (
    "发展",
    "做强",
    "做优",
    "做大",
    "做精",
    "培育",
    "壮大",
    "振兴",
    "布局",
    "延伸",
    "提升",
    "扩种",
    "扶持",
    "种植",
    "养殖",
)
_STANDS_FOR = ("为代表的", "为主的", "为主导的", "为龙头的", "为核心的", "为重点的")  # 以家电为代表的消费品工业
_PLACE_BEFORE = frozenset("在赴到从距往驻访于")
_PLACE_AFTER = frozenset("市县港")


def is_ordinary(found: Found) -> bool:
    """Tell whether a candidate is an ordinary word too, and counts only in a list or by its sentence."""
    return found.rule.endswith("ambiguous")


def _is_place(reading: Reading, slot: Slot) -> bool:
    """Tell whether an ordinary word stands where places stand: 在大同, 大同市."""
    before, after = reading.folded[slot.begin - 1 : slot.begin], reading.folded[slot.end : slot.end + 1]
    return before in _PLACE_BEFORE or after in _PLACE_AFTER


def type_by_context(reading: Reading, slot: Slot) -> Found | None:
    """Return what a slot names outside a list: by the word behind it, else by preference; None for an ordinary word."""
    after = reading.folded[slot.end : slot.end + 4]
    industry = slot.option(_INDUSTRY)
    if industry and (after.startswith(_INDUSTRY_AFTER) or after.startswith(_MEASURED)):
        return industry
    if industry and len(slot.options) == 1 and reading.folded.endswith(_DEVELOPED, 0, slot.begin):
        return industry
    stands_for = reading.folded.startswith(_STANDS_FOR, slot.end) and reading.folded[slot.begin - 1] == "以"
    if industry and len(slot.options) == 1 and stands_for:
        return industry
    if len(slot.options) == 1 and (place := slot.option(_REGION)) and _is_place(reading, slot):
        return place
    sure = tuple(found for found in slot.options if not is_ordinary(found))
    return Slot(slot.begin, slot.end, sure).best if sure else None
