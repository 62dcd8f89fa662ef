"""What a stretch of text names outside a list: by the words around it, else by preference."""

from kg.extract.reading import Found, Reading
from kg.extract.slots import Slot
from kg.model import EntityType

_INDUSTRY_AFTER = ("产业", "行业", "企业", "集群", "工业", "市场", "厂商", "生产", "领域", "环节", "从业", "龙头")
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
    if after.startswith(_INDUSTRY_AFTER) and (found := slot.option(EntityType.INDUSTRY)):
        return found
    if (place := slot.option(EntityType.REGION)) and len(slot.options) == 1 and _is_place(reading, slot):
        return place
    sure = [found for found in slot.options if not is_ordinary(found)]
    return slot.narrowed_to(sure).best if sure else None
