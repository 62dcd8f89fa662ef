"""Numbers with units that measure nothing: durations by the way, distances to a place, conditions, yardsticks."""

import re

from kg.extract.cues import Cue
from kg.extract.units import Quantity, UnitClass

_TIMED = re.compile(
    "时间|时长|周期|工期|寿命|期限|年限|用时|耗时|平均|天数|历时|保质期|货架期|续航|间隔|延迟|时延|全程|最快|最短|最长"
    "|(?:.期|工龄|时限)[为达约近超过至到在]*$"
)
_FAR = re.compile("[以之]?外(?!商|资|贸|汇)|开外|处|深处|高空|远的|长的|宽的|哪|有没有|空域|空间")
_AWAY = re.compile("(?:[向往][东西南北]{1,2}|相?距|距离[^，。]{0,8})[约近超 ]*$")
_EACH = re.compile("每(?:投入|增加|提高|提升|减少|下降|降低|生产|消耗|新增)$")  # 每投入1元，可带动8元
_LENGTHS = {"米", "公里", "千米", "海里", "km"}
_GAUGE = re.compile(
    "的(?:平均|总体|一般)?(?:水平|目标|要求|标准|门槛|红线|任务)|的?(?:显著性|置信)?水平[上下]|的?显著"
)  # 低于3%的平均水平


def measures_nothing(masked: str, quantity: Quantity, clause: int, cue: Cue, *, follows: bool) -> bool:
    """Tell whether a number gives no figure of anything; its clause begins at the offset given.

    `follows` says that nothing but a conjunction parts it from the number before.
    """
    if quantity.unit == "条" and masked[quantity.begin - 1 : quantity.begin] == "“":
        return True  # “36条” is what a document is called
    is_condition = bool(masked[cue.begin - 1 : cue.begin] == "每" and cue.text)  # 每提高1个百分点
    if (
        is_condition
        or _EACH.search(masked, max(0, quantity.begin - 6), quantity.begin)
        or _GAUGE.match(masked, quantity.end)
    ):
        return True
    if quantity.unit_class is UnitClass.TIME:
        return not (follows or cue.text.strip("约近超过逾 ") or _TIMED.search(masked[clause : quantity.begin]))
    return quantity.unit in _LENGTHS and _is_far(masked, quantity)


def _is_far(masked: str, quantity: Quantity) -> bool:
    """Tell whether a length only says where something is: 12公里外, 向北160公里."""
    lead = masked[max(0, quantity.begin - 12) : quantity.begin]
    return bool(_FAR.match(masked, quantity.end) or _AWAY.search(lead))
