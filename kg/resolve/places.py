"""Places by path: 北京市海淀区 = 海淀区, since the code list has it in 北京市."""

from collections import defaultdict
from functools import cache

from kg.data import words
from kg.data.gazetteer import gazetteer
from kg.model import EntityType
from kg.resolve.listed import listed, listed_regions, sure_place
from kg.resolve.normal import normal

_ZONES = ("新区", "开发区", "示范区", "试验区", "高新区", "保税区", "园区", "自贸区")  # they have no code of their own

_LONGEST = 12  # characters of a place's name
_SHORTEST_REST = 4
_LATER = {"县": ("区", "市"), "市": ("区",)}
_AREAS = ("地区", "区域")
_SHORTEST_DISTRICT = 3


def place(name: str) -> str:
    """Return the canonical form of a place's name, given in its normal form.

    >>> place("北京海淀区"), place("南京鼓楼区")
    ('海淀区', '南京市鼓楼区')
    """
    if listed(EntityType.REGION, name):
        return name
    if later := _later(name):
        return normal(later)
    if name.endswith(_AREAS) and (label := listed(EntityType.REGION, name[:-2])):
        return normal(label)
    for end in range(len(name) - 2, 1, -1):
        around, rest = listed_regions().get(name[:end], ""), name[end:]
        if not around:
            continue
        if label := listed(EntityType.REGION, rest):
            if rest.endswith(_ZONES) or _is_in(label, around):
                return normal(label)
        elif len(rest) >= _SHORTEST_DISTRICT and rest.endswith(("区", "县", "市", "镇", "乡", "新城")):
            return normal(around) + rest
    return name


def _later(name: str) -> str:
    """Return the district or city that a county or city became which the code list has no longer: 密云县, 萧山市."""
    labels = {listed(EntityType.REGION, name[:-1] + end) for end in _LATER.get(name[-1:], ())} - {""}
    label = labels.pop() if len(labels) == 1 and len(name) >= _SHORTEST_DISTRICT else ""
    return label if any(not code.endswith("00") for code in _codes().get(label, ())) else ""


def is_shared_district(name: str) -> bool:
    """Tell whether a place's name is that of districts of several cities: 鼓楼区."""
    return name in words("shared_districts")


def _is_in(label: str, around: str) -> bool:
    """Tell whether the code list has one place in another."""
    inner, outer = _codes().get(label, ()), _codes().get(around, ())
    return any(code.startswith(wide.removesuffix("00").removesuffix("00")) for code in inner for wide in outer)


@cache
def _codes() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer():
        if row.type is EntityType.REGION and row.code.isdecimal():
            found[row.label].add(row.code)
    return found


def placed(name: str) -> str:
    """Return the name of what is of a place with the place in front written out, in its normal form as is the name.

    >>> placed("长江三角洲区域一体化发展战略"), placed("深圳新一代信息通信集群")
    ('长三角一体化发展战略', '深圳市新一代信息通信集群')
    """
    for end in range(min(len(name) - 2, _LONGEST), 1, -1):
        if label := listed_regions().get(name[:end]) or sure_place(name[:end]):
            rest = name[end:]
            return normal(label) + (rest[2:] if rest.startswith(_AREAS) and len(rest) > _SHORTEST_REST else rest)
    return name
