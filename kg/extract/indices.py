"""Values of an index, which a text may name once and then give place by place: 甲市（0.78）、乙市（0.73）."""

import re

from kg.extract.indicators import Clauses
from kg.extract.units import Quantity, UnitClass
from kg.model import Range

INDEX_NOUN = re.compile(
    "指数|系数|PMI|PUE|比值|评分|得分|均值|倍率|弹性|效率|权重|色差|误差|偏差|浓度|强度|密度|水平$|值$|(?<![年程幅])度$"
)
_NAMED = re.compile("[\u4e00-\u9fff]{0,6}(?:指数(?:均值)?|得分|评分|系数|均值)")
_BOUND = re.compile(r"[^，。；]{0,12}?为(?:分?界|阈值|临界|标准|门槛)")  # what parts classes is no value
_REACH = 600  # characters
_CLAUSE = 80


def index_before(masked: str, clauses: Clauses, quantity: Quantity) -> Range | None:
    """Return the index named before a bare decimal in brackets, or behind 以 or 为 in a clause that names none."""
    if quantity.unit_class is not UnitClass.NONE or "." not in quantity.value or quantity.qualifier:
        return None
    before = masked[quantity.begin - 1 : quantity.begin]
    bracketed = before in "（(" and masked[quantity.end : quantity.end + 1] in "）)"
    if not bracketed and (before not in "以为达" or _BOUND.match(masked, quantity.end)):
        return None
    named = list(_NAMED.finditer(masked, max(0, quantity.begin - _REACH), quantity.begin))
    floor = max(clauses.opening(quantity.begin), quantity.begin - _CLAUSE)
    clause = clauses.clause(floor, quantity.begin)
    if not named or (not bracketed and INDEX_NOUN.search(masked, clause, quantity.begin)):
        return None
    return clauses.name(*named[-1].span()) or Range(*named[-1].span())
